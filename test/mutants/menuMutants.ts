import { menuFor } from '../../src/catalogue/menuFor.ts'
import type { MenuFileNode, Tree } from '../../src/catalogue/catalogueSchema.ts'
import { vehiclesOf } from '../../src/catalogue/vehicle.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { labelMark } from './labelMark.ts'
import { renameKeys, type OpenFactFile, type Path } from './factFile.ts'
import type { Mutant, MutantKind } from './mutant.ts'

interface PlacedNode {
  readonly tree: Tree
  readonly file: string
  readonly at: Path
  readonly path: readonly string[]
  readonly isAlone: boolean
}

/** Every node of every menu tree, dropped once and renamed once. */
export function menuMutants(open: OpenFactFile): readonly Mutant[] {
  return placedNodes().flatMap((node) => [dropped(open, node), renamed(open, node)])
}

function placedNodes(): readonly PlacedNode[] {
  return Object.values(shippedCatalogue().menus).flatMap(({ tree, items }) =>
    nodesBelow(items, { tree, file: `menus/${tree.toLowerCase()}.yaml`, at: [], path: [] }),
  )
}

function nodesBelow(
  items: readonly MenuFileNode[],
  { tree, file, at, path }: Omit<PlacedNode, 'isAlone'>,
): readonly PlacedNode[] {
  return items.flatMap((node, index) => {
    const place = { tree, file, at: [...at, 'items', index], path: [...path, node.id] }
    return [{ ...place, isAlone: items.length === 1 }, ...nodesBelow(node.items ?? [], place)]
  })
}

/** An only child is dropped with its list, so that the file can still be read. */
function dropped(open: OpenFactFile, node: PlacedNode): Mutant {
  const file = open(node.file)
  const isLastBelow = node.isAlone && node.at.length > 2
  return menuMutant(open, node, 'menu node dropped', 'is missing', () =>
    file.with((copy) => {
      copy.deleteIn(isLastBelow ? node.at.slice(0, -1) : node.at)
    }),
  )
}

/** The labels and the siblings that are like it follow, so that only who names the id can tell. */
function renamed(open: OpenFactFile, node: PlacedNode): Mutant {
  const before = node.path.at(-1) ?? ''
  const after = `${before}_renamed`
  const whole = node.path.join('/')
  const follow = (key: string) =>
    `${key}/`.startsWith(`${whole}/`)
      ? [...node.path.slice(0, -1), after].join('/') + key.slice(whole.length)
      : key
  const labels = Object.keys(shippedCatalogue().labels).map((locale) =>
    open(`labels/${locale}.yaml`),
  )
  const followed = () =>
    labels.map((file) =>
      file.with((copy) => {
        renameKeys(copy.getIn(['labels', node.tree]), follow)
      }),
    )
  const menu = () =>
    open(node.file).with((copy) => {
      copy.setIn([...node.at, 'id'], after)
      const siblings = copy.getIn(node.at.slice(0, -1)) as { readonly items: readonly unknown[] }
      for (const index of siblings.items.keys()) {
        const like = [...node.at.slice(0, -1), index, 'like']
        if (copy.getIn(like) === before) copy.setIn(like, after)
      }
    })
  const changes = () => Object.assign(menu(), ...followed()) as Record<string, string>
  return menuMutant(open, node, 'menu node renamed', `becomes ${after}`, changes)
}

function menuMutant(
  open: OpenFactFile,
  { tree, file, at, path }: PlacedNode,
  kind: MutantKind,
  change: string,
  changes: () => Readonly<Record<string, string>>,
): Mutant {
  const name = `${tree} ${path.join('/')}`
  return {
    id: `${name} ${change}`,
    kind,
    place: open(file).placeOf([...at, 'id']),
    change: `${name} ${change}`,
    how: { files: changes },
    reach: {
      touches: Object.keys(shippedCatalogue().labels).map((locale) =>
        labelMark(locale, tree, path.join('/')),
      ),
      vehicles: vehiclesWith(tree),
      mentions: [],
      hints: path.slice(-1),
    },
  }
}

function vehiclesWith(tree: Tree): readonly string[] {
  const catalogue = shippedCatalogue()
  return vehiclesOf(catalogue)
    .filter((vehicle) =>
      menuFor(catalogue, vehicle).some(({ positions }) =>
        positions.some((position) => position.tree === tree),
      ),
    )
    .map(({ id }) => id)
}
