import { expect, test } from 'vitest'
import { coverageOf } from '../../src/catalogue/coverageOf.ts'
import { explainNode } from '../../src/catalogue/explainNode.ts'
import { findNode } from '../../src/catalogue/findNode.ts'
import { menuFor, type MenuNode } from '../../src/catalogue/menuFor.ts'
import { parseCatalogue } from '../../src/catalogue/parseCatalogue.ts'
import { vehicleOf } from '../../src/catalogue/vehicle.ts'
import { catalogueFiles } from '../helpers/catalogueFiles.ts'

const { catalogue } = parseCatalogue(catalogueFiles())

function menuOf(vehicleId: string): readonly MenuNode[] {
  const vehicle = vehicleOf(catalogue, vehicleId)
  if (vehicle === undefined) throw new Error(`no vehicle ${vehicleId}`)
  return menuFor(catalogue, vehicle)
}

function explained(vehicleId: string, written: string) {
  const found = findNode(menuOf(vehicleId), written)
  if (found.kind !== 'found') throw new Error(`${written} is ${found.kind} in ${vehicleId}`)
  return explainNode(catalogue, vehicleId, found.node)
}

test('an entry is explained with label, line and decision', () => {
  const { node, labels, sources, conflicts } = explained('911-991-2019', 'roaming')
  expect(node).toEqual(['phone', 'opt', 'set_phone', 'roaming'])
  expect(labels['de']).toEqual({
    text: 'Roaming',
    locale: 'de',
    fallback: false,
    variants: [],
    confidence: 'documented',
    sources: [{ document: '004', line: 195 }],
    note: null,
  })
  expect(sources).toContainEqual({ document: '000', line: 191 })
  expect(conflicts.map(({ id }) => id)).toEqual(['C-03', 'C-26', 'C-40'])
  expect(conflicts[0]?.decision).toContain('The generation decides')
})

test('conflicts of the row belong to the entries of their topic: linking has its own', () => {
  const ids = (written: string) => explained('911-991-2019', written).conflicts.map(({ id }) => id)
  expect(ids('login_porsche_connect')).toEqual(expect.arrayContaining(['C-02', 'C-10']))
  expect(ids('login_porsche_connect')).not.toContain('C-03')
  expect(ids('updates')).not.toContain('C-02')
})

test('a flag of contradiction makes the entry conflicting, a literal one does not', () => {
  expect(explained('panamera-971-2020', 'set/device_manager/options/phone_menu').confidence).toBe(
    'conflicting',
  )
  const literal = explained('911-992-2023', 'roaming')
  expect(literal.confidence).toBe('documented')
  expect(literal.conflicts.map(({ id }) => id)).toContain('C-14')
  expect(literal.note).toContain('no upper bound')
})

test('a label that a language does not print is marked, with what is known about the gap', () => {
  expect(explained('718-982-2019', 'roaming').labels['cs']).toMatchObject({
    text: 'Roaming',
    locale: 'en',
    fallback: true,
    note: expect.stringContaining('Czech') as unknown,
  })
  expect(explained('718-982-2019', 'apps').labels['en']).toMatchObject({
    text: 'APPS',
    confidence: 'inferred',
    fallback: false,
    sources: [{ document: 'background', line: null }],
  })
})

test('the settings of a Taycan carry the words of both statements', () => {
  const { labels } = explained('taycan-y1a-2021', 'settings')
  expect(labels['it']).toMatchObject({ text: 'Impostazioni', variants: ['Impostazione'] })
  expect(labels['fr']).toMatchObject({ text: 'Réglages', variants: ['Réglage'] })
  expect(labels['cs']).toMatchObject({ text: 'Nastavení', fallback: false })
})

test('an id that is not unique lists the full paths, a path or a unique id is found', () => {
  const menu = menuOf('718-982-2019')
  expect(findNode(menu, 'opt')).toEqual({ kind: 'ambiguous', paths: ['phone/opt', 'apps/opt'] })
  expect(findNode(menu, 'apps/opt')).toMatchObject({ kind: 'found', node: { id: 'opt' } })
  expect(findNode(menu, 'set_phone')).toMatchObject({ kind: 'found' })
  expect(findNode(menu, 'settings')).toEqual({ kind: 'unknown' })
  expect(findNode(menu, '')).toEqual({ kind: 'unknown' })
})

test('coverage counts what is printed, and the texts that English stands in for', () => {
  const coverage = Object.fromEntries(coverageOf(catalogue).map((one) => [one.locale, one]))
  expect(coverage['de']).toMatchObject({ printed: 43, positions: 43, missingTexts: [] })
  expect(coverage['en']?.printed).toBe(36)
  expect(coverage['cs']?.printed).toBe(7)
  const { 'texts/cs.yaml': czech = '', ...rest } = catalogueFiles()
  const lessCzech = czech.replace(/^ {2}back:.*\n/m, '')
  const without = parseCatalogue({ ...rest, 'texts/cs.yaml': lessCzech }).catalogue
  expect(coverageOf(without).find(({ locale }) => locale === 'cs')?.missingTexts).toEqual([
    'prompts.back',
  ])
})
