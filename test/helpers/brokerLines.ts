import { createServer, type AddressInfo } from 'node:net'
import { duplexPair, type Duplex } from 'node:stream'
import { onTestFinished } from 'vitest'
import type { Bus, Refusal } from '../../src/bus/bus.ts'
import { connectMqttBus, type LastWill, type MqttBusOptions } from '../../src/bus/mqttBus.ts'
import type { Role } from '../../src/contract/channel.ts'
import type { Grant } from '../../src/contract/permission.ts'
import { startBroker, type WorldBroker } from '../../src/world/broker.ts'
import { createRestMeter } from '../../src/world/restMeter.ts'
import { rawGuest } from './rawGuest.ts'

interface Guest<R extends Role = Role> {
  readonly clientId: string
  readonly roles: readonly R[]
  readonly vins?: readonly string[]
  readonly will?: LastWill
  readonly onRefused?: (refusal: Refusal) => void
  readonly meter?: NonNullable<MqttBusOptions['meter']>
  readonly password?: string
}

/** A broker, and ways to it. */
export interface BrokerLine {
  connect<R extends Role>(guest: Guest<R>): Promise<Bus<R>>
  /** Something that is no message of ours, on a topic of ours. */
  garble(topic: string, payload: string | Uint8Array): void
  readonly refusals: readonly Refusal[]
}

/** Whatever a bus is carried by. */
export const brokerLines: Readonly<Record<string, () => Promise<BrokerLine>>> = {
  'a stream of this process': () =>
    lineTo((broker, grants) =>
      Promise.resolve((guest) => ({
        stream: () => {
          const grant = guest.password === undefined ? grants.get(guest.clientId) : undefined
          if (grant !== undefined) return broker.guestStream(grant)
          return strangerStream(broker)
        },
      })),
    ),
  TCP: () =>
    lineTo(async (broker, grants) => {
      const server = createServer({ noDelay: true }, (socket) => {
        socket.on('error', () => undefined)
        broker.accept(socket, (user, password) =>
          password?.toString() === 'known' ? grants.get(user ?? '') : undefined,
        )
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      onTestFinished(
        () =>
          new Promise<void>((resolve) =>
            server.close(() => {
              resolve()
            }),
          ),
      )
      const { port } = server.address() as AddressInfo
      return (guest) => ({
        url: `mqtt://127.0.0.1:${String(port)}`,
        username: guest.clientId,
        password: guest.password ?? 'known',
      })
    }),
}

async function lineTo(
  open: (
    broker: WorldBroker,
    grants: ReadonlyMap<string, Grant>,
  ) => Promise<(guest: Guest) => MqttBusOptions['transport']>,
): Promise<BrokerLine> {
  const refusals: Refusal[] = []
  const broker = await startBroker({
    meter: createRestMeter(),
    refuse: (address, reason) => refusals.push({ address, reason }),
  })
  const grants = new Map<string, Grant>()
  const transportOf = await open(broker, grants)
  onTestFinished(() => broker.close())
  const garbler = await rawGuest({ stream: broker.guestStream }, 'garbler', { roles: ['driver'] })
  return {
    refusals,
    garble(topic, payload) {
      garbler.publish(topic, Buffer.from(payload as string))
    },
    async connect<R extends Role>(guest: Guest<R>): Promise<Bus<R>> {
      grants.set(guest.clientId, {
        roles: guest.roles,
        ...(guest.vins === undefined ? {} : { vins: guest.vins }),
      })
      const bus = await connectMqttBus<R>({
        transport: transportOf(guest),
        clientId: guest.clientId,
        ...(guest.will === undefined ? {} : { will: guest.will }),
        ...(guest.onRefused === undefined ? {} : { onRefused: guest.onRefused }),
        ...(guest.meter === undefined ? {} : { meter: guest.meter }),
      })
      onTestFinished(() => bus.close())
      return bus
    },
  }
}

/** A connection of this process of which the broker knows nobody. */
function strangerStream(broker: WorldBroker): Duplex {
  const [here, there] = duplexPair()
  there.once('close', () => here.destroy())
  broker.accept(there, () => undefined)
  return here
}
