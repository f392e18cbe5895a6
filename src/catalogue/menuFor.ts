import type { Catalogue } from './catalogue.ts'
import type { Confidence, Deed, MenuFileNode, Tree } from './catalogueSchema.ts'
import type { Vehicle } from './vehicle.ts'

/** One node of a car's menu. Its full name is its id path. */
export interface MenuNode {
  readonly id: string
  readonly path: readonly string[]
  /** Where it stands in the trees it comes from (`A phone/opt`): labels belong to positions. */
  readonly positions: readonly Position[]
  readonly does?: Deed
  readonly items: readonly MenuNode[]
  readonly sources: readonly string[]
  readonly confidence: Confidence
  readonly conflicts: readonly string[]
  readonly notes: readonly string[]
}

export interface Position {
  readonly tree: Tree
  readonly path: string
}

/**
 * The menu of one car: the trees of its groups, merged by id.
 * A topic whose group differs from its neighbours' simply comes from its own tree.
 */
export function menuFor(catalogue: Catalogue, vehicle: Vehicle): readonly MenuNode[] {
  const trees = [...new Set<Tree>([vehicle.roaming, vehicle.data, vehicle.link, 'EVERY'])]
  let menu: readonly MenuNode[] = []
  for (const tree of trees) {
    const file = catalogue.menus[tree]
    if (file !== undefined)
      menu = mergeMenus(menu, grow(file.items, { tree, vehicle, path: [], position: [] }))
  }
  return menu
}

interface Place {
  readonly tree: Tree
  readonly vehicle: Vehicle
  readonly path: readonly string[]
  readonly position: readonly string[]
}

function grow(nodes: readonly MenuFileNode[], place: Place): readonly MenuNode[] {
  return nodes.flatMap((node) => {
    if (!standsHere(node, place)) return []
    const path = [...place.path, node.id]
    const position = [...place.position, node.id]
    const sibling = nodes.find(({ id }) => id === node.like)
    const items =
      sibling === undefined
        ? grow(node.items ?? [], { ...place, path, position })
        : grow(sibling.items ?? [], { ...place, path, position: [...place.position, sibling.id] })
    if (node.does === undefined && items.length === 0) return []
    return [
      {
        id: node.id,
        path,
        positions: [{ tree: place.tree, path: position.join('/') }],
        ...(node.does === undefined ? {} : { does: node.does }),
        items,
        sources: node.sources,
        confidence: node.confidence,
        conflicts: node.conflicts,
        notes: node.note === undefined ? [] : [node.note],
      },
    ]
  })
}

function standsHere(node: MenuFileNode, { vehicle }: Place): boolean {
  if (node.since !== undefined && vehicle.modelYear < node.since) return false
  if (node.until !== undefined && vehicle.modelYear > node.until) return false
  switch (node.does) {
    case undefined:
    case 'updates':
      return true
    case 'roaming':
      return node.group === vehicle.roaming
    case 'data-off':
    case 'private-mode':
      return node.group === vehicle.data
    case 'remember-pin':
      return node.group === vehicle.pin
    case 'pairing-code':
    case 'porsche-id':
      return node.group === vehicle.link
  }
}

function mergeMenus(first: readonly MenuNode[], second: readonly MenuNode[]): readonly MenuNode[] {
  const merged = first.map((node) => {
    const other = second.find(({ id }) => id === node.id)
    return other === undefined ? node : mergeNodes(node, other)
  })
  return [...merged, ...second.filter(({ id }) => !first.some((node) => node.id === id))]
}

function mergeNodes(node: MenuNode, other: MenuNode): MenuNode {
  return {
    ...node,
    positions: [...node.positions, ...other.positions],
    items: mergeMenus(node.items, other.items),
    sources: [...new Set([...node.sources, ...other.sources])],
    conflicts: [...new Set([...node.conflicts, ...other.conflicts])],
    notes: [...new Set([...node.notes, ...other.notes])],
  }
}

/** The node at an id path, or undefined. */
export function nodeAt(menu: readonly MenuNode[], path: readonly string[]): MenuNode | undefined {
  let items = menu
  let found: MenuNode | undefined
  for (const id of path) {
    found = items.find((node) => node.id === id)
    if (found === undefined) return undefined
    items = found.items
  }
  return found
}

/** Every node of a menu, parents first. */
export function everyNode(menu: readonly MenuNode[]): readonly MenuNode[] {
  return menu.flatMap((node) => [node, ...everyNode(node.items)])
}
