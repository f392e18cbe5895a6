import { useEffect, useMemo, useState } from 'react'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Host } from '../hosts/host.ts'

const none: Catalogue['texts'] = {}

/** The facts with our own words in these languages, fetched when they are wanted; until then, English stands in. */
export function useTexts(host: Host, catalogue: Catalogue, locales: readonly string[]): Catalogue {
  const [fetched, setFetched] = useState(none)
  const missing = [...new Set(locales)]
    .filter((locale) => locale in catalogue.labels)
    .filter((locale) => !(locale in catalogue.texts) && !(locale in fetched))
    .join(' ')
  useEffect(() => {
    let over = false
    for (const locale of missing.split(' ').filter((one) => one !== '')) {
      host.loadTexts(locale).then(
        (texts) => {
          if (!over) setFetched((known) => ({ ...known, [locale]: texts }))
        },
        // a language may have labels and no words of ours
        () => undefined,
      )
    }
    return () => {
      over = true
    }
  }, [host, missing])
  return useMemo(
    () => ({ ...catalogue, texts: { ...catalogue.texts, ...fetched } }),
    [catalogue, fetched],
  )
}
