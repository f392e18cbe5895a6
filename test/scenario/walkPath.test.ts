import { expect, test } from 'vitest'
import type { Given } from '../../src/contract/fixture.ts'
import { walkPath } from '../../src/scenario/walkPath.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

function walk(vehicle: string, locale: string, labels: readonly string[], given: Given = {}) {
  const catalogue = shippedCatalogue()
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  return walkPath({ catalogue, openWorld, vehicle, locale, given, seed: 1 }, labels)
}

const roaming = ['PHONE', 'OPT', 'SET PHONE', 'Roaming']

test('every label is chosen, the last one too', async () => {
  expect(await walk('911-991-2018', 'de', roaming)).toMatchObject({
    ok: true,
    vehicle: '911-991-2018',
    locale: 'de',
    trail: [
      { id: 'phone', label: 'PHONE' },
      { id: 'opt', label: 'OPT' },
      { id: 'set_phone', label: 'SET PHONE' },
      { id: 'roaming', label: 'Roaming' },
    ],
    view: { entries: [{ id: 'roaming', ticked: true }, {}, {}] },
  })
})

test('a label of another language is not followed', async () => {
  expect(await walk('911-991-2018', 'fr', roaming)).toMatchObject({
    ok: false,
    failedAt: 'Roaming',
    available: expect.arrayContaining(['Itinérance']) as unknown,
  })
})

test('an id is no label', async () => {
  expect(await walk('911-991-2018', 'de', ['phone'])).toMatchObject({
    ok: false,
    failedAt: 'phone',
    available: ['PHONE', 'APPS', 'Updates'],
  })
})

test('a form is arrived at with its first field in focus', async () => {
  expect(
    await walk('911-991-2018', 'en', ['APPS', 'OPT', 'Log in to Porsche Connect']),
  ).toMatchObject({
    ok: true,
    view: { kind: 'form', input: { field: 'pairing_code', length: 0 } },
  })
})

test('a notice at the goal does not hinder the walk', async () => {
  const given = { surroundings: { embeddedSim: 'inactive' } } as const
  expect(await walk('911-991-2018', 'de', roaming, given)).toMatchObject({
    ok: true,
    view: { dialog: { id: 'roaming-cost' } },
  })
})

test('a notice on the way is confirmed', async () => {
  const given = { surroundings: { embeddedSim: 'inactive' } } as const
  expect(await walk('911-991-2018', 'de', [...roaming, 'Roaming'], given)).toMatchObject({
    ok: true,
    view: { entries: [{ id: 'roaming', ticked: false }, {}, {}] },
  })
})

test('what the car refuses is told with its reason', async () => {
  const given = { surroundings: { technology: 'none' } } as const
  const labels = ['APPS', 'OPT', 'Log in to Porsche Connect']
  expect(await walk('911-991-2018', 'en', labels, given)).toMatchObject({
    ok: false,
    failedAt: 'Log in to Porsche Connect',
    reason: 'car-offline',
  })
})
