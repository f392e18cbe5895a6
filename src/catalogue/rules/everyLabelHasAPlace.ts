import { menuPositions } from '../menuPositions.ts'
import type { Rule } from '../ruleInput.ts'

/** Every label belongs to a position that exists in a menu tree. */
export const everyLabelHasAPlace: Rule = ({ catalogue, faultAt }) => {
  const places = new Set(menuPositions(catalogue).map(({ tree, path }) => `${tree} ${path}`))
  return Object.entries(catalogue.labels).flatMap(([locale, { labels }]) =>
    Object.entries(labels).flatMap(([tree, entries]) =>
      Object.keys(entries)
        .filter((path) => !places.has(`${tree} ${path}`))
        .map((path) =>
          faultAt(
            `labels/${locale}.yaml`,
            ['labels', tree, path],
            `menu tree ${tree} has no entry here`,
            path,
          ),
        ),
    ),
  )
}
