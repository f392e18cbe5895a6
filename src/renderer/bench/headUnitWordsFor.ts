import type { i18n } from 'i18next'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { textFor } from '../../catalogue/textFor.ts'
import type { HeadUnitWords } from '../headUnit/headUnitWords.ts'
import { languageName } from './languageName.ts'

/** The words of the drawing in the car's language; English where the bench does not speak it. */
export function headUnitWordsFor(
  messages: i18n,
  catalogue: Catalogue,
  locale: string,
): HeadUnitWords {
  const t = messages.getFixedT(locale, null, 'headUnit')
  return {
    locale,
    word: (word) => t(word),
    reason: (code) => textFor(catalogue, locale, 'reasons', code),
    language: (other) => languageName(other, locale),
  }
}
