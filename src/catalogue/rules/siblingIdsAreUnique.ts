import { menuFileOf } from '../everyFact.ts'
import { menuPositions } from '../menuPositions.ts'
import type { Rule } from '../ruleInput.ts'

/** No two siblings of a menu tree share an id. */
export const siblingIdsAreUnique: Rule = ({ catalogue, faultAt }) =>
  menuPositions(catalogue).flatMap(({ tree, path, node, siblings, keyPath }) =>
    siblings.find(({ id }) => id === node.id) === node
      ? []
      : [faultAt(menuFileOf(tree), [...keyPath, 'id'], 'a sibling has this id already', path)],
  )
