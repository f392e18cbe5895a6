import { everyNode, nodeAt, type MenuNode } from './menuFor.ts'

export type FoundNode =
  | { readonly kind: 'found'; readonly node: MenuNode }
  /** Full paths of all that are meant. */
  | { readonly kind: 'ambiguous'; readonly paths: readonly string[] }
  | { readonly kind: 'unknown' }

/** The node that somebody wrote: an id path (`set/device_manager`), or an id that is unique in this menu. */
export function findNode(menu: readonly MenuNode[], written: string): FoundNode {
  const path = written.split('/').filter((id) => id !== '')
  const [id] = path
  if (id === undefined) return { kind: 'unknown' }
  const exact = nodeAt(menu, path)
  const same = path.length === 1 ? everyNode(menu).filter((node) => node.id === id) : []
  if (same.length > 1) return { kind: 'ambiguous', paths: same.map((node) => node.path.join('/')) }
  const node = exact ?? same[0]
  return node === undefined ? { kind: 'unknown' } : { kind: 'found', node }
}
