import { fallbackLocale } from '../catalogue.ts'
import { textSections } from '../catalogueSchema.ts'
import type { Rule } from '../ruleInput.ts'

/** A language has no text that English lacks, and the same names in braces. A text it lacks is no fault: English stands in. */
export const textsMatchEnglish: Rule = ({ catalogue, faultAt }) => {
  const english = catalogue.texts[fallbackLocale]
  if (english === undefined) return []
  return Object.entries(catalogue.texts).flatMap(([locale, texts]) =>
    textSections.flatMap((section) =>
      Object.entries(texts[section]).flatMap(([key, text]) => {
        const place = [`texts/${locale}.yaml`, [section, key]] as const
        const model = english[section][key]
        if (model === undefined) return [faultAt(...place, 'English has no such text')]
        const wanted = namesIn(model)
        if (namesIn(text) === wanted) return []
        return [faultAt(...place, `its names in braces should be: ${wanted || 'none'}`)]
      }),
    ),
  )
}

function namesIn(text: string): string {
  return [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ')
}
