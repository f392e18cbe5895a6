import { fallbackLocale, type Catalogue } from './catalogue.ts'
import { textSections } from './catalogueSchema.ts'
import { menuPositions } from './menuPositions.ts'

/** How far a language goes. */
export interface Coverage {
  readonly locale: string
  readonly name: string
  /** Positions of the menus whose label a document prints in this language. */
  readonly printed: number
  readonly positions: number
  /** Texts of ours that English stands in for: `prompts.home`. */
  readonly missingTexts: readonly string[]
}

/** The coverage of every language, sorted by locale. */
export function coverageOf(catalogue: Catalogue): readonly Coverage[] {
  const positions = menuPositions(catalogue)
  const locales = new Set([...Object.keys(catalogue.labels), ...Object.keys(catalogue.texts)])
  return [...locales].sort().map((locale) => ({
    locale,
    name: catalogue.labels[locale]?.name ?? locale,
    printed: positions.filter(({ tree, path }) => {
      const confidence = catalogue.labels[locale]?.labels[tree]?.[path]?.confidence
      return confidence === 'documented' || confidence === 'conflicting'
    }).length,
    positions: positions.length,
    missingTexts: missingTexts(catalogue, locale),
  }))
}

function missingTexts(catalogue: Catalogue, locale: string): readonly string[] {
  return textSections.flatMap((section) =>
    Object.keys(catalogue.texts[fallbackLocale]?.[section] ?? {})
      .filter((key) => catalogue.texts[locale]?.[section][key] === undefined)
      .map((key) => `${section}.${key}`),
  )
}
