import type { DrawnReport } from '../../scenario/drawnReport.ts'
import { languageName } from '../bench/languageName.ts'
import type { HeadUnitWord, HeadUnitWords } from '../headUnit/headUnitWords.ts'

const fallback = 'en'

const files = import.meta.glob<Readonly<Record<string, string>>>('../bench/messages/*.json', {
  eager: true,
  import: 'headUnit',
})

function spoken(locale: string): Readonly<Record<string, string>> | undefined {
  return files[`../bench/messages/${locale}.json`]
}

/** The words of the drawing in the language of a run; English where nobody here speaks it. */
export function carWords({ reasons }: Pick<DrawnReport, 'reasons'>, locale: string): HeadUnitWords {
  return {
    locale,
    word: (word: HeadUnitWord) => spoken(locale)?.[word] ?? spoken(fallback)?.[word] ?? word,
    reason: (code) => reasons[locale]?.[code] ?? reasons[fallback]?.[code] ?? code,
    language: (other) => languageName(other, locale),
  }
}
