import { connectMqttBus } from '../bus/mqttBus.ts'
import type { Role } from '../contract/channel.ts'
import { clientIdIn, type ForeignBroker } from './foreignBroker.ts'

const barrier = 'world.barrier.raised'

/** Lets a broker forget what is retained below a root, whoever has left it there. */
export async function sweepRoot({ root, ...transport }: ForeignBroker): Promise<void> {
  const clientId = clientIdIn(root, 'sweeper')
  const bus = await connectMqttBus<Role>({ transport, root, clientId, hears: () => undefined })
  try {
    // what is retained was sent before this comes back
    await new Promise<void>((resolve, reject) => {
      bus.onConnection((isConnected) => {
        if (!isConnected) reject(new Error('the broker has closed the connection'))
      })
      void bus.listen([barrier], {}, () => {
        resolve()
      })
      bus.publish(barrier, {}, { client: 'sweeper', id: 1 })
    })
    await bus.forgetStates()
  } finally {
    await bus.close()
  }
}
