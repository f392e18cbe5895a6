import { expect, test } from 'vitest'
import type { Grant } from '../../src/contract/permission.ts'
import { driverOf, guest, key, openedWorld } from '../helpers/openedWorld.ts'
import { rawGuest } from '../helpers/rawGuest.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'

const vehicle = '911-991-2018'

test('every input is answered once, in order, accepted or with a reason, and with the view', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  await Promise.all([
    driver.input(key('phone')),
    driver.input(key('turbo')),
    driver.input({ type: 'driver.entry.chosen', payload: { id: 'opt' } }),
    driver.input({ type: 'surroundings.doors.changed', payload: { doors: 'open' } }),
  ])
  expect(
    driver.answers.map(({ inputId, accepted, reason, view }) => [
      inputId,
      accepted,
      reason,
      view.path,
    ]),
  ).toEqual([
    ['driver-1', true, undefined, ['phone']],
    ['driver-2', false, 'key-not-in-this-car', ['phone']],
    ['driver-3', true, undefined, ['phone', 'opt']],
    ['driver-4', true, undefined, ['phone', 'opt']],
  ])
})

test('the screen that is kept is the one of the last answer', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const { view } = await driver.choose('phone', 'opt', 'set_phone', 'roaming')
  const late = await guest(world, 'late', ['driver'])
  const kept = await new Promise((resolve) => {
    void late.listen(['headUnit.screen.shown'], { vin }, ({ payload }) => {
      resolve(payload)
    })
  })
  expect(kept).toEqual(view)
})

test('the same input id gets the same answer and has no second effect', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  await driver.choose('phone', 'opt', 'set_phone')
  const toggle = { type: 'driver.entry.chosen', payload: { id: 'roaming' } } as const
  const once = await driver.input(toggle, 'same')
  const twice = await driver.input(toggle, 'same')
  expect(twice).toEqual(once)
  expect(once.view.status.roaming).toBe(true)
  expect((await driver.input(key('home'))).view.status.roaming).toBe(true)
})

test('a thousand inputs later the same id still has no second effect', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  await driver.choose('phone', 'opt', 'set_phone')
  const toggle = { type: 'driver.entry.chosen', payload: { id: 'roaming' } } as const
  const once = await driver.input(toggle, 'same')
  for (let time = 0; time < 1010; time += 1) {
    const again = time % 2 === 0 ? 'back' : 'home'
    await driver.input(key(again), `id-${String(time)}`)
  }
  expect(await driver.input(toggle, 'same')).toEqual(once)
  expect((await driver.input(key('phone'))).view.status.roaming).toBe(true)
})

test('what is malformed is counted and told, and the car drives on', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const told: { count: number; last?: { address: string; reason: string } | undefined }[] = []
  await driver.bus.listen(['world.messages.refused'], {}, ({ payload }) => told.push(payload))
  const raw = await rawGuest(world, 'raw', { roles: ['driver', 'surroundings'] })
  const topic = `pcm/v1/${vin}/driver/key`
  for (const payload of [
    '',
    '{',
    'null',
    '[]',
    '{"inputId":"x"}',
    '{"inputId":7,"key":"back"}',
    '\ufffd\0',
  ]) {
    raw.publish(topic, payload)
  }
  raw.publish(`pcm/v1/${vin}/surroundings/sim-card`, '{"inputId":"x","simCard":{"pin":"1234"}}')
  await raw.publishAsync(`pcm/v1/${vin}/driver/knob`, '{"inputId":"x","detents":1e9}', { qos: 1 })
  const { view } = await driver.choose('phone')
  expect(view.path).toEqual(['phone'])
  expect(world.refusals()).toBe(9)
  await world.settle()
  await driver.input(key('home'))
  expect(told.at(-1)).toMatchObject({ count: 9, last: { address: `pcm/v1/${vin}/driver/knob` } })
  expect(JSON.stringify(told)).not.toContain('1234')
})

test('an input that is malformed is answered, as long as it says whose answer it waits for', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  await driver.choose('phone')
  const raw = await rawGuest(world, 'raw', { roles: ['driver', 'surroundings'] })
  const lastAnswered = new Promise<void>((resolve) => {
    void driver.bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
      if (payload.inputId === 'no-card') resolve()
    })
  })
  for (const [thing, payload] of [
    ['driver/key', { key: 'back' }],
    ['driver/key', { inputId: '', key: 'back' }],
    ['driver/key', { inputId: 'x'.repeat(65), key: 'back' }],
    ['driver/key', { inputId: 'no-key' }],
    ['driver/knob', { inputId: 'too-far', detents: 1e9 }],
    ['surroundings/sim-card', { inputId: 'no-card', simCard: { pin: '1234' } }],
  ] as const) {
    raw.publish(`pcm/v1/${vin}/${thing}`, JSON.stringify(payload))
  }
  await lastAnswered
  const [{ view } = missing(), ...refused] = driver.answers
  expect(refused).toMatchObject(
    ['no-key', 'too-far', 'no-card'].map((inputId) => ({
      inputId,
      accepted: false,
      reason: 'malformed-input',
      view,
    })),
  )
  expect(refused.map(({ explanation }) => explanation)).toEqual([
    expect.stringMatching(/^driver\.key\.pressed: key: .+/),
    expect.stringMatching(/^driver\.knob\.turned: detents: .+/),
    expect.stringMatching(/^surroundings\.simCard\.changed: simCard\.puk: .+/),
  ])
  expect(JSON.stringify(refused)).not.toContain('1234')
  expect(shippedCatalogue().texts['en']?.reasons['malformed-input']).toBeDefined()
  expect(world.refusals()).toBe(6)
})

function missing(): never {
  throw new Error('nothing was answered')
}

test('what is too large is refused, not spread', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const raw = await rawGuest(world, 'raw', { roles: ['driver'] })
  const gone = new Promise<void>((resolve) =>
    raw.once('close', () => {
      resolve()
    }),
  )
  raw.publish(`pcm/v1/${vin}/driver/key`, JSON.stringify({ inputId: 'x', key: 'x'.repeat(70_000) }))
  await gone
  expect(world.refusals()).toBe(1)
  const driver = await driverOf(world, vin)
  expect((await driver.choose('phone')).accepted).toBe(true)
})

test('a topic that is none of ours is closed, and nothing can be planted there', async () => {
  const world = await openedWorld()
  const raw = await rawGuest(world, 'raw', { roles: ['driver', 'observer'] })
  const gone = new Promise<void>((resolve) =>
    raw.once('close', () => {
      resolve()
    }),
  )
  raw.publish('home/light', 'on', { retain: true })
  await gone
  expect(world.refusals()).toBe(1)
})

test('nothing is queued for a guest that is away, whatever it asks for', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const grant: Grant = { roles: ['observer'] }
  const first = await rawGuest(world, 'sleeper', grant, false)
  await first.subscribeAsync(`connect/v1/vehicles/${vin}/presence`, { qos: 1 })
  await first.endAsync(true)
  const driver = await driverOf(world, vin)
  await driver.input({ type: 'surroundings.technology.changed', payload: { technology: 'none' } })
  const heard: string[] = []
  const again = await rawGuest(world, 'sleeper', grant, false)
  again.on('message', (topic) => heard.push(topic))
  await again.subscribeAsync('pcm/v1/world/clock')
  await driver.input({ type: 'surroundings.technology.changed', payload: { technology: 'LTE' } })
  expect(heard).toEqual(['pcm/v1/world/clock'])
})

test('a guest cannot make a happening stay', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const raw = await rawGuest(world, 'raw', { roles: ['driver'] })
  await raw.publishAsync(`pcm/v1/${vin}/driver/key`, '{"inputId":"a","key":"phone"}', {
    retain: true,
    qos: 1,
  })
  const heard: string[] = []
  const observer = await guest(world, 'observer', ['observer'])
  await observer.listen(['driver.key.pressed'], { vin }, ({ payload }) => heard.push(payload.key))
  await (await driverOf(world, vin)).input(key('home'))
  expect(heard).toEqual(['home'])
})

test('a guest that calls itself as the head unit does pushes nobody out', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  for (const name of [`head-unit-${vin}`, `car-${vin}-1`, 'world', 'backend']) {
    const impostor = await rawGuest(world, name, { roles: ['observer'] })
    const answer = await driver.input(key('home'))
    expect(answer).toMatchObject({ accepted: true, view: { status: { connect: 'online' } } })
    expect(impostor.connected).toBe(true)
  }
})

test('a driver of one car cannot drive another, nor read it', async () => {
  const world = await openedWorld()
  const mine = await world.openCar({ vehicle })
  const other = await world.openCar({ vehicle, another: true })
  const bus = await guest(world, 'mine', ['driver'], { vins: [mine.vin] })
  await expect(
    bus.listen(['headUnit.screen.shown'], { vin: other.vin }, () => undefined),
  ).rejects.toThrow()
  const seen: string[] = []
  await new Promise<void>((resolve) => {
    void bus.listen(['headUnit.screen.shown'], {}, (_, { vin }) => {
      seen.push(vin ?? '')
      resolve()
    })
  })
  const gone = new Promise<void>((resolve) => {
    bus.onConnection((connected) => {
      if (!connected) resolve()
    })
  })
  bus.publish('driver.key.pressed', { vin: other.vin }, { inputId: 'a', key: 'phone' })
  await gone
  expect(seen).toEqual([mine.vin])
  const { view } = await (await driverOf(world, other.vin)).input(key('home'))
  expect(view.path).toEqual([])
})

test('a state and what is said right after it both arrive, in this order', async () => {
  const world = await openedWorld()
  const bus = await guest(world, 'all', ['bench', 'observer'])
  const heard: string[] = []
  const answered = new Promise<void>((resolve) => {
    void bus.listen(['world.cars.changed', 'world.request.answered'], {}, ({ type }) => {
      heard.push(type)
      if (type === 'world.request.answered') resolve()
    })
  })
  bus.publish('bench.car.requested', {}, { requestId: 'b-1', vehicle })
  await answered
  expect(heard).toEqual(['world.cars.changed', 'world.request.answered'])
})

/** One PUBLISH as it stands on the wire. */
function publishPacket(topic: string, payload: string, messageId?: number): Buffer {
  const id = messageId === undefined ? [] : [messageId >> 8, messageId & 0xff]
  const body = [0, topic.length, ...Buffer.from(topic), ...id, ...Buffer.from(payload)]
  return Buffer.from([messageId === undefined ? 0x30 : 0x32, body.length, ...body])
}

test('two inputs in one chunk, the first with acknowledgement, are both heard and answered', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const heard: string[] = []
  await driver.bus.listen(['driver.key.pressed', 'driver.knob.turned'], { vin }, ({ payload }) =>
    heard.push(payload.inputId),
  )
  const raw = await rawGuest(world, 'raw', { roles: ['driver'] })
  raw.stream.write(
    Buffer.concat([
      publishPacket(`pcm/v1/${vin}/driver/key`, '{"inputId":"one","key":"phone"}', 9),
      publishPacket(`pcm/v1/${vin}/driver/knob`, '{"inputId":"two","detents":0}'),
    ]),
  )
  while (driver.answers.length < 2) await driver.input(key('home'), 'three')
  expect(heard.filter((id) => id !== 'three').sort()).toEqual(['one', 'two'])
  const answered = driver.answers.map(({ inputId }) => inputId)
  expect(answered).toEqual(expect.arrayContaining(['one', 'two']))
})

test('nothing is lost for a listener between messages of different kinds and senders', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const wire: string[] = []
  const heard: string[] = []
  world.onMessage((topic) => {
    if (topic.includes(vin) && !topic.includes('/link/') && !topic.includes('pairing'))
      wire.push(topic)
  })
  const raw = await rawGuest(world, 'raw', { roles: ['observer', 'driver'] })
  await raw.subscribeAsync({ '#': { qos: 1 } })
  raw.on('message', (topic, _, { retain }) => {
    if (topic.includes(vin) && !retain) heard.push(topic)
  })
  for (let round = 0; round < 20; round += 1) {
    await driver.input({ type: 'surroundings.technology.changed', payload: { technology: 'none' } })
    await driver.input({ type: 'surroundings.technology.changed', payload: { technology: 'LTE' } })
    await driver.input(key('turbo'))
  }
  await driver.input(key('home'))
  const inOrder = (topics: readonly string[]) => [...topics].sort()
  expect(inOrder(heard)).toEqual(inOrder(wire))
})
