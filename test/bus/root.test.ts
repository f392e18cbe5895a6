import { duplexPair } from 'node:stream'
import { Aedes } from 'aedes'
import { expect, onTestFinished, test } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'

const vin = 'WP0ZZZ99ZHS000001'

/** Somebody else's broker, which knows nothing of our channels. */
async function plainBroker() {
  const broker = await Aedes.createBroker()
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        broker.close(() => {
          resolve()
        })
      }),
  )
  const topics: string[] = []
  broker.on('publish', ({ topic }) => {
    if (!topic.startsWith('$SYS')) topics.push(topic)
  })
  let guests = 0
  return {
    topics,
    async connect(root: string): Promise<Bus<'car' | 'observer'>> {
      guests += 1
      const bus = await connectMqttBus<'car' | 'observer'>({
        transport: {
          stream: () => {
            const [here, there] = duplexPair()
            here.once('close', () => there.destroy())
            broker.handle(there)
            return here
          },
        },
        clientId: `guest-${String(guests)}`,
        root,
        will: { name: 'car.presence.changed', params: { vin }, payload: { online: false } },
      })
      onTestFinished(() => bus.close())
      return bus
    },
  }
}

test('two worlds on one broker are kept apart by their roots, wills and kept states included', async () => {
  const broker = await plainBroker()
  const here = await broker.connect('run/1')
  const there = await broker.connect('run/2')
  const watcher = await broker.connect('run/1')
  const seen: (readonly [string, boolean])[] = []
  let gone: () => void = () => undefined
  const isGone = new Promise<void>((resolve) => {
    gone = resolve
  })
  const hear = (name: string, bus: Bus<'observer'>) =>
    bus.listen(['car.presence.changed'], {}, ({ payload }) => {
      seen.push([name, payload.online])
      if (payload.online) void here.close()
      else gone()
    })
  await hear('here', watcher)
  await hear('there', there)
  here.publish('car.presence.changed', { vin }, { online: true })
  await isGone
  expect(seen).toEqual([
    ['here', true],
    ['here', false],
  ])
  expect(new Set(broker.topics)).toEqual(new Set([`run/1/connect/v1/vehicles/${vin}/presence`]))
})
