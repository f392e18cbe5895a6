import type { Catalogue } from '../catalogue/catalogue.ts'
import { fallbackLocale } from '../catalogue/catalogue.ts'
import type { MenuFileNode } from '../catalogue/catalogueSchema.ts'
import { normalLabel } from '../catalogue/labelFor.ts'
import { vehiclesOf } from '../catalogue/vehicle.ts'
import { channelNames } from '../contract/channels.ts'
import type { Mention } from './mention.ts'
import { referencesIn } from './references.ts'
import { suggestionFor } from './suggestionFor.ts'
import type { matcherKeys } from './vehiclesOfMatcher.ts'

/** Forms and their fields; the head unit asks for them, they are no nodes of a menu. */
const formIds = [
  'pairing_code',
  'porsche_id',
  'password',
  'security_code',
  'sim_pin',
  'sim_puk',
  'pin',
  'puk',
  'new_pin',
  // the entry under which Updates offers one
  'update',
]
const buttonIds = ['ok', 'cancel', 'close']
const alwaysKeys = ['knob', 'back', 'home']

interface Known {
  /** Normalised, for the comparison. */
  readonly all: ReadonlySet<string>
  readonly names: readonly string[]
  readonly expected: string
}

/** A file is read for every part of every scenario; the names are gathered once. */
const gathered = new WeakMap<Catalogue, Map<Mention['kind'], Known>>()

/** Tells whether what a step names exists anywhere in the catalogue. */
export function mentionChecker(
  catalogue: Catalogue,
): (mention: Mention) => { problem: string; expected: string; suggestion?: string } | undefined {
  const known = gathered.get(catalogue) ?? new Map<Mention['kind'], Known>()
  gathered.set(catalogue, known)
  return ({ kind, name }) => {
    // what a name stands for is only known when it is played
    if (referencesIn(name).length > 0) return undefined
    const names = known.get(kind) ?? knownNames(catalogue, kind)
    known.set(kind, names)
    if (names.all.has(normalLabel(name))) return undefined
    const suggestion = suggestionFor(name, names.names)
    return {
      problem: `unknown ${nouns[kind] ?? kind} ${name}`,
      expected: names.expected,
      ...(suggestion === undefined ? {} : { suggestion }),
    }
  }
}

const nouns: Readonly<Partial<Record<Mention['kind'], string>>> = {
  channel: 'message',
  locale: 'language',
}

function knownNames(catalogue: Catalogue, kind: Mention['kind']): Known {
  switch (kind) {
    case 'key': {
      const keys = [
        ...alwaysKeys,
        ...catalogue.skins.flatMap((skin) => skin.keys.map(({ id }) => id)),
      ]
      return knownOf(keys, `one of ${[...new Set(keys)].join(', ')}`)
    }
    case 'node':
      return knownOf([...nodeIds(catalogue), ...formIds], 'the id of a menu node')
    case 'entry':
      return knownOf(
        [
          ...nodeIds(catalogue),
          ...formIds,
          ...buttonIds,
          ...labels(catalogue),
          ...prompts(catalogue),
        ],
        'the id or label of an entry, or a button of a dialog',
      )
    case 'reason':
      return knownOf(
        Object.keys(catalogue.texts[fallbackLocale]?.reasons ?? {}),
        'the code of a reason',
      )
    case 'channel':
      return knownOf(channelNames, 'the name of a message')
    case 'locale': {
      const locales = Object.keys(catalogue.labels)
      return knownOf(locales, `one of ${locales.join(', ')}`)
    }
    case 'vehicle':
      return knownOf(
        vehiclesOf(catalogue).map(({ id }) => id),
        'an id that `pcm vehicles` lists',
      )
    default:
      return knownValues(catalogue, kind)
  }
}

function knownValues(catalogue: Catalogue, key: (typeof matcherKeys)[number]): Known {
  const values = [...new Set(vehiclesOf(catalogue).map((vehicle) => vehicle[key]))]
  return knownOf(values, `one of ${values.join(', ')}`)
}

function knownOf(names: readonly string[], expected: string): Known {
  return { all: new Set(names.map(normalLabel)), names, expected }
}

function nodeIds(catalogue: Catalogue): readonly string[] {
  const collect = (nodes: readonly MenuFileNode[]): readonly string[] =>
    nodes.flatMap(({ id, items }) => [id, ...collect(items ?? [])])
  return Object.values(catalogue.menus).flatMap(({ items }) => collect(items))
}

function labels(catalogue: Catalogue): readonly string[] {
  return Object.values(catalogue.labels).flatMap((file) =>
    Object.values(file.labels).flatMap((tree) =>
      Object.values(tree).flatMap(({ text, variants }) => [
        text,
        ...variants.map((one) => one.text),
      ]),
    ),
  )
}

function prompts(catalogue: Catalogue): readonly string[] {
  return Object.values(catalogue.texts).flatMap((file) => Object.values(file.prompts))
}
