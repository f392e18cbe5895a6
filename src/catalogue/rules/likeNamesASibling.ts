import { menuFileOf } from '../everyFact.ts'
import { menuPositions } from '../menuPositions.ts'
import type { Rule } from '../ruleInput.ts'

/** `like` names another sibling, one with children of its own. */
export const likeNamesASibling: Rule = ({ catalogue, faultAt }) =>
  menuPositions(catalogue).flatMap(({ tree, path, node, siblings, keyPath }) => {
    if (node.like === undefined) return []
    const model = siblings.find(({ id }) => id === node.like && id !== node.id)
    if (model?.items !== undefined && node.items === undefined) return []
    const problem =
      node.items === undefined
        ? `${node.like} is no sibling with children`
        : 'an entry has children of its own or those of a sibling, not both'
    return [faultAt(menuFileOf(tree), [...keyPath, 'like'], problem, path)]
  })
