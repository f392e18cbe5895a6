import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { walkPath } from '../../src/scenario/walkPath.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { csvRows } from '../helpers/csvRows.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import {
  decidedVehicles,
  isOfGroup,
  statedPaths,
  walksOf,
  type DecidedVehicle,
  type StatedPath,
  type Walk,
} from '../helpers/statedPaths.ts'

const catalogue = shippedCatalogue()
const openWorld = openScenarioWorld(catalogue, defaultFixture())
const pages = parse(readFileSync('test/fixtures/pages.yaml', 'utf8')) as Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
>
const printed = csvRows('test/fixtures/labels.csv')
let refused = 0

afterAll(() => {
  process.stdout.write(`\nwalks of another family's paths that were refused: ${String(refused)}\n`)
})

const normal = (text: string) => text.normalize('NFC').replaceAll('\u00a0', ' ')

function menuOf({ roaming, link }: DecidedVehicle): Readonly<Record<string, readonly string[]>> {
  const kind = roaming === 'C' ? (link === 'LINK-ID' ? 'C-ID' : 'C-PCS') : roaming
  return pages[kind] ?? {}
}

/** The words at a position: what is shown, then what is accepted too. English stands in (C-26). */
function wordsAt(position: string, locale: string): readonly string[] {
  const [tree = '', path = ''] = position.split(' ', 2)
  const trees = tree === 'T' || tree === 'LINK-ID' ? [tree, tree === 'T' ? 'LINK-ID' : ''] : [tree]
  for (const language of [locale, 'en']) {
    const words = trees.flatMap((name) =>
      printed
        .filter((row) => row['tree'] === name && row['path'] === path && row['locale'] === language)
        .flatMap((row) => [row['text'] ?? '', ...(row['variants'] ?? '').split(' || ')]),
    )
    if (words.length > 0) return words.filter((word) => word !== '').map(normal)
  }
  return []
}

/** Where a path of strangers ends on this vehicle, by the fixtures alone. */
function expectedEnd(
  vehicle: DecidedVehicle,
  { labels, ids }: Walk,
  locale: string,
): { readonly failedAt: string; readonly available: readonly string[] } | undefined {
  const menu = menuOf(vehicle)
  const path: string[] = []
  for (const [index, label] of labels.entries()) {
    const entries = menu[path.join('/')]
    if (entries === undefined) return undefined
    const here = entries.find((position) => wordsAt(position, locale).includes(normal(label)))
    if (here === undefined) {
      return {
        failedAt: label,
        available: entries.map((position) => wordsAt(position, locale)[0] ?? ''),
      }
    }
    path.push(ids[index] ?? '')
  }
  return undefined
}

/** For each stated path, the vehicles of other families: as many as walk it in their own. */
function strangersOf(stated: StatedPath): readonly DecidedVehicle[] {
  return decidedVehicles.filter((vehicle) => {
    if (isOfGroup(vehicle, stated)) return false
    // the last car of a PIN statement BC is walked by B and C alike; its strangers are A and T
    return stated.path_group !== 'UPD'
  })
}

test.each(
  statedPaths.filter((stated) => (stated.path ?? []).length > 0 && stated.path_group !== 'UPD'),
)(
  '$id ($source:$line) of group $path_group leads nowhere on the cars of other families',
  async (stated) => {
    const locale = stated.text_language
    for (const vehicle of strangersOf(stated)) {
      for (const walk of walksOf(stated, { ...vehicle, roaming: 'C' })) {
        const expected = expectedEnd(vehicle, walk, locale)
        expect(expected, `${vehicle.id} has ${walk.labels.join(' > ')}`).toBeDefined()
        const result = await walkPath(
          { vehicle: vehicle.id, locale, given: {}, seed: 1, openWorld, catalogue },
          walk.labels,
        )
        expect(result).toMatchObject({ ok: false, ...expected })
        refused += 1
      }
    }
  },
  60_000,
)

test('at least as many are refused as lead somewhere', () => {
  expect(refused).toBeGreaterThanOrEqual(1380)
})

const taycans = decidedVehicles.filter(({ id }) => id.startsWith('taycan-'))
const idsOf = (menu: Readonly<Record<string, readonly string[]>>) =>
  Object.values(menu)
    .flat()
    .map((position) => position.split('/').at(-1))

test.each(
  statedPaths.filter(
    ({ path_group: group, topic }) => group === 'T' && topic !== 'taycan_private_mode',
  ),
)(
  '$id holds as a rule: a Taycan has nothing to set there',
  async ({ topic, text_language: locale }) => {
    for (const { id: vehicle } of taycans) {
      const request = { vehicle, locale, seed: 1, openWorld, catalogue }
      const home = await walkPath({ ...request, given: { surroundings: { country: 'FR' } } }, [])
      if (topic === 'roaming') {
        // roaming by itself, so abroad it is online without a tick
        expect(home.view.status).toMatchObject({ abroad: true, roaming: true, connect: 'online' })
        expect(idsOf(menuOf({ roaming: 'T' } as DecidedVehicle))).not.toContain('roaming')
      } else {
        // no slot, no PIN
        expect(home.view.status.sim).toBe('no-slot')
        expect(home.view.input).toBeUndefined()
      }
    }
  },
)

const methodOfGroup: Readonly<Record<string, string>> = {
  'LINK-ID': 'porsche-id',
  'LINK-PC': 'pairing-code',
  'LINK-NONE': 'porsche-id',
}

const generations: Readonly<Record<string, string>> = { '911/7': '991', '911/8': '992' }

test.each(
  statedPaths.filter(
    ({ path_group: group, path }) => group in methodOfGroup && (path ?? []).length === 0,
  ),
)('$id ($source:$line) holds as a rule: $path_group', (stated) => {
  let held = 0
  for (const named of stated.vehicles) {
    // C-01: a bare 2021 of "no pairing code" is model year 2022
    const shift = stated.path_group === 'LINK-NONE' && named.from === 2021 ? 1 : 0
    const generation = generations[`${named.model}/${String(named.generation)}`]
    for (const vehicle of decidedVehicles) {
      const [model, code, year] = vehicle.id.split('-')
      if (model !== named.model.toLowerCase()) continue
      if (generation !== undefined && code !== generation) continue
      if (named.from !== null && Number(year) < named.from + shift) continue
      if (named.to !== null && Number(year) > named.to) continue
      const own = catalogue.menus[vehicle.link as 'LINK-ID']?.method
      expect(own, vehicle.id).toBe(methodOfGroup[stated.path_group])
      held += 1
    }
  }
  expect(held).toBeGreaterThan(0)
})

test('with the other reading of C-07 a Panamera of 2020 has the paths of group C, and only then', async () => {
  const request = { vehicle: 'panamera-971-2020', locale: 'de', seed: 1, openWorld, catalogue }
  const path = ['SET', 'Gerätemanager', 'Optionen', 'Mobile Daten', 'Roaming']
  expect(await walkPath({ ...request, given: {} }, path)).toMatchObject({
    ok: false,
    failedAt: 'Mobile Daten',
    available: ['Datenverbindungen', 'Telefon'],
  })
  expect(await walkPath({ ...request, given: { readings: ['C-07'] } }, path)).toMatchObject({
    ok: true,
  })
})
