import i18next, { type BackendModule, type i18n, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const fallbackBenchLocale = 'en'

const files = import.meta.glob<ResourceKey>('./messages/*.json', { import: 'default' })

const loaders = new Map(
  Object.entries(files).map(([path, load]) => [path.replace(/^.*\/([^/]+)\.json$/, '$1'), load]),
)

/** The languages of the bench: one file each, a new file is a new language. */
export const benchLocales: readonly string[] = [...loaders.keys()].sort()

/** The bench language that suits a browser best. */
export function benchLocaleFor(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? ''
    if (benchLocales.includes(language)) return language
  }
  return fallbackBenchLocale
}

/** Fetches a language when it is wanted: the first load carries no other. */
const fromFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(locale, _namespace, done) {
    const load = loaders.get(locale)
    // a car may speak a language that the bench does not
    if (load === undefined) {
      done(null, {})
      return
    }
    load().then(
      (texts) => {
        done(null, texts)
      },
      (error: unknown) => {
        done(error instanceof Error ? error : String(error), null)
      },
    )
  },
}

/** The bench's own texts. The words of the car come from the catalogue. */
export async function benchMessages(locale: string): Promise<i18n> {
  const messages = i18next.createInstance()
  await messages
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: locale,
      fallbackLng: fallbackBenchLocale,
      interpolation: { escapeValue: false },
      returnNull: false,
      // the head unit is drawn in the car's language, which comes later than the bench's
      react: { bindI18nStore: 'added', useSuspense: false },
    })
  return messages
}
