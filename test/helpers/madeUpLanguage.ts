import { readFileSync } from 'node:fs'
import { catalogueFiles } from './catalogueFiles.ts'

/** A language that nobody speaks, made from English: every text of it can be told from every other language's. */
export const madeUpLocale = 'tlh'

/** The made-up words for English ones; what stands in braces is filled in later and stays. */
export function madeUpText(english: string): string {
  return `ŋ${english.replace(/\{+\w+\}+|[aeiou]/g, (part) => (part.startsWith('{') ? part : `${part}ŕ`))}ŋ`
}

/** The shipped catalogue and two more files: the language as somebody would add it. */
export function catalogueFilesWithMadeUpLanguage(): Record<string, string> {
  const files = catalogueFiles()
  const translated = (name: string, line: RegExp) =>
    (files[name] ?? '')
      .replace(/^locale: en$/m, `locale: ${madeUpLocale}`)
      .replace(/^name: .*$/m, 'name: tlhIngan')
      .replace(line, (_, key: string, text: string) => `${key}'${madeUpText(text)}'`)
  return {
    ...files,
    [`labels/${madeUpLocale}.yaml`]: translated('labels/en.yaml', /^( +text: )'(.*)'$/gm),
    [`texts/${madeUpLocale}.yaml`]: translated('texts/en.yaml', /^( +[\w-]+: )'(.*)'$/gm),
  }
}

type Texts = { readonly [key: string]: string | Texts }

/** The file of the bench's texts in one of its languages. */
export function benchTextFile(locale: string): Texts {
  return JSON.parse(readFileSync(`src/renderer/bench/messages/${locale}.json`, 'utf8')) as Texts
}

/** The bench's texts in the made-up language. */
export function madeUpBenchTexts(english: Texts = benchTextFile('en')): Texts {
  return Object.fromEntries(
    Object.entries(english).map(([key, text]) => [
      key,
      typeof text === 'string' ? madeUpText(text) : madeUpBenchTexts(text),
    ]),
  )
}
