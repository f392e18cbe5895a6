import i18next, { type BackendModule, type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { benchTextsIn, fallbackBenchLocale } from './benchLocales.ts'

const namespace = 'translation'

/** The bench's own texts. The words of the car come from the catalogue. */
export async function benchMessages(locale: string): Promise<i18n> {
  const messages = i18next.createInstance()
  const incomplete = new Set<string>()

  async function textsOf(wanted: string) {
    const texts = await benchTextsIn(wanted)
    const isWhole = typeof texts === 'object' && 'complete' in texts
    if (wanted !== fallbackBenchLocale && !isWhole) {
      incomplete.add(wanted)
      const english = await benchTextsIn(fallbackBenchLocale)
      messages.addResourceBundle(fallbackBenchLocale, namespace, english)
    }
    return texts
  }
  const fromFiles: BackendModule = {
    type: 'backend',
    init: () => undefined,
    read(wanted, _namespace, done) {
      textsOf(wanted).then(
        (texts) => {
          done(null, texts)
        },
        (error: unknown) => {
          done(error instanceof Error ? error : String(error), null)
        },
      )
    },
  }
  await messages
    .use(fromFiles)
    .use(initReactI18next)
    .init({
      lng: locale,
      // a file that calls itself complete needs no English beside it, and the first load carries none
      fallbackLng: (wanted) => (incomplete.has(wanted) ? [fallbackBenchLocale] : []),
      interpolation: { escapeValue: false },
      returnNull: false,
      // the head unit is drawn in the car's language, which comes later than the bench's
      react: { bindI18nStore: 'added', useSuspense: false },
    })
  return messages
}
