import type { Catalogue } from './catalogue.ts'
import type { MenuFileNode, Tree } from './catalogueSchema.ts'
import type { KeyPath } from './ruleInput.ts'

/** One node of a menu file, as it is written there. */
interface MenuPosition {
  readonly tree: Tree
  /** Its id path in the tree: the key of its label. */
  readonly path: string
  readonly node: MenuFileNode
  readonly siblings: readonly MenuFileNode[]
  /** Where it stands in its file. */
  readonly keyPath: KeyPath
}

/** Every node of every tree, parents first. Nodes that share a sibling's children have none of their own. */
export function menuPositions(catalogue: Catalogue): readonly MenuPosition[] {
  return Object.values(catalogue.menus).flatMap(({ tree, items }) =>
    below(tree, items, [], ['items']),
  )
}

function below(
  tree: Tree,
  nodes: readonly MenuFileNode[],
  ids: readonly string[],
  keyPath: KeyPath,
): readonly MenuPosition[] {
  return nodes.flatMap((node, index) => {
    const path = [...ids, node.id]
    const here = [...keyPath, index]
    return [
      { tree, path: path.join('/'), node, siblings: nodes, keyPath: here },
      ...below(tree, node.items ?? [], path, [...here, 'items']),
    ]
  })
}
