import { expect, test } from 'vitest'
import type { InnerWorld } from '../../src/world/innerWorld.ts'
import {
  confirmed,
  driverOf,
  guest,
  ignition,
  openedWorld,
  technology,
  typed,
} from '../helpers/openedWorld.ts'

const vehicle = '911-991-2018'

/** What the broker itself saw of the car's presence, and what it keeps. */
async function presence(world: InnerWorld, vin: string) {
  const seen: string[] = []
  world.onMessage((topic, payload) => {
    if (topic === `connect/v1/vehicles/${vin}/presence`)
      seen.push(new TextDecoder().decode(payload))
  })
  let late = 0
  return {
    seen,
    /** What a listener that comes now is told. */
    async kept(): Promise<boolean | undefined> {
      late += 1
      const observer = await guest(world, `late-${String(late)}`, ['observer'])
      let online: boolean | undefined
      await observer.listen(['car.presence.changed'], { vin }, ({ payload }) => {
        online = payload.online
      })
      // retained states come before anything that is published afterwards
      const bench = await guest(world, `bench-${String(late)}`, ['bench', 'observer'])
      await new Promise<void>((resolve) => {
        void bench.listen(['world.clock.changed'], {}, () => {
          resolve()
        })
      })
      return online
    },
  }
}

test('a car that is online says so, and the broker keeps it', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const { kept } = await presence(world, vin)
  expect(await kept()).toBe(true)
})

test('going offline, the broker publishes its last will and keeps that; online again, the car speaks again', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const { seen, kept } = await presence(world, vin)
  const offline = await driver.input(technology('none'))
  expect(offline.view.status).toMatchObject({ connect: 'offline', reason: 'no-coverage' })
  expect(seen).toEqual(['{"online":false}'])
  expect(await kept()).toBe(false)
  const online = await driver.input(technology('LTE'))
  expect(online.view.status.connect).toBe('online')
  expect(seen).toEqual(['{"online":false}', '{"online":true}'])
  expect(await kept()).toBe(true)
})

test('a car that may not go online has no session at all', async () => {
  const world = await openedWorld({ car: { dataOff: true } })
  const topics: string[] = []
  world.onMessage((topic) => topics.push(topic))
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const { view } = await driver.choose('apps')
  expect(view.status).toMatchObject({ connect: 'offline', reason: 'data-off' })
  // what is ordered, and whether it is linked, waits for the car; the car itself says nothing
  expect(topics.filter((topic) => topic.startsWith('connect/v1/vehicles'))).toEqual([
    `connect/v1/vehicles/${vin}/orders`,
    `connect/v1/vehicles/${vin}/link/state`,
  ])
})

test('what the backend says to a car that is offline does not reach it', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  await driver.input(typed('12345678'))
  world.setBackend('silent')
  await driver.input(confirmed)
  await driver.input(technology('none'))
  const backend = await guest(world, 'second-backend', ['backend'])
  backend.publish(
    'backend.link.answered',
    { vin },
    { requestId: 'link-1', accepted: true, user: 'X' },
  )
  const { view } = await driver.input(technology('LTE'))
  expect(view.status.linked).toBe(false)
})

test('switched off and on again it is offline, then online after its start', async () => {
  const world = await openedWorld({ surroundings: { simCard: null } })
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const { seen } = await presence(world, vin)
  expect((await driver.input(ignition('off'))).view).toMatchObject({ kind: 'dark' })
  expect(seen).toEqual(['{"online":false}'])
  expect((await driver.input(ignition('on'))).view).toMatchObject({ kind: 'starting' })
  await world.advance(3_000)
  expect(seen).toEqual(['{"online":false}', '{"online":true}'])
  expect((await driver.choose('phone')).view.status.connect).toBe('online')
})

test('a backend out of reach cuts the car off; it tries again every ten seconds', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const { seen } = await presence(world, vin)
  const status = async () =>
    (await driver.input({ type: 'driver.text.deleted', payload: {} })).view.status
  world.setBackend('unreachable')
  await world.settle()
  expect(seen).toEqual(['{"online":false}'])
  expect(await status()).toMatchObject({
    data: 'up',
    connect: 'offline',
    reason: 'backend-unreachable',
  })
  await world.advance(60_000)
  expect(await status()).toMatchObject({ connect: 'offline', reason: 'backend-unreachable' })
  world.setBackend('answering')
  await world.advance(9_999)
  expect(await status()).toMatchObject({ connect: 'offline' })
  await world.advance(1)
  expect(await status()).toMatchObject({ connect: 'online' })
  expect(seen).toEqual(['{"online":false}', '{"online":true}'])
})

test('a world whose backend cannot be reached opens its cars all the same', async () => {
  const world = await openedWorld({ backend: 'unreachable' })
  const { vin } = await world.openCar({ vehicle })
  const { view } = await (await driverOf(world, vin)).choose('phone')
  expect(view.status).toMatchObject({ connect: 'offline', reason: 'backend-unreachable' })
})

test('a silent backend lets the car wait for thirty seconds', async () => {
  const world = await openedWorld({ backend: 'silent' })
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  await driver.input(typed(world.pairingCodeOf(vin) ?? ''))
  expect((await driver.input(confirmed)).view.dialog?.id).toBe('linking')
  await world.advance(30_000)
  const after = await driver.input({ type: 'driver.language.chosen', payload: { locale: 'en' } })
  expect(after.view.dialog).toMatchObject({
    id: 'link-refused',
    text: 'Porsche Connect does not answer.',
  })
  world.setBackend('answering')
  await driver.input(confirmed)
  await driver.choose('login_porsche_connect')
  await driver.input(typed(world.pairingCodeOf(vin) ?? ''))
  expect((await driver.input(confirmed)).view.status.linked).toBe(true)
})

test('the owner is shown the pairing code until the car is linked, and nobody else is (R-2.4)', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const owner = await guest(world, 'owner', ['owner'], { accounts: ['demo-owner'] })
  const stranger = await guest(world, 'stranger', ['owner'], { accounts: ['someone-else'] })
  const shown: unknown[] = []
  const overheard: unknown[] = []
  await owner.listen(['backend.pairingCode.shown'], { vin }, ({ payload }) => shown.push(payload))
  await stranger.listen(['backend.pairingCode.shown'], {}, ({ payload }) => overheard.push(payload))
  const driver = await driverOf(world, vin)
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  expect(shown).toEqual([{ vin, vehicle, pairingCode: world.pairingCodeOf(vin), linked: false }])
  await driver.input(typed(world.pairingCodeOf(vin) ?? ''))
  await driver.input(confirmed)
  await driver.input({ type: 'driver.text.deleted', payload: {} })
  expect(shown.at(-1)).toEqual({ vin, vehicle, pairingCode: null, linked: true })
  expect(overheard).toEqual([])
})
