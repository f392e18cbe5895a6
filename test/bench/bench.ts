import { connect as connectSocket, createServer } from 'node:net'
import { cpus } from 'node:os'
import type { IStream } from 'mqtt'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import { withGiven } from '../../src/contract/fixture.ts'
import { driveCar } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { listen, startEcho } from './echo.ts'
import { milliseconds, sideBySide, type Times } from './measure.ts'

const catalogue = shippedCatalogue()
const fixture = defaultFixture()

function row(name: string, times: Times | undefined): void {
  if (times === undefined) return
  const rate = `${Math.round(times.perSecond).toLocaleString('en')}/s`
  console.log(
    `  ${name.padEnd(42)} ${rate.padStart(10)}   p50 ${milliseconds(times.p50)}   p95 ${milliseconds(times.p95)}   p99 ${milliseconds(times.p99)}`,
  )
}

async function steps(): Promise<void> {
  const world = await openScenarioWorld(
    catalogue,
    fixture,
  )({
    vehicle: '911-991-2018',
    locale: 'de',
    given: {},
    seed: 1,
  })
  const driver = await driveCar(world)
  let way = 1
  const { view } = await driver.drive({ type: 'driver.key.pressed', payload: { key: 'phone' } })
  const echo = await startEcho({
    transport: 'in-process',
    qos: 0,
    requestBytes: 40,
    answerBytes: JSON.stringify(view).length + 60,
  })
  const results = await sideBySide(
    [
      {
        name: 'a step: input, answer, rest',
        once: async () => {
          way = -way
          await driver.drive({ type: 'driver.knob.turned', payload: { detents: way } })
        },
      },
      {
        name: 'a step that changes the screen',
        once: async () => {
          way = -way
          await driver.drive({
            type: 'driver.key.pressed',
            payload: { key: way === 1 ? 'phone' : 'apps' },
          })
        },
      },
      { name: 'bare MQTT.js + aedes echo', once: echo.once },
    ],
    { blocks: 10, perBlock: 1000 },
  )
  console.log('headless steps over MQTT packets in one process (QoS 0), one in flight')
  for (const [name, times] of results) row(name, times)
  const echoRate = results.get('bare MQTT.js + aedes echo')?.perSecond ?? Number.NaN
  for (const [name, times] of results) {
    if (name.startsWith('a step')) {
      console.log(`  ${name}: ${((100 * times.perSecond) / echoRate).toFixed(0)} % of the echo`)
    }
  }
  await echo.close()
  await world.close()
}

async function roundTrip(transport: 'in-process' | 'tcp'): Promise<void> {
  // the open car sleeps: its session is not there, the bench is the car
  const asleep = withGiven(fixture, { surroundings: { ignition: 'off' } })
  const world = await startWorld({ catalogue, fixture: asleep, seed: 1 })
  const { vin } = await world.openCar({ vehicle: '911-991-2018', locale: 'de' })
  const grant = { roles: ['car'], vins: [vin] } as const
  const server = createServer({ noDelay: true }, (socket) => {
    world.accept(socket, () => grant)
  })
  const port = await listen(server)
  const bus = await connectMqttBus<'car'>({
    transport: {
      stream: () =>
        (transport === 'tcp'
          ? connectSocket({ port, host: '127.0.0.1', noDelay: true })
          : world.stream(grant)) as unknown as IStream,
    },
    clientId: 'bench-car',
  })
  let answered: () => void = () => undefined
  await bus.listen(['backend.link.answered'], { vin }, () => {
    answered()
  })
  let count = 0
  const echo = await startEcho({ transport, qos: 1, requestBytes: 80, answerBytes: 80 })
  const results = await sideBySide(
    [
      {
        name: 'car ↔ backend: link asked, link answered',
        once: () =>
          new Promise((resolve) => {
            answered = resolve
            count += 1
            bus.publish(
              'car.link.requested',
              { vin },
              {
                requestId: `bench-${String(count)}`,
                method: 'pairing-code',
                pairingCode: '00000000',
              },
            )
          }),
      },
      { name: 'bare MQTT.js + aedes echo', once: echo.once },
    ],
    { blocks: 10, perBlock: 400 },
  )
  console.log(`\ncar ↔ backend round trip (QoS 1, ${transport}), one in flight`)
  for (const [name, times] of results) row(name, times)
  const [own, bare] = [...results.values()]
  console.log(`  p50 is ${((own?.p50 ?? 0) / (bare?.p50 ?? 1)).toFixed(2)} × the echo`)
  await bus.close()
  await echo.close()
  server.close()
  await world.close()
}

async function worlds(): Promise<void> {
  const open = openScenarioWorld(catalogue, fixture)
  const results = await sideBySide(
    [
      {
        name: 'a fresh world, ten steps, closed again',
        once: async () => {
          const world = await open({ vehicle: '911-991-2018', locale: 'de', given: {}, seed: 1 })
          const driver = await driveCar(world)
          for (let step = 0; step < 10; step += 1) {
            await driver.drive({
              type: 'driver.knob.turned',
              payload: { detents: step % 2 === 0 ? 1 : -1 },
            })
          }
          await world.close()
        },
      },
    ],
    { blocks: 5, perBlock: 20 },
  )
  console.log('\nfresh worlds')
  for (const [name, times] of results) row(name, times)
}

console.log(
  `node ${process.version}, ${String(cpus().length)} × ${cpus()[0]?.model ?? 'unknown processor'}\n`,
)
await steps()
await roundTrip('in-process')
await roundTrip('tcp')
await worlds()
