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

/** The folder that a program of an older form left. */
function folderOf(form: 1 | 2): string {
  const folder = temporaryFolder()
  copyFileSync(
    `test/fixtures/memory-of-form-${String(form)}.journal`,
    join(folder, 'store.journal'),
  )
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
  const { world, store } = await keptWorld(folderOf(1))
  const car = await world.openCar({ vehicle })
  expect(car).toMatchObject({
    vin,
    locale: 'de',
    surroundings: { country: 'FR', driver: 'outside', doors: 'locked' },
  })
  expect(store.entries().get(`cars/${vin}`)).toMatchObject({ form: 3 })
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

test('what a program of form 2 left is all there: an installation that ran for a minute runs on for another', async () => {
  const { world, store } = await keptWorld(folderOf(2))
  const car = await world.openCar({ vehicle })
  expect(car).toMatchObject({ vin, surroundings: { country: 'AT' } })
  expect(store.entries().get(`cars/${vin}`)).toMatchObject({
    form: 3,
    memory: { orders: { activation: { id: 'lane-assist', stage: 'installing' } } },
  })
  const driver = await driverOf(world, vin)
  const shown = async () => (await driver.input({ type: 'driver.rest.awaited', payload: {} })).view
  await world.advance(59_000)
  expect(await shown()).toMatchObject({ status: { roaming: true, connect: 'online' } })
  expect((await shown()).dialog).toBeUndefined()
  await world.advance(1_000)
  expect((await shown()).dialog?.id).toBe('function-activated')
})

test('a memory of form 1 whose key is lost stays as it is, and is refused in words', async () => {
  const folder = folderOf(1)
  const before = await openStore(folder)
  const kept = before.entries().get(`cars/${vin}`)
  await before.put('cars/key', Buffer.alloc(32).toString('base64'))
  await before.close()
  const { world, store } = await keptWorld(folder)
  await expect(world.openCar({ vehicle })).rejects.toThrow(
    `the memory of car ${vin} is damaged: use another data folder, or reset the car`,
  )
  expect(world.cars()).toEqual([])
  expect(store.entries().get(`cars/${vin}`)).toEqual(kept)
  expect(store.entries().has('cars/key')).toBe(true)
})

test.each([0, 4, 99])(
  'form %i, which no migration leads from, is refused in words',
  async (form) => {
    const folder = folderOf(1)
    const before = await openStore(folder)
    await before.put(`cars/${vin}`, { form, memory: {} })
    await before.close()
    const { world, store } = await keptWorld(folder)
    await expect(world.openCar({ vehicle })).rejects.toThrow(
      `is of form ${String(form)}, this program reads forms up to 3: use the program that wrote it, or another data folder`,
    )
    expect(store.entries().get(`cars/${vin}`)).toEqual({ form, memory: {} })
  },
)

test('half a memory is not loaded: one that lacks a part is refused whole', async () => {
  const folder = folderOf(1)
  const first = await keptWorld(folder)
  const { settings: _, ...rest } = (
    first.store.entries().get(`cars/${vin}`) as { readonly memory: Record<string, unknown> }
  ).memory
  await first.store.put(`cars/${vin}`, { form: 3, memory: rest })
  await expect(first.world.openCar({ vehicle })).rejects.toThrow(/is damaged/)
  expect(first.world.cars()).toEqual([])
})
