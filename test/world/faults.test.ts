import { expect, test } from 'vitest'
import { channelOf, type ChannelName } from '../../src/contract/channels.ts'
import { fault, faultChannels, faultKinds, type Fault } from '../../src/contract/fault.ts'
import { driveCar, type CarDriver, type CarInput } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import {
  confirmed,
  driverOf,
  guest,
  ignition,
  key,
  openedWorld,
  technology,
  typed,
} from '../helpers/openedWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

const vehicle = '911-991-2018'
const chosen = (id: string): CarInput => ({ type: 'driver.entry.chosen', payload: { id } })

/** A world of its own with these faults from the beginning, and somebody at the wheel. */
async function drivenWorld(faults: readonly Fault[], seed = 1) {
  const openWorld = openScenarioWorld(shippedCatalogue(), defaultFixture())
  const given = { faults: [...faults], orders: { tasks: [activation] } }
  const world = await openWorld({ vehicle, locale: 'en', given, seed })
  return { world, driver: await driveCar(world) }
}

const activation = { id: 'lane-assist', task: 'activation' } as const

/** Some life: keys, an activation to its end, a link, a gap in the network, a restart. */
async function live(driver: CarDriver, code: string): Promise<void> {
  const course: readonly CarInput[] = [
    confirmed,
    key('apps'),
    chosen('opt'),
    chosen('login_porsche_connect'),
    typed(code),
    confirmed,
  ]
  for (const input of course) await driver.drive(input)
  await driver.advance(150_000)
  await driver.drive(technology('none'))
  await driver.drive(technology('LTE'))
  await driver.drive(ignition('off'))
  await driver.drive(ignition('on'))
  await driver.advance(20_000)
}

/** The life after the fault: everything works, and nothing has happened twice. */
async function isSound({ world, driver }: Awaited<ReturnType<typeof drivenWorld>>) {
  expect(await driver.changeFaults({ remove: undefined })).toBeUndefined()
  const surroundings = [ignition('on'), technology('none'), technology('LTE')]
  for (const input of surroundings) await driver.drive(input)
  await driver.advance(300_000)
  await confirmAll(driver)
  await driver.advance(150_000)
  await confirmAll(driver)
  expect(await driver.drive(key('apps'))).toMatchObject({ accepted: true })
  expect(await driver.view()).toMatchObject({ path: ['apps'], status: { connect: 'online' } })
  if (!(await driver.view()).status.linked) {
    const code = world.secretOf('car.pairingCode') ?? ''
    const course = [chosen('opt'), chosen('login_porsche_connect'), typed(code), confirmed]
    for (const input of course) {
      expect(await driver.drive(input)).toMatchObject({ accepted: true })
    }
  }
  expect((await driver.view()).status).toMatchObject({ linked: true })
  const reports = world
    .messagesSince(0)
    .filter(({ name }) => name === 'car.task.reported')
    .map(({ payload }) => (payload as { requestId: string }).requestId)
  expect(new Set(reports).size).toBe(1)
}

async function confirmAll(driver: CarDriver): Promise<void> {
  for (let dialogs = 0; dialogs < 6; dialogs += 1) {
    if ((await driver.view()).dialog === undefined) return
    await driver.drive(confirmed)
  }
}

const variants: Readonly<Record<string, Partial<Fault>>> = { delay: { by: '15 s' } }

/** Every fault that can be, on every channel of the car and its surroundings, of its session and of Porsche Connect. */
const everyFault = faultKinds.flatMap((kind) =>
  faultChannels
    .filter((on) => /^(driver|headUnit|car|backend\.(link|orders|report))\./.test(on))
    .concat('surroundings.technology.changed', 'surroundings.ignition.changed')
    .map((on): Fault => ({ kind, on, ...variants[kind] }))
    .filter((one) => fault.safeParse(one).success),
)

test.each([
  ['every time', {}, /./],
  ['every other time, by the seed', { chance: 0.5 }, /^(car|backend|surroundings)\./],
] as const)(
  'no fault on any channel leaves the car hanging, unlinked for ever or reporting twice: %s',
  async (_, often, channels) => {
    const faults = everyFault.filter(({ on }) => channels.test(on))
    expect(faults.length).toBeGreaterThan(40)
    for (const one of faults) {
      const opened = await drivenWorld([{ ...one, ...often }])
      try {
        await live(opened.driver, opened.world.secretOf('car.pairingCode') ?? '')
        await isSound(opened)
      } catch (error) {
        throw new Error(`${one.kind} on ${one.on}: ${String(error)}`, { cause: error })
      } finally {
        await opened.world.close()
      }
    }
  },
  300_000,
)

/** Everything that was on the wire, as text. */
async function wireOf(seed: number): Promise<string> {
  const world = await openedWorld(
    { faults: [{ kind: 'drop', on: 'driver.key.pressed', chance: 0.4 }] },
    seed,
  )
  const wire: string[] = []
  world.onMessage((topic, payload) => {
    wire.push(`${String(world.now())} ${topic} ${new TextDecoder().decode(payload)}`)
  })
  const { vin } = await world.openCar({ vehicle, locale: 'de' })
  const bus = await guest(world, 'driver', ['driver', 'bench'])
  for (let press = 0; press < 24; press += 1) {
    const inputId = `press-${String(press)}`
    bus.publish('driver.key.pressed', { vin }, { inputId, key: press % 2 === 0 ? 'phone' : 'apps' })
  }
  await restOf(bus)
  return wire.join('\n').replaceAll(vin, 'VIN')
}

function restOf(bus: Awaited<ReturnType<typeof guest<'bench' | 'driver'>>>): Promise<void> {
  return new Promise((resolve) => {
    void bus
      .listen(['world.request.answered'], {}, ({ payload }) => {
        if (payload.requestId === 'rest-2') resolve()
        else bus.publish('bench.rest.requested', {}, { requestId: 'rest-2' })
      })
      .then(() => {
        bus.publish('bench.rest.requested', {}, { requestId: 'rest-1' })
      })
  })
}

test('chance comes from the seed: the same one strikes the same messages, another one others', async () => {
  const once = await wireOf(1)
  expect(await wireOf(1)).toBe(once)
  const answered = (wire: string) =>
    [...wire.matchAll(/"inputId":"(press-\d+)","acc/g)].map(([, id]) => id)
  expect(answered(once).length).toBeGreaterThan(5)
  expect(answered(once).length).toBeLessThan(24)
  expect(answered(await wireOf(2))).not.toEqual(answered(once))
})

test('a message that is held up is a timer: the world is at rest meanwhile', async () => {
  const world = await openedWorld({
    faults: [{ kind: 'delay', on: 'driver.key.pressed', by: '1 h', times: 1 }],
  })
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const late = driver.input(key('phone'))
  await driver.input(confirmed)
  await world.settle()
  expect(driver.answers.map(({ inputId }) => inputId)).toEqual(['driver-2'])
  await world.advance(3_599_999)
  expect(driver.answers).toHaveLength(1)
  await world.advance(1)
  expect((await late).view.path).toEqual(['phone'])
})

test('two messages change places, though the fault has struck its last time when the second comes', async () => {
  const world = await openedWorld({
    faults: [{ kind: 'reorder', on: 'driver.key.pressed', by: '1 h', times: 1 }],
  })
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  const [first, second] = await Promise.all([driver.input(key('phone')), driver.input(key('apps'))])
  expect(driver.answers).toEqual([second, first])
  expect(first.view.path).toEqual(['phone'])
})

test('a window of virtual time: it strikes from its beginning to its end, and is on no longer', async () => {
  const world = await openedWorld({
    faults: [{ id: 'gap', kind: 'drop', on: 'driver.key.pressed', after: '10 s', for: '20 s' }],
  })
  const { vin } = await world.openCar({ vehicle })
  const driver = await driverOf(world, vin)
  expect((await driver.input(key('phone'))).view.path).toEqual(['phone'])
  await world.advance(10_000)
  void driver.input(key('apps'), 'lost')
  expect((await driver.input(confirmed)).view.path).not.toEqual(['apps'])
  expect(world.faults.list()).toMatchObject([{ id: 'gap', struck: 1 }])
  await world.advance(20_000)
  expect(world.faults.list()).toEqual([])
  expect((await driver.input(key('apps'))).view.path).toEqual(['apps'])
  expect(driver.answers.map(({ inputId }) => inputId)).not.toContain('lost')
})

test('by hand over the bench bus: added, told of, struck, removed; what cannot be is refused with a sentence', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const bus = await guest(world, 'hand', ['bench', 'driver', 'observer'])
  const seen: unknown[] = []
  await bus.listen(['world.faults.changed', 'world.fault.applied'], {}, ({ payload }) => {
    seen.push(payload)
  })
  const driver = await driverOf(world, vin)
  const ask = (name: 'bench.fault.added' | 'bench.fault.removed', asked: object) =>
    new Promise<object>((resolve) => {
      void bus
        .listen(['world.request.answered'], {}, ({ payload }) => {
          resolve(payload)
        })
        .then(() => {
          bus.publish(name, {}, { ...asked, requestId: 'by-hand' } as never)
        })
    })
  const one: Fault = { kind: 'repeat', on: 'driver.key.pressed', times: 1, params: { vin } }
  expect(await ask('bench.fault.added', { fault: one })).toMatchObject({
    accepted: true,
    fault: 'fault-1',
  })
  await driver.input(key('phone'))
  await driver.input(confirmed)
  // one key, two answers, one effect
  expect(driver.answers.map(({ inputId }) => inputId)).toEqual(['driver-1', 'driver-1', 'driver-2'])
  expect(seen).toMatchObject([
    { faults: [{ id: 'fault-1', ...one, struck: 0 }] },
    { fault: 'fault-1', kind: 'repeat', on: 'driver.key.pressed', strike: 1 },
    { faults: [] },
  ])
  expect(await ask('bench.fault.removed', { id: 'fault-1' })).toMatchObject({
    accepted: false,
    explanation: 'no fault fault-1 is on',
  })
  const named = { ...one, id: 'mine' }
  expect(await ask('bench.fault.added', { fault: named })).toMatchObject({ fault: 'mine' })
  expect(await ask('bench.fault.added', { fault: named })).toMatchObject({
    accepted: false,
    explanation: 'a fault mine is on already',
  })
  expect(await ask('bench.fault.removed', {})).toMatchObject({ accepted: true })
  expect(world.faults.list()).toEqual([])
})

test('every channel that a fault can strike is one of the list, and none is of the workbench', () => {
  for (const name of faultChannels) {
    expect(['bench', 'world']).not.toContain(channelOf(name satisfies ChannelName).publishedBy)
  }
})
