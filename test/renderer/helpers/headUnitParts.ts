import type { HeadUnitSkin } from '../../../src/renderer/headUnit/headUnitSkin.ts'
import type { HeadUnitWords } from '../../../src/renderer/headUnit/headUnitWords.ts'
import { headUnitWordsFor } from '../../../src/renderer/bench/headUnitWordsFor.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { benchTexts } from './benchTexts.ts'

export function words(locale = 'en'): HeadUnitWords {
  return headUnitWordsFor(benchTexts('en'), shippedCatalogue(), locale)
}

/** The shipped skin of a menu family. */
export function skinOf(family: 'A' | 'B' | 'C' | 'T'): HeadUnitSkin {
  const skin = shippedCatalogue().skins.find(({ families }) => families.includes(family))
  if (skin === undefined) throw new Error(`no skin for ${family}`)
  return skin
}
