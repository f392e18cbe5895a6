import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { faultText } from '../../src/catalogue/catalogue.ts'
import { checkCatalogue } from '../../src/catalogue/checkCatalogue.ts'
import { groupOf } from '../../src/catalogue/groupOf.ts'
import { isLabelOf, labelFor } from '../../src/catalogue/labelFor.ts'
import { menuFor, nodeAt, type MenuNode } from '../../src/catalogue/menuFor.ts'
import { menuPositions } from '../../src/catalogue/menuPositions.ts'
import { rowOf, vehicleOf, vehiclesOf } from '../../src/catalogue/vehicle.ts'
import { catalogueFiles } from '../helpers/catalogueFiles.ts'
import { csvRows } from '../helpers/csvRows.ts'

const { catalogue, faults } = checkCatalogue(catalogueFiles())

function menuOf(vehicleId: string, readings: readonly string[] = []): readonly MenuNode[] {
  const vehicle = vehicleOf(catalogue, vehicleId, readings)
  if (vehicle === undefined) throw new Error(`no vehicle ${vehicleId}`)
  return menuFor(catalogue, vehicle)
}

function rootsOf(vehicleId: string, readings: readonly string[] = []): readonly string[] {
  return menuOf(vehicleId, readings).map(({ id }) => id)
}

test('the shipped catalogue breaks no rule', () => {
  expect(faults.map(faultText)).toEqual([])
})

test('it holds the 48 vehicles of the decided table, each with its groups, flags and conflicts', () => {
  const byId = (one: { id?: string }, other: { id?: string }) =>
    (one.id ?? '').localeCompare(other.id ?? '', 'en')
  const shipped = vehiclesOf(catalogue).map((vehicle) => ({
    id: vehicle.id,
    roaming: vehicle.roaming,
    data: vehicle.data,
    pin: vehicle.pin,
    link: vehicle.link,
    linkMethod: vehicle.linkMethod,
    flags: vehicle.flags.map(({ kind, conflict }) => `${kind}:${conflict}`).join(' '),
    conflicts: (rowOf(catalogue, vehicle.id)?.conflicts ?? []).join(' '),
  }))
  const decided = csvRows('test/fixtures/vehicles.csv')
  expect(decided).toHaveLength(48)
  expect(shipped.sort(byId)).toEqual([...decided].sort(byId))
})

test('every label at every position of every language is the printed one', () => {
  const shipped = Object.values(catalogue.labels).flatMap(({ locale, labels }) =>
    Object.entries(labels).flatMap(([tree, entries]) =>
      Object.entries(entries).map(([path, { text, variants, sources }]) => ({
        tree,
        path,
        locale,
        text,
        variants: variants.map((variant) => variant.text).join(' || '),
        sources: sources.join(' '),
      })),
    ),
  )
  const byPlace = (one: object, other: object) =>
    JSON.stringify(one).localeCompare(JSON.stringify(other), 'en')
  expect(shipped.sort(byPlace)).toEqual([...csvRows('test/fixtures/labels.csv')].sort(byPlace))
})

interface Statement {
  readonly id: string
  readonly text_language: string
  readonly topic: string
  readonly path_group: string
  readonly path: readonly string[]
  readonly path_ids: readonly string[]
  readonly paths_effective?: readonly (readonly string[])[]
  readonly path_ids_effective?: readonly (readonly string[])[]
}

const topicOfStatement: Readonly<Record<string, 'roaming' | 'data' | 'pin' | 'link' | 'every'>> = {
  roaming: 'roaming',
  data_connection_off: 'data',
  taycan_private_mode: 'data',
  remember_sim_pin: 'pin',
  porsche_id_entry: 'link',
  pairing_code_entry: 'link',
  updates: 'every',
}

function statedWalks(statement: Statement) {
  const { path, path_ids, paths_effective = [path], path_ids_effective = [path_ids] } = statement
  return paths_effective.map((labels, index) => ({ labels, ids: path_ids_effective[index] ?? [] }))
}

test('every path of the documents arrives by its own words in every vehicle of its group', () => {
  const { paths } = parse(readFileSync('test/fixtures/paths.yaml', 'utf8')) as {
    readonly paths: readonly Statement[]
  }
  expect(paths).toHaveLength(110)
  let walks = 0
  for (const statement of paths.filter(({ path }) => path.length > 0)) {
    const topic = topicOfStatement[statement.topic] ?? 'every'
    const group = statement.path_group === 'UPD' ? 'every' : statement.path_group
    for (const vehicle of vehiclesOf(catalogue)) {
      if (groupOf(vehicle, topic) !== group) continue
      for (const { labels, ids } of statedWalks(statement)) {
        // C-08: under DEVICES in family B only
        if (ids[0] === 'devices' && vehicle.roaming !== 'B') continue
        expect(
          walked(menuFor(catalogue, vehicle), statement.text_language, labels),
          `${statement.id} in ${vehicle.id}`,
        ).toEqual(ids)
        walks += 1
      }
    }
  }
  expect(walks).toBeGreaterThanOrEqual(1070)
})

function walked(
  menu: readonly MenuNode[],
  locale: string,
  labels: readonly string[],
): readonly string[] {
  const ids: string[] = []
  let items = menu
  for (const label of labels) {
    const node = items.find((entry) => isLabelOf(catalogue, entry, locale, label))
    if (node === undefined) return ids
    ids.push(node.id)
    items = node.items
  }
  return ids
}

test('the home screen lists exactly the documented roots of the car', () => {
  expect(rootsOf('718-982-2019')).toEqual(['phone', 'apps', 'updates'])
  expect(rootsOf('panamera-971-2018')).toEqual([
    'set',
    'devices',
    'porsche_connect_settings',
    'updates',
  ])
  expect(rootsOf('911-992-2020')).toEqual(['set', 'porsche_connect_settings', 'updates'])
  expect(rootsOf('911-992-2023')).toEqual(['set', 'settings', 'updates'])
  expect(rootsOf('taycan-y1a-2020')).toEqual(['settings', 'updates'])
})

test('the Panamera of 2020 has family B, and family C where its other reading is switched on (C-07)', () => {
  expect(rootsOf('panamera-971-2020')).toContain('devices')
  expect(rootsOf('panamera-971-2020', ['C-07'])).not.toContain('devices')
  expect(
    nodeAt(
      menuOf('panamera-971-2020', ['C-07']),
      'set/device_manager/options/mobile_data'.split('/'),
    ),
  ).toBeDefined()
})

test('settings of a Taycan is one entry that holds private mode and accounts', () => {
  const settings = nodeAt(menuOf('taycan-y1a-2022'), ['settings'])
  expect(settings?.items.map(({ id }) => id)).toEqual(['privacy_settings', 'accounts'])
})

test('what no document prints in Czech is shown in English, and said to be so (C-26)', () => {
  const roaming = nodeAt(menuOf('718-982-2019'), 'phone/opt/set_phone/roaming'.split('/'))
  expect(roaming && labelFor(catalogue, roaming, 'cs')).toMatchObject({
    text: 'Roaming',
    locale: 'en',
  })
  expect(catalogue.labels['cs']?.gaps?.conflicts).toEqual(['C-26'])
})

test('every entry of every menu has an English label, and no label holds a no-break space', () => {
  for (const { tree, path } of menuPositions(catalogue)) {
    expect(catalogue.labels['en']?.labels[tree]?.[path]?.text, `${tree} ${path}`).toBeTruthy()
  }
  expect(JSON.stringify(catalogue.labels)).not.toContain('\u00a0')
})

test('our own texts are complete in every language that ships', () => {
  const english = catalogue.texts['en']
  for (const texts of Object.values(catalogue.texts)) {
    expect(Object.keys(texts.prompts)).toEqual(Object.keys(english?.prompts ?? {}))
    expect(Object.keys(texts.reasons)).toEqual(Object.keys(english?.reasons ?? {}))
  }
  expect(Object.keys(catalogue.texts).length).toBeGreaterThanOrEqual(6)
})

test('45 markets have a contact address; three of them a second one (C-45)', () => {
  const { markets } = catalogue.markets
  expect(markets).toHaveLength(45)
  const disputed = markets.filter(({ contact }) => contact.variants.length > 0)
  expect(
    disputed.map(({ code, contact }) => [code, contact.address, contact.variants[0]?.text]),
  ).toEqual([
    ['GI', 'smartmobility@porsche.co.uk', 'smartmobility@gi.porsche.com'],
    ['GB', 'smartmobility@porsche.co.uk', 'smartmobility@uk.porsche.com'],
    ['IE', 'smartmobility@porsche.co.uk', 'smartmobility@ie.porsche.com'],
  ])
})
