import { duplexPair } from 'node:stream'
import { MqttClient } from 'mqtt'
import { expect, onTestFinished, test } from 'vitest'
import { createRestMeter } from '../../src/world/restMeter.ts'
import { createWorldClock, worldStart } from '../../src/world/worldClock.ts'
import { driverOf, guest, key, openedWorld, technology } from '../helpers/openedWorld.ts'

const vehicle = '911-991-2018'

test('a world at rest settles at once, however often it is asked', async () => {
  const world = await openedWorld()
  await world.openCar({ vehicle })
  await Promise.all(Array.from({ length: 50 }, () => world.settle()))
})

test('after an answer and rest, everything the input caused has been on the wire', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const topics: string[] = []
  world.onMessage((topic) => topics.push(topic.replace(vin, '*')))
  await driver.input(technology('none'))
  await world.settle()
  expect(topics.filter((topic) => !topic.includes('surroundings'))).toEqual([
    'pcm/v1/*/head-unit/screen',
    'pcm/v1/*/head-unit/states',
    'pcm/v1/world/cars',
    'connect/v1/vehicles/*/presence',
    'pcm/v1/*/head-unit/answer',
  ])
})

test('rest comes also while a guest floods the broker', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const flood = await guest(world, 'flood', ['driver', 'observer'])
  await flood.listen(['driver.key.pressed', 'headUnit.screen.shown'], {}, () => undefined)
  for (let time = 0; time < 2000; time += 1) {
    flood.publish('driver.key.pressed', { vin }, { inputId: `f-${String(time)}`, key: 'home' })
    if (time % 100 === 0) await world.settle()
  }
  await world.settle()
  const driver = await driverOf(world, vin)
  expect((await driver.input(key('phone'))).accepted).toBe(true)
})

test('rest comes also when a guest is gone in the middle of a packet, or of everything', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  for (let time = 0; time < 10; time += 1) {
    const name = `hasty-${String(time)}`
    const hasty = await guest(world, name, ['driver', 'observer'])
    await hasty.listen(['headUnit.screen.shown', 'headUnit.input.answered'], {}, () => undefined)
    hasty.publish('driver.key.pressed', { vin }, { inputId: name, key: 'phone' })
    await hasty.close()
    const half = world.stream({ roles: ['driver'] })
    half.write(Uint8Array.of(0x10, 0x20, 0x00, 0x04))
    half.destroy()
    await world.settle()
  }
  const driver = await driverOf(world, vin)
  expect((await driver.input(key('home'))).accepted).toBe(true)
})

test('rest comes also when a car is closed while it is online, linking, or being driven', async () => {
  const world = await openedWorld({ backend: 'silent' })
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const presence: string[] = []
  world.onMessage((topic, payload) => {
    if (topic.endsWith('/presence')) presence.push(new TextDecoder().decode(payload))
  })
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  await driver.input({ type: 'driver.text.entered', payload: { text: '12345678' } })
  await driver.input({ type: 'driver.input.confirmed', payload: {} })
  for (let time = 0; time < 20; time += 1) void driver.input(key('home'))
  await world.closeCar(vin)
  await world.settle()
  expect(world.cars()).toEqual([])
  expect(presence).toEqual(['{"online":false}'])
  await world.advance(60_000)
  expect((await world.openCar({ vehicle })).vin).toBe(vin)
})

test('what came in before a car is closed still has its effect and its answer', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const path = ['phone', 'opt', 'set_phone', 'roaming']
  let seen = 0
  const closed = new Promise<void>((resolve) => {
    world.onMessage((topic) => {
      if (!topic.endsWith('/driver/entry')) return
      seen += 1
      if (seen === path.length) void world.closeCar(vin).then(resolve)
    })
  })
  const inputs = path.map((id) => driver.input({ type: 'driver.entry.chosen', payload: { id } }))
  const last = await inputs.at(-1)
  await closed
  expect(last?.view).toMatchObject({ path: path.slice(0, 3), status: { roaming: true } })
})

test('a guest that reads nothing holds up nobody else', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const [here, there] = duplexPair()
  world.accept(there, () => ({ roles: ['observer'] }))
  const deaf = new MqttClient(() => here, {
    clientId: 'deaf',
    protocolVersion: 4,
    keepalive: 0,
    reconnectPeriod: 0,
  })
  deaf.on('error', () => undefined)
  onTestFinished(() => deaf.endAsync(true))
  await deaf.subscribeAsync('#')
  here.pause()
  here.removeAllListeners('data')
  const driver = await driverOf(world, vin)
  for (let time = 0; time < 200; time += 1) {
    const answer = await driver.input(key(time % 2 === 0 ? 'phone' : 'home'))
    expect(answer.accepted).toBe(true)
  }
  await world.settle()
})

test('the meter counts what is sent, given and begun, and knows nothing of strangers', async () => {
  const meter = createRestMeter()
  let rested = false
  meter.join('a')
  meter.sent('a')
  meter.sent('stranger')
  const rest = meter.settle().then(() => {
    rested = true
  })
  await Promise.resolve()
  expect(rested).toBe(false)
  meter.given('a')
  meter.spread('a', 'topic')
  const done = meter.begin()
  meter.handled('a')
  meter.handled('a')
  await Promise.resolve()
  expect(rested).toBe(false)
  done()
  done()
  await rest
  expect(rested).toBe(true)
  await meter.settle()
})

test('a client that leaves takes along what it had not handled; its last will still counts', async () => {
  const meter = createRestMeter()
  meter.join('a')
  meter.sent('a')
  meter.given('a')
  meter.expectWill('a', 'will')
  meter.expectWill('a', 'will')
  meter.leave('a')
  meter.leave('a')
  // said by a client that is gone already
  meter.sent('a')
  meter.given('a')
  let rested = false
  const rest = meter.settle().then(() => {
    rested = true
  })
  meter.spread('a', 'other')
  await Promise.resolve()
  await Promise.resolve()
  expect(rested).toBe(false)
  meter.spread('a', 'will')
  await rest
})

test('timers fire in order with rest between, and each at its own time', async () => {
  const log: string[] = []
  let settles = 0
  const clock = createWorldClock(() => {
    settles += 1
    log.push('rest')
    return Promise.resolve()
  })
  const note = (name: string) => () => log.push(`${name}@${String(clock.now() - worldStart)}`)
  clock.timers.setTimeout(note('late'), 300)
  clock.timers.setTimeout(() => {
    note('early')()
    clock.timers.setTimeout(note('after early'), 50)
  }, 100)
  const stopped = clock.timers.setTimeout(note('never'), 200)
  clock.timers.clearTimeout(stopped)
  await clock.advance(299)
  expect(log.filter((entry) => entry !== 'rest')).toEqual(['early@100', 'after early@150'])
  expect(log).toEqual(['rest', 'early@100', 'rest', 'after early@150', 'rest', 'rest'])
  await clock.advance(1)
  expect(log.at(-3)).toBe('late@300')
  expect(clock.now()).toBe(worldStart + 300)
  expect(settles).toBe(7)
})

test('two advances at once are carried out one after the other', async () => {
  const clock = createWorldClock(() => Promise.resolve())
  await Promise.all([clock.advance(100), clock.advance(50)])
  expect(clock.now()).toBe(worldStart + 150)
})

test('every world begins at nine on the first of March 2024', async () => {
  const world = await openedWorld()
  expect(new Date(world.now()).toISOString()).toBe('2024-03-01T09:00:00.000Z')
  await world.advance(366 * 86_400_000)
  expect(new Date(world.now()).toISOString()).toBe('2025-03-02T09:00:00.000Z')
})
