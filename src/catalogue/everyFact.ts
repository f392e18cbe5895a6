import type { Catalogue } from './catalogue.ts'
import type { KeyPath } from './ruleInput.ts'

/** Any mapping of any file, and where it stands. */
interface Fact {
  readonly file: string
  readonly path: KeyPath
  readonly fact: Readonly<Record<string, unknown>>
}

/** Every mapping of every file, outermost first. */
export function everyFact(catalogue: Catalogue): readonly Fact[] {
  return Object.entries(filesOf(catalogue)).flatMap(([file, data]) => within(file, [], data))
}

/** What each file of the catalogue holds, by its path. */
function filesOf(catalogue: Catalogue): Readonly<Record<string, unknown>> {
  return {
    'sources.yaml': { documents: catalogue.sources },
    'conflicts.yaml': { conflicts: catalogue.conflicts },
    'paths.yaml': { paths: catalogue.paths },
    'markets.yaml': catalogue.markets,
    ...Object.fromEntries(catalogue.vehicles.map((file) => [`vehicles/${file.model}.yaml`, file])),
    ...Object.fromEntries(
      Object.values(catalogue.menus).map((file) => [menuFileOf(file.tree), file]),
    ),
    ...Object.fromEntries(
      Object.entries(catalogue.labels).map(([locale, file]) => [`labels/${locale}.yaml`, file]),
    ),
    ...Object.fromEntries(
      Object.entries(catalogue.texts).map(([locale, file]) => [`texts/${locale}.yaml`, file]),
    ),
    ...Object.fromEntries(catalogue.skins.map((file) => [`skins/${file.skin}.yaml`, file])),
  }
}

/** The file of a menu tree. */
export function menuFileOf(tree: string): string {
  return `menus/${tree.toLowerCase()}.yaml`
}

function within(file: string, path: KeyPath, value: unknown): readonly Fact[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => within(file, [...path, index], item))
  }
  if (typeof value !== 'object' || value === null) return []
  const fact = value as Readonly<Record<string, unknown>>
  return [
    { file, path, fact },
    ...Object.entries(fact).flatMap(([key, inner]) => within(file, [...path, key], inner)),
  ]
}
