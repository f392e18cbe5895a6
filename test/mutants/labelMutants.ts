import { menuFor, type MenuNode, type Position } from '../../src/catalogue/menuFor.ts'
import { vehiclesOf } from '../../src/catalogue/vehicle.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import type { OpenFactFile } from './factFile.ts'
import { labelMark } from './labelMark.ts'
import type { Mutant } from './mutant.ts'

/** In every language, the labels of every two siblings that stand on one page of some car. */
export function labelMutants(open: OpenFactFile): readonly Mutant[] {
  const { labels } = shippedCatalogue()
  const pairs = siblingPairs()
  return Object.keys(labels).flatMap((locale) =>
    pairs.flatMap(([one, other]) => {
      const text = labels[locale]?.labels[one.tree]?.[one.path]?.text
      const otherText = labels[locale]?.labels[other.tree]?.[other.path]?.text
      if (text === undefined || otherText === undefined || text === otherText) return []
      return [swapped(open, locale, [one, text], [other, otherText])]
    }),
  )
}

type Labelled = readonly [position: Position, text: string]

function swapped(
  open: OpenFactFile,
  locale: string,
  [one, text]: Labelled,
  [other, otherText]: Labelled,
): Mutant {
  const file = open(`labels/${locale}.yaml`)
  const names = `${one.tree} ${one.path} and ${other.tree} ${other.path}`
  const textAt = ({ tree, path }: Position) => ['labels', tree, path, 'text']
  return {
    id: `${locale} ${names} swapped`,
    kind: 'labels swapped',
    place: file.placeOf(textAt(one)),
    change: `${text} and ${otherText} are swapped (${names})`,
    how: {
      files: () =>
        file.with((copy) => {
          copy.setIn(textAt(one), otherText)
          copy.setIn(textAt(other), text)
        }),
    },
    reach: {
      touches: [one, other].map(({ tree, path }) => labelMark(locale, tree, path)),
      vehicles: [],
      mentions: [],
      hints: [text, otherText, ` ${locale}`],
    },
  }
}

/** Each pair once, by the positions whose labels are shown. */
function siblingPairs(): readonly (readonly [Position, Position])[] {
  const catalogue = shippedCatalogue()
  const pairs = new Map<string, readonly [Position, Position]>()
  const collect = (siblings: readonly MenuNode[]): void => {
    const shown = siblings.flatMap(({ positions }) => positions.slice(0, 1))
    for (const [index, one] of shown.entries()) {
      for (const other of shown.slice(index + 1)) {
        pairs.set(`${one.tree} ${one.path} ${other.tree} ${other.path}`, [one, other])
      }
    }
    for (const { items } of siblings) collect(items)
  }
  for (const vehicle of vehiclesOf(catalogue)) collect(menuFor(catalogue, vehicle))
  return [...pairs.values()]
}
