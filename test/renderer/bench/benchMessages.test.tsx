import { expect, test } from 'vitest'
import { benchLocaleFor, benchLocales } from '../../../src/renderer/bench/benchLocales.ts'
import { benchTexts } from '../helpers/benchTexts.ts'

type Texts = { readonly [key: string]: string | Texts }

function flat(texts: Texts, path = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, text]): [string, string][] =>
    typeof text === 'string' ? [[path + key, text]] : flat(text, `${path}${key}.`),
  )
}

function textsOf(locale: string): Map<string, string> {
  const bundle = benchTexts(locale).getResourceBundle(locale, 'translation') as Texts
  return new Map(flat(bundle))
}

const pluralForm = /_(zero|one|two|few|many|other)$/

function plain(key: string): string {
  return key.replace(pluralForm, '')
}

function blanks(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\w+\}\}/g)].map(([blank]) => blank).sort()
}

const english = textsOf('en')

test.each(benchLocales)(
  '%s has every text of the bench, and none that nobody asks for',
  (locale) => {
    const keys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(plain))].sort()
    expect(keys(textsOf(locale))).toEqual(keys(english))
  },
)

test.each(benchLocales)(
  '%s has every plural form that the language knows, and no other',
  (locale) => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const texts = textsOf(locale)
    const counted = new Set([...texts.keys()].filter((key) => pluralForm.test(key)).map(plain))
    expect(counted.size).toBeGreaterThan(0)
    for (const key of counted) {
      const given = [...texts.keys()].filter((other) => plain(other) === key)
      expect(given.sort()).toEqual(forms.map((form) => `${key}_${form}`).sort())
    }
  },
)

test.each(benchLocales)('%s leaves the same blanks to fill as English', (locale) => {
  for (const [key, text] of textsOf(locale)) {
    const pattern = english.get(key) ?? english.get(`${plain(key)}_other`) ?? ''
    expect([key, blanks(text)]).toEqual([key, blanks(pattern)])
  }
})

test('plurals are right where they are hard', () => {
  const count = (locale: string, number: number) =>
    benchTexts(locale).t('picker.flags', { count: number })
  expect([1, 2, 5, 21].map((number) => count('ru', number))).toEqual([
    '1 сомнительный пункт',
    '2 сомнительных пункта',
    '5 сомнительных пунктов',
    '21 сомнительный пункт',
  ])
  expect([1, 3, 5].map((number) => count('cs', number))).toEqual([
    '1 sporný bod',
    '3 sporné body',
    '5 sporných bodů',
  ])
})

test('the bench speaks the first language of the browser that it knows', () => {
  expect(benchLocaleFor(['eo', 'de-AT', 'fr'])).toBe('de')
  expect(benchLocaleFor(['eo'])).toBe('en')
})
