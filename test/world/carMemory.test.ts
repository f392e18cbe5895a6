import { expect, onTestFinished, test } from 'vitest'
import { openStore } from '../../src/backend/backendStore.ts'
import { withGiven, type Given } from '../../src/contract/fixture.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { driverOf } from '../helpers/openedWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const vehicle = '911-991-2018'

/** A world that keeps what it knows in this folder, with one car and somebody who drives it. */
async function keptWorld(folder: string, given: Given = {}) {
  const store = await openStore(folder)
  const fixture = withGiven(defaultFixture(), given)
  const world = await startWorld({ catalogue: shippedCatalogue(), fixture, seed: 1, store })
  let isClosed = false
  const close = async () => {
    if (isClosed) return
    isClosed = true
    await world.close()
    await store.close()
  }
  onTestFinished(close)
  return { world, store, close }
}

async function keptCar(folder: string, given: Given = {}) {
  const kept = await keptWorld(folder, given)
  const { vin } = await kept.world.openCar({ vehicle, defaultLocale: 'en' })
  return { ...kept, vin, driver: await driverOf(kept.world, vin) }
}

test('ticks, language, place and tries of the card outlive the program, the menu does not', async () => {
  const folder = temporaryFolder()
  const given = { surroundings: { embeddedSim: 'inactive' }, car: { pinEntered: false } } as const
  const before = await keptCar(folder, given)
  await before.driver.input({ type: 'driver.text.entered', payload: { text: '0000' } })
  await before.driver.input({ type: 'driver.input.confirmed', payload: {} })
  await before.driver.input({ type: 'driver.input.confirmed', payload: {} })
  await before.driver.input({ type: 'driver.key.pressed', payload: { key: 'back' } })
  await before.driver.input({ type: 'driver.language.chosen', payload: { locale: 'de' } })
  await before.driver.input({ type: 'surroundings.country.changed', payload: { country: 'FR' } })
  for (const id of ['phone', 'opt', 'set_phone', 'roaming']) await before.driver.choose(id)
  await before.close()

  const after = await keptCar(folder, given)
  const { view } = await after.driver.input({
    type: 'driver.text.entered',
    payload: { text: '0000' },
  })
  expect(view).toMatchObject({ title: 'SIM-PIN', status: { roaming: true, sim: 'locked' } })
  const wrong = await after.driver.input({ type: 'driver.input.confirmed', payload: {} })
  expect(wrong.view.dialog?.text).toBe('Falsche PIN. Verbleibende Versuche: 1')
  expect(after.world.cars()[0]).toMatchObject({ locale: 'de', surroundings: { country: 'FR' } })
})

test('ten minutes that were running when the program ended run on', async () => {
  const folder = temporaryFolder()
  const before = await keptCar(folder, {
    orders: { tasks: [{ id: 'lane-assist', task: 'cancellation' }] },
  })
  await before.world.advance(180_000)
  await before.driver.input({ type: 'driver.input.confirmed', payload: {} })
  await before.driver.input({ type: 'surroundings.driver.changed', payload: { driver: 'outside' } })
  await before.driver.input({ type: 'surroundings.doors.changed', payload: { doors: 'locked' } })
  await before.world.advance(360_000)
  await before.close()

  const after = await keptCar(folder)
  expect(new Date(after.world.now()).toISOString()).toBe('2024-03-01T09:09:00.000Z')
  const shown = async () => {
    const { view } = await after.driver.input({
      type: 'surroundings.charger.changed',
      payload: { charger: 'disconnected' },
    })
    return view.dialog?.id
  }
  await after.world.advance(239_000)
  expect(await shown()).toBeUndefined()
  await after.world.advance(1_000)
  expect(await shown()).toBe('function-cancelled')
})

test.each([
  { task: 'cancellation', confirms: 0, ran: 100_000, left: 80_000, then: 'function-cancellation' },
  { task: 'cancellation', confirms: 0, ran: 180_000, left: 1, then: 'function-cancellation' },
  { task: 'activation', confirms: 2, ran: 50_000, left: 70_000, then: 'function-activated' },
] as const)(
  'of a $task that ran for $ran ms when the program ended, $left ms are left',
  async ({ task, confirms, ran, left, then }) => {
    const folder = temporaryFolder()
    const before = await keptCar(folder, { orders: { tasks: [{ id: 'lane-assist', task }] } })
    for (let confirm = 0; confirm < confirms; confirm += 1) {
      await before.driver.input({ type: 'driver.input.confirmed', payload: {} })
    }
    await before.world.advance(ran)
    await before.close()

    const after = await keptCar(folder)
    const shown = async () => {
      const { view } = await after.driver.input({ type: 'driver.rest.awaited', payload: {} })
      return view.dialog?.id
    }
    await after.world.advance(left - 1)
    if (left > 1) expect(await shown()).toBeUndefined()
    await after.world.advance(1)
    expect(await shown()).toBe(then)
  },
)

test('the minutes before a message begin anew in a car that stays offline for longer', async () => {
  const folder = temporaryFolder()
  const orders = { tasks: [{ id: 'lane-assist', task: 'cancellation' }] } as const
  const before = await keptCar(folder, { orders: { tasks: [...orders.tasks] } })
  await before.world.advance(100_000)
  // whoever takes the phone away while the program is ended is not remembered; this car is, without coverage
  await before.driver.input({
    type: 'surroundings.technology.changed',
    payload: { technology: 'none' },
  })
  await before.close()
  const after = await keptCar(folder)
  await after.world.advance(200_000)
  const shown = async (to: 'none' | 'LTE') => {
    const { view } = await after.driver.input({
      type: 'surroundings.technology.changed',
      payload: { technology: to },
    })
    return view.dialog?.id
  }
  expect(await shown('LTE')).toBeUndefined()
  await after.world.advance(179_000)
  expect(await shown('LTE')).toBeUndefined()
  await after.world.advance(1_000)
  expect(await shown('LTE')).toBe('function-cancellation')
})

test('a jump of the clock is kept before it is answered', async () => {
  const { world, store } = await keptWorld(temporaryFolder())
  await world.advance(540_000)
  expect(store.entries().get('clock')).toBe(Date.parse('2024-03-01T09:09:00.000Z'))
})

test('what was done offline is still told after the program was ended', async () => {
  const folder = temporaryFolder()
  const before = await keptCar(folder, {
    orders: { tasks: [{ id: 'lane-assist', task: 'activation' }] },
  })
  await before.driver.input({ type: 'driver.input.confirmed', payload: {} })
  await before.driver.input({
    type: 'surroundings.technology.changed',
    payload: { technology: 'none' },
  })
  await before.world.advance(120_000)
  await before.close()
  const { world, driver } = await keptCar(folder)
  const reports: string[] = []
  world.onMessage((topic, payload) => {
    if (topic.endsWith('/tasks/report')) reports.push(new TextDecoder().decode(payload))
  })
  await driver.input({ type: 'surroundings.technology.changed', payload: { technology: 'LTE' } })
  expect(reports).toHaveLength(1)
  expect(reports[0]).toContain('"at":"2024-03-01T09:02:00.000Z"')
})

test('factory settings: the car stands as its world began', async () => {
  const folder = temporaryFolder()
  const { world, vin, driver } = await keptCar(folder)
  for (const id of ['phone', 'opt', 'set_phone', 'roaming']) await driver.choose(id)
  expect((await world.resetCar(vin)).vin).toBe(vin)
  const { view } = await driver.choose('phone')
  expect(view.status.roaming).toBe(false)
})

test('a memory of an unknown form is refused in words, and nothing of it is loaded', async () => {
  const folder = temporaryFolder()
  const { store, vin, close } = await keptCar(folder)
  await store.put(`cars/${vin}`, { form: 99, memory: {} })
  await close()
  const { world } = await keptWorld(folder)
  await expect(world.openCar({ vehicle })).rejects.toThrow(
    /the memory of car \w{17} is of form 99, this program reads forms up to 3/,
  )
  expect(world.cars()).toEqual([])
})

test('a damaged memory is refused in words, too', async () => {
  const folder = temporaryFolder()
  const { store, vin, close } = await keptCar(folder)
  await store.put(`cars/${vin}`, { form: 3, memory: { market: 'DE' } })
  await close()
  const { world } = await keptWorld(folder)
  await expect(world.openCar({ vehicle })).rejects.toThrow(/is damaged/)
})
