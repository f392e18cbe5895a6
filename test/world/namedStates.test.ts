import { expect, onTestFinished, test } from 'vitest'
import { openStore, type Store } from '../../src/backend/backendStore.ts'
import { placeOf } from '../../src/contract/address.ts'
import { channels, type Payload } from '../../src/contract/channels.ts'
import { withGiven, type Given } from '../../src/contract/fixture.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { driverOf, guest, openedWorld } from '../helpers/openedWorld.ts'
import { playScenario } from '../helpers/playScenario.ts'
import { rawOwner } from '../helpers/rawOwner.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const states = shippedCatalogue().states.map(({ id }) => id)
const families = ['911-991-2018', 'panamera-971-2018', 'cayenne-9ya-2020', 'taycan-y1a-2021']
const cases = states.flatMap((state) => families.map((vehicle) => ({ state, vehicle })))

/** A world and the last word of every page and code of Porsche Connect, as the broker keeps it. */
async function watchedWorld(given: Given = {}, store?: Store) {
  const pages: Record<string, unknown> = {}
  const world = await startWorld({
    catalogue: shippedCatalogue(),
    fixture: withGiven(defaultFixture(), given),
    seed: 1,
    store,
    onMessage(topic, payload) {
      const place = placeOf(topic)
      if (place === undefined || !topic.startsWith('connect/v1/users/')) return
      if (!channels[place.name].retain) return
      const key = [place.name, ...Object.values(place.params)].join(' ')
      pages[key] = JSON.parse(new TextDecoder().decode(payload))
    },
  })
  if (store === undefined) onTestFinished(() => world.close())
  const garage = (accountId: string) =>
    (pages[`backend.garage.shown ${accountId}`] as Payload<'backend.garage.shown'>).vehicles
  return { world, pages, garage }
}

test.each(cases)('$state can be reached in a $vehicle', async ({ state, vehicle }) => {
  const { world, garage } = await watchedWorld({ state })
  const { vin } = await world.openCar({ vehicle })
  await world.settle()
  const isHis = garage('demo-owner').some((car) => car.vin === vin)
  expect(isHis).toBe(['a-family-with-two-cars', 'a-renewal-due-tomorrow'].includes(state))
})

test('a state that nobody has written is refused with what could be meant, and nothing is emptied', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle: '911-991-2018' })
  const driver = await driverOf(world, vin)
  await driver.choose('phone', 'opt', 'set_phone', 'roaming')
  await expect(world.empty('a-car-just-solt')).rejects.toThrow(
    'unknown state a-car-just-solt; did you mean a-car-just-sold?',
  )
  expect((await driver.choose('roaming')).view.status.roaming).toBe(false)
})

test('somebody at the bench finds the states offered and starts from one, at once, and fresh again', async () => {
  const store = await openStore(temporaryFolder())
  const { world, pages, garage } = await watchedWorld({}, store)
  onTestFinished(() => world.close().finally(() => store.close()))
  const { vin } = await world.openCar({ vehicle: '911-991-2018' })
  await world.settle()
  const untouched = structuredClone(pages)
  const driver = await driverOf(world, vin)
  await driver.choose('phone', 'opt', 'set_phone', 'roaming')

  const bench = await guest(world, 'bench', ['bench'])
  const offered = await new Promise<readonly string[]>((resolve, reject) => {
    const hear = ({ payload }: { payload: Payload<'world.states.offered'> }) => {
      resolve(payload.states.map(({ id }) => id))
    }
    bench.listen(['world.states.offered'], {}, hear).catch(reject)
  })
  expect(offered).toEqual(states)
  let answered: (accepted: boolean) => void = () => undefined
  await bench.listen(['world.request.answered'], {}, ({ payload }) => {
    answered(payload.accepted)
  })
  const startFrom = (requestId: string, state?: string) =>
    new Promise<boolean>((resolve) => {
      answered = resolve
      const wanted = state === undefined ? { requestId } : { requestId, state }
      bench.publish('bench.world.emptied', {}, wanted)
    })

  expect(await startFrom('1', 'a-family-with-two-cars')).toBe(true)
  await world.settle()
  expect(garage('family')).toMatchObject([{ role: 'secondary' }])
  expect((await driver.choose('phone')).view.status.roaming).toBe(false)

  expect(await startFrom('2')).toBe(true)
  await world.settle()
  // of those who were there in between nothing is left but that they are gone
  for (const [page, value] of Object.entries(pages)) {
    if (page in untouched) expect(value, page).toEqual(untouched[page])
    else expect(JSON.stringify(value), page).not.toMatch(/Kim|kim@|navigation|[1-9]\d{7}/)
  }
  expect(world.cars().map((car) => car.vin)).toEqual([vin])
})

test('a kept world goes on with its own state, whatever it was started from', async () => {
  const folder = temporaryFolder()
  const open = async () => {
    const store = await openStore(folder)
    const watched = await watchedWorld({ state: 'a-car-just-sold' }, store)
    const { vin } = await watched.world.openCar({ vehicle: '911-991-2018' })
    await watched.world.settle()
    const close = async () => {
      await watched.world.close()
      await store.close()
    }
    return { ...watched, vin, close }
  }
  const first = await open()
  expect(first.garage('demo-owner').map(({ vin }) => vin)).not.toContain(first.vin)
  const owner = await rawOwner(first.world, 'demo-owner')
  const added = await owner.ask('1', { act: 'add-vehicle', vin: first.vin })
  expect(added?.accepted).toBe(true)
  await first.close()
  const second = await open()
  expect(second.garage('demo-owner').map(({ vin }) => vin)).toContain(second.vin)
  await second.close()
})

test('a scenario that names a state nobody knows is refused with a suggestion', async () => {
  await expect(
    playScenario('- back: {}', 'given: { state: a-renewal-due-tomorow }'),
  ).rejects.toThrow(/unknown state a-renewal-due-tomorow.*a-renewal-due-tomorrow/s)
})
