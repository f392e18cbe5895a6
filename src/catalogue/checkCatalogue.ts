import { parseCatalogue, type CatalogueFiles, type ParsedCatalogue } from './parseCatalogue.ts'
import { ruleInput, type Rule } from './ruleInput.ts'
import { doubtfulFactsHaveANote } from './rules/doubtfulFactsHaveANote.ts'
import { everyConflictIsExplained } from './rules/everyConflictIsExplained.ts'
import { everyEntryHasAnEnglishLabel } from './rules/everyEntryHasAnEnglishLabel.ts'
import { everyFamilyHasOneSkin } from './rules/everyFamilyHasOneSkin.ts'
import { everyKeyLeadsSomewhere } from './rules/everyKeyLeadsSomewhere.ts'
import { everyLabelHasAPlace } from './rules/everyLabelHasAPlace.ts'
import { everyLeafServesAGroup } from './rules/everyLeafServesAGroup.ts'
import { everySourceExists } from './rules/everySourceExists.ts'
import { everyStatedPathCanBeWalked } from './rules/everyStatedPathCanBeWalked.ts'
import { everyVehicleHasItsEntries } from './rules/everyVehicleHasItsEntries.ts'
import { labelsOnAScreenDiffer } from './rules/labelsOnAScreenDiffer.ts'
import { likeNamesASibling } from './rules/likeNamesASibling.ts'
import { listedIdsAreUnique } from './rules/listedIdsAreUnique.ts'
import { siblingIdsAreUnique } from './rules/siblingIdsAreUnique.ts'
import { textsMatchEnglish } from './rules/textsMatchEnglish.ts'
import { vehiclesAreUnique } from './rules/vehiclesAreUnique.ts'

/** What must hold before a menu can be walked. */
const groundRules: readonly Rule[] = [
  everySourceExists,
  doubtfulFactsHaveANote,
  everyConflictIsExplained,
  listedIdsAreUnique,
  siblingIdsAreUnique,
  likeNamesASibling,
  everyLeafServesAGroup,
  vehiclesAreUnique,
  everyVehicleHasItsEntries,
  everyEntryHasAnEnglishLabel,
  everyLabelHasAPlace,
  textsMatchEnglish,
  everyFamilyHasOneSkin,
]

const walkingRules: readonly Rule[] = [
  labelsOnAScreenDiffer,
  everyStatedPathCanBeWalked,
  everyKeyLeadsSomewhere,
]

/**
 * Parses a catalogue and holds it against the rules of the data.
 * Each stage is asked only when the one before it is clean: a file left out would be missed everywhere else.
 */
export function checkCatalogue(files: CatalogueFiles): ParsedCatalogue {
  const parsed = parseCatalogue(files)
  if (parsed.faults.length > 0) return parsed
  const facts = ruleInput(parsed.catalogue, files)
  const broken = groundRules.flatMap((rule) => rule(facts))
  return {
    ...parsed,
    faults: broken.length > 0 ? broken : walkingRules.flatMap((rule) => rule(facts)),
  }
}
