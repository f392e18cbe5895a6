import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/backend/backendStore.ts'
import { withGiven } from '../../src/contract/fixture.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { driverOf, ignition } from '../helpers/openedWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const vehicle = '911-991-2018'
const vin = 'WP0ZZZ99ZJS824774'

/** The folder that a program of form 1 left, in the middle of a cancellation. */
function folderOfForm1(): string {
  const folder = temporaryFolder()
  copyFileSync('test/fixtures/memory-of-form-1.journal', join(folder, 'store.journal'))
  return folder
}

async function keptWorld(folder: string) {
  const store = await openStore(folder)
  const fixture = withGiven(defaultFixture(), { surroundings: { embeddedSim: 'inactive' } })
  const world = await startWorld({ catalogue: shippedCatalogue(), fixture, seed: 1, store })
  onTestFinished(async () => {
    await world.close()
    await store.close()
  })
  return { world, store }
}

test('what a program of form 1 left is all there: ticks, language, place, PIN and running minutes', async () => {
  const { world, store } = await keptWorld(folderOfForm1())
  const car = await world.openCar({ vehicle })
  expect(car).toMatchObject({
    vin,
    locale: 'de',
    surroundings: { country: 'FR', driver: 'outside', doors: 'locked' },
  })
  expect(store.entries().get(`cars/${vin}`)).toMatchObject({ form: 2 })
  const driver = await driverOf(world, vin)
  // six of the ten minutes were over
  await world.advance(239_000)
  const dialogNow = async () =>
    (await driver.input({ type: 'surroundings.country.changed', payload: { country: 'FR' } })).view
      .dialog?.id
  expect(await dialogNow()).toBeUndefined()
  await world.advance(1_000)
  expect(await dialogNow()).toBe('function-cancelled')
  await driver.input({ type: 'surroundings.doors.changed', payload: { doors: 'closed' } })
  await driver.input({ type: 'surroundings.driver.changed', payload: { driver: 'inside' } })
  await driver.input(ignition('off'))
  await driver.input(ignition('on'))
  await world.advance(5_000)
  const { view } = await driver.input({ type: 'driver.rest.awaited', payload: {} })
  expect(view.status).toMatchObject({ sim: 'ready', roaming: true, abroad: true })
})

test('a memory of form 1 whose key is lost stays as it is, and is refused in words', async () => {
  const folder = folderOfForm1()
  const before = await openStore(folder)
  const kept = before.entries().get(`cars/${vin}`)
  await before.put('cars/key', Buffer.alloc(32).toString('base64'))
  await before.close()
  const { world, store } = await keptWorld(folder)
  await expect(world.openCar({ vehicle })).rejects.toThrow(
    /is of form 1, this program reads form 2: use the program that wrote it, or another data folder/,
  )
  expect(world.cars()).toEqual([])
  expect(store.entries().get(`cars/${vin}`)).toEqual(kept)
  expect(store.entries().has('cars/key')).toBe(true)
})

test.each([0, 3, 99])(
  'form %i, which no migration leads from, is refused in words',
  async (form) => {
    const folder = folderOfForm1()
    const before = await openStore(folder)
    await before.put(`cars/${vin}`, { form, memory: {} })
    await before.close()
    const { world, store } = await keptWorld(folder)
    await expect(world.openCar({ vehicle })).rejects.toThrow(
      `is of form ${String(form)}, this program reads form 2`,
    )
    expect(store.entries().get(`cars/${vin}`)).toEqual({ form, memory: {} })
  },
)

test('half a memory is not loaded: one that lacks a part is refused whole', async () => {
  const folder = folderOfForm1()
  const first = await keptWorld(folder)
  const { settings: _, ...rest } = (
    first.store.entries().get(`cars/${vin}`) as { readonly memory: Record<string, unknown> }
  ).memory
  await first.store.put(`cars/${vin}`, { form: 2, memory: rest })
  await expect(first.world.openCar({ vehicle })).rejects.toThrow(/is damaged/)
  expect(first.world.cars()).toEqual([])
})
