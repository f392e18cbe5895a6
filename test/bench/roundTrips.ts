import { connect as connectSocket, createServer } from 'node:net'
import type { IStream } from 'mqtt'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import { withGiven } from '../../src/contract/fixture.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { listen, startEcho } from './echo.ts'
import { sideBySide } from './measure.ts'
import { row } from './row.ts'

/** From the car to the backend and back, in process and over TCP. */
export async function roundTrips(): Promise<void> {
  await roundTrip('in-process')
  await roundTrip('tcp')
}

async function roundTrip(transport: 'in-process' | 'tcp'): Promise<void> {
  // the open car sleeps: its session is not there, the bench is the car
  const asleep = withGiven(defaultFixture(), { surroundings: { ignition: 'off' } })
  const world = await startWorld({ catalogue: shippedCatalogue(), fixture: asleep, seed: 1 })
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
  console.log(`car ↔ backend round trip (QoS 1, ${transport}), one in flight`)
  for (const [name, times] of results) row(name, times)
  const [own, bare] = [...results.values()]
  console.log(`  p50 is ${((own?.p50 ?? 0) / (bare?.p50 ?? 1)).toFixed(2)} × the echo`)
  await bus.close()
  await echo.close()
  server.close()
  await world.close()
}
