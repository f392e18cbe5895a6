import i18next, { type i18n, type Resource } from 'i18next'
import { initReactI18next } from 'react-i18next'

export const fallbackBenchLocale = 'en'

const files = import.meta.glob<Record<string, unknown>>('./messages/*.json', {
  eager: true,
  import: 'default',
})

const resources: Resource = Object.fromEntries(
  Object.entries(files).map(([path, translation]) => [
    path.replace(/^.*\/([^/]+)\.json$/, '$1'),
    { translation },
  ]),
) as Resource

/** The languages of the bench: one file each, a new file is a new language. */
export const benchLocales: readonly string[] = Object.keys(resources).sort()

/** The bench language that suits a browser best. */
export function benchLocaleFor(wanted: readonly string[]): string {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split('-')[0] ?? ''
    if (benchLocales.includes(language)) return language
  }
  return fallbackBenchLocale
}

/** The bench's own texts. The words of the car come from the catalogue. */
export function benchMessages(locale: string): i18n {
  const messages = i18next.createInstance()
  void messages.use(initReactI18next).init({
    lng: locale,
    fallbackLng: fallbackBenchLocale,
    resources,
    initAsync: false,
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  return messages
}
