import { fallbackLocale } from '../catalogue.ts'
import { menuFileOf } from '../everyFact.ts'
import { menuPositions } from '../menuPositions.ts'
import type { Rule } from '../ruleInput.ts'

/** Every entry has an English label, which stands in for the languages that print none. */
export const everyEntryHasAnEnglishLabel: Rule = ({ catalogue, faultAt }) =>
  menuPositions(catalogue)
    .filter(
      ({ tree, path }) => catalogue.labels[fallbackLocale]?.labels[tree]?.[path] === undefined,
    )
    .map(({ tree, path, keyPath }) =>
      faultAt(
        menuFileOf(tree),
        [...keyPath, 'id'],
        `labels/${fallbackLocale}.yaml has no label for this entry`,
        path,
      ),
    )
