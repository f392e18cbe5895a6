import type { MenuNode } from '../../src/catalogue/menuFor.ts'

/** Every entry of a menu, at every depth. */
export function everyNode(menu: readonly MenuNode[]): readonly MenuNode[] {
  return menu.flatMap((node) => [node, ...everyNode(node.items)])
}
