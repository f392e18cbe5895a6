import { expect, test } from 'vitest'
import type { SimState, Technology } from '../../../src/contract/screenView.ts'
import {
  bearerOf,
  isAbroad,
  whyOffline,
  type Conditions,
} from '../../../src/machines/mobileData/conditions.ts'
import { csvRows } from '../../helpers/csvRows.ts'

const rows = csvRows('test/fixtures/why-offline.csv')

function conditionsOf(row: Readonly<Record<string, string>>): Conditions {
  const isSet = (key: string) => row[key] === 'yes'
  return {
    power: row['power'] as Conditions['power'],
    technology: row['technology'] as Technology,
    country: row['country'] ?? '',
    market: 'DE',
    embeddedSim: isSet('embeddedSim'),
    sim: row['sim'] as SimState,
    cardHome: row['cardHome'] === '' ? null : (row['cardHome'] ?? null),
    cardPlan: 'data-and-calls',
    callsByCard: true,
    paired: true,
    hotspot: isSet('hotspot'),
    phoneTechnology: row['technology'] as Technology,
    phonePlan: 'data-and-calls',
    carPlay: false,
    call: 'none',
    roaming: isSet('roaming'),
    roamsByItself: isSet('roamsByItself'),
    dataOff: isSet('dataOff'),
    privateMode: isSet('privateMode'),
  }
}

test.each(rows)('$rule → $reason', (row) => {
  expect(whyOffline(conditionsOf(row)) ?? '').toBe(row['reason'])
})

test('every reason of the table is one of the six and its own', () => {
  expect(new Set(rows.map((row) => row['reason']))).toEqual(
    new Set([
      '',
      'ignition-off',
      'starting-up',
      'private-mode',
      'data-off',
      'no-bearer',
      'no-coverage',
      'roaming-not-allowed',
    ]),
  )
})

const home = conditionsOf(rows[0] ?? {})

test('a hotspot is preferred to the embedded SIM, that to the inserted card (R-3.5)', () => {
  expect(bearerOf({ ...home, hotspot: true })).toBe('hotspot')
  expect(bearerOf(home)).toBe('embedded')
  expect(bearerOf({ ...home, embeddedSim: false })).toBe('inserted')
  expect(bearerOf({ ...home, embeddedSim: false, sim: 'locked' })).toBe('none')
})

test('a phone and a car without a bearer are never abroad', () => {
  expect(isAbroad({ ...home, country: 'FR' })).toBe(true)
  expect(isAbroad({ ...home, country: 'FR', hotspot: true })).toBe(false)
  expect(isAbroad({ ...home, country: 'FR', embeddedSim: false, sim: 'none' })).toBe(false)
})
