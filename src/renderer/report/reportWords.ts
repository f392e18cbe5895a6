import type en from './messages/en.json'

export type ReportWord = keyof typeof en

/** The page's own texts, in one language. */
export interface ReportWords {
  readonly locale: string
  word(word: ReportWord, values?: Readonly<Record<string, string | number>>): string
}

const fallback = 'en'

const files = import.meta.glob<Readonly<Record<string, string>>>('./messages/*.json', {
  eager: true,
  import: 'default',
})

const messages: Readonly<Record<string, Readonly<Record<string, string>>>> = Object.fromEntries(
  Object.entries(files).map(([path, texts]) => [path.replace(/^.*\/([^/]+)\.json$/, '$1'), texts]),
)

/** The texts in the language that suits a browser best: one file each, a new file is a new language. */
export function reportWords(wanted: readonly string[]): ReportWords {
  const languages = wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  const locale = languages.find((language) => messages[language] !== undefined) ?? fallback
  return {
    locale,
    word(word, values = {}) {
      const text = messages[locale]?.[word] ?? messages[fallback]?.[word] ?? word
      return text.replace(/\{(\w+)\}/g, (braces, name: string) => String(values[name] ?? braces))
    },
  }
}
