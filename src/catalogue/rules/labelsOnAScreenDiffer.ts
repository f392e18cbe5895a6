import { labelFor, normalLabel } from '../labelFor.ts'
import { everyNode, menuFor, type MenuNode } from '../menuFor.ts'
import type { Rule } from '../ruleInput.ts'
import { vehiclesOf } from '../vehicle.ts'

/** No word is accepted for two entries of one screen: a path by labels leads to one place. */
export const labelsOnAScreenDiffer: Rule = ({ catalogue, faultAt }) => {
  const found = new Map<string, ReturnType<typeof faultAt>>()
  for (const vehicle of vehiclesOf(catalogue)) {
    const menu = menuFor(catalogue, vehicle)
    for (const screen of [menu, ...everyNode(menu).map(({ items }) => items)]) {
      for (const locale of Object.keys(catalogue.labels)) {
        for (const [word, node] of sharedWords(screen, (entry) => {
          const { text, variants } = labelFor(catalogue, entry, locale)
          return [text, ...variants.map((variant) => variant.text)]
        })) {
          const [position] = node.positions
          if (position === undefined) continue
          const { tree, path } = position
          const file = `labels/${locale}.yaml`
          const problem = `“${word}” is a word of another entry of the same screen too`
          found.set(
            `${file} ${tree} ${path} ${word}`,
            faultAt(file, ['labels', tree, path], problem, path),
          )
        }
      }
    }
  }
  return [...found.values()]
}

function sharedWords(
  screen: readonly MenuNode[],
  wordsOf: (entry: MenuNode) => readonly string[],
): readonly (readonly [string, MenuNode])[] {
  const owners = new Map<string, MenuNode>()
  return screen.flatMap((entry) =>
    wordsOf(entry).flatMap((written) => {
      const word = normalLabel(written)
      const owner = owners.get(word) ?? entry
      owners.set(word, owner)
      return owner === entry ? [] : [[word, entry] as const]
    }),
  )
}
