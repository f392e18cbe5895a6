import type { Bus } from '../bus/bus.ts'
import { connectMqttBus, type HearingBus, type LastWill } from '../bus/mqttBus.ts'
import { addressOf } from '../contract/address.ts'
import type { Role } from '../contract/channel.ts'
import { createBarrierRest } from './barrierRest.ts'
import type { Carrier, CarrierClient, MakeCarrier } from './carrier.ts'
import { refusingStream } from './refusingStream.ts'
import { clientIdIn, type ForeignBroker } from './foreignBroker.ts'

const barrier = 'world.barrier.raised'

/**
 * Carries a world on any MQTT 3.1.1 broker, under a root of its own. One more client hears everything below the root:
 * it is the record of what was published, the guests of this process speak through it, and it knows what is retained.
 */
export function foreignCarrier(broker: ForeignBroker): MakeCarrier {
  return async ({ onRefused }) => {
    const rest = createBarrierRest()
    const listeners: ((topic: string, payload: Uint8Array) => void)[] = []
    const expectedWills = new Map<string, { readonly text: string; readonly done: () => void }>()
    const open = new Set<Bus<Role>>()
    let isClosing = false
    let lose = (_reason: string): void => undefined
    const lost = new Promise<string>((resolve) => {
      lose = (reason) => {
        if (isClosing) return
        resolve(reason)
        rest.giveUp()
      }
    })

    const recorder: HearingBus<Role> = await connectMqttBus<Role>({
      ...connectionOf('recorder'),
      hears(topic, payload) {
        if (topic === addressOf(barrier, {})) return
        for (const listener of listeners) listener(topic, payload)
        const will = expectedWills.get(topic)
        if (will === undefined || will.text !== new TextDecoder().decode(payload)) return
        expectedWills.delete(topic)
        // the broker has spread it before it takes another packet: a barrier that is raised now comes after it
        rest.ask('recorder')
        will.done()
      },
    })
    await join('recorder', recorder, true)

    function connectionOf(clientId: string) {
      const { root, ...transport } = broker
      return { transport, root, clientId: clientIdIn(root, clientId) }
    }

    async function join(clientId: string, bus: Bus<Role>, onlyListens = false): Promise<void> {
      open.add(bus)
      bus.onConnection((isConnected) => {
        if (isConnected || !open.has(bus)) return
        lose(`the broker has closed the connection of ${clientId}`)
      })
      await bus.listen([barrier], {}, ({ payload }) => {
        rest.passed(payload.client, clientId, payload.id)
      })
      const raise = (round: number) => {
        bus.publish(barrier, {}, { client: clientId, id: round })
      }
      rest.join(clientId, raise, onlyListens)
    }

    async function connect<R extends Role>(client: CarrierClient<R>): Promise<Bus<R>> {
      const { clientId, will, line, isRefused } = client
      const connected = rest.begin()
      const stir = (name?: string) => {
        if (name !== barrier) rest.stir(clientId)
      }
      try {
        const bus = await connectMqttBus<Role>({
          ...connectionOf(clientId),
          ...(isRefused?.() === true ? { transport: { stream: refusingStream } } : {}),
          ...(line === undefined ? {} : { line }),
          onRefused(refusal) {
            onRefused(refusal)
            client.onRefused?.(refusal)
          },
          meter: { sent: stir, handled: stir },
          ...(will === undefined ? {} : { will }),
        })
        await join(clientId, bus)
        return {
          ...(bus as unknown as Bus<R>),
          close: () => leave(clientId, bus, will),
        }
      } finally {
        connected()
      }
    }

    async function leave(clientId: string, bus: Bus<Role>, will?: LastWill): Promise<void> {
      if (!open.delete(bus)) return
      if (will !== undefined) {
        const done = rest.begin()
        const text = JSON.stringify(will.payload)
        expectedWills.set(addressOf(will.name, will.params), { text, done })
      }
      rest.leave(clientId)
      await bus.close()
    }

    return {
      connect,
      guest: <R extends Role>() =>
        Promise.resolve({
          ...(recorder as unknown as Bus<R>),
          close: () => Promise.resolve(),
        }),
      begin: rest.begin,
      settle: rest.settle,
      onMessage(listener) {
        listeners.push(listener)
      },
      accept(stream) {
        onRefused({ address: '$connect', reason: 'this world is on another broker' })
        stream.destroy()
      },
      stream() {
        throw new Error('this world is on another broker: connect there')
      },
      lost,
      async close() {
        isClosing = true
        const others = [...open].filter((bus) => bus !== recorder)
        open.clear()
        await Promise.all(others.map((bus) => bus.close()))
        await recorder.forgetStates().catch(() => undefined)
        await recorder.close()
      },
    } satisfies Carrier
  }
}
