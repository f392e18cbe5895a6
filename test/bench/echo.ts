import { createServer, connect as connectSocket, type Server } from 'node:net'
import type { Duplex } from 'node:stream'
import { Aedes } from 'aedes'
import { MqttClient, type IStream } from 'mqtt'
import { innerStream } from '../../src/world/innerStream.ts'

/** A bare MQTT.js client, a bare aedes broker and a bare MQTT.js echo, on the transport of the product: what it is held against. */
export interface Echo {
  /** One request there and one answer back. */
  once(): Promise<void>
  close(): Promise<void>
}

export interface EchoOptions {
  readonly transport: 'in-process' | 'tcp'
  readonly qos: 0 | 1
  readonly requestBytes: number
  readonly answerBytes: number
}

export async function startEcho(options: EchoOptions): Promise<Echo> {
  const broker = await Aedes.createBroker()
  let server: Server | undefined
  let open: () => Duplex = () => {
    const [here, there] = innerStream()
    broker.handle(there)
    return here
  }
  if (options.transport === 'tcp') {
    server = createServer({ noDelay: true }, (socket) => {
      broker.handle(socket)
    })
    const port = await listen(server)
    open = () => connectSocket({ port, host: '127.0.0.1', noDelay: true })
  }
  const asking = await client('asking', open)
  const answering = await client('answering', open)
  const { qos } = options
  const request = 'x'.repeat(options.requestBytes)
  const answer = 'y'.repeat(options.answerBytes)
  answering.on('message', () => {
    answering.publish('echo/answer', answer, { qos })
  })
  let arrived: () => void = () => undefined
  asking.on('message', () => {
    arrived()
  })
  await answering.subscribeAsync('echo/request', { qos })
  await asking.subscribeAsync('echo/answer', { qos })
  return {
    once: () =>
      new Promise((resolve) => {
        arrived = resolve
        asking.publish('echo/request', request, { qos })
      }),
    async close() {
      await asking.endAsync(true)
      await answering.endAsync(true)
      await new Promise<void>((resolve) => {
        broker.close(() => {
          resolve()
        })
      })
      server?.close()
    },
  }
}

function client(clientId: string, open: () => Duplex): Promise<MqttClient> {
  const connected = new MqttClient(() => open() as unknown as IStream, {
    clientId,
    protocolVersion: 4,
    keepalive: 0,
    reconnectPeriod: 0,
  })
  return new Promise((resolve, reject) => {
    connected.once('connect', () => {
      resolve(connected)
    })
    connected.once('error', reject)
  })
}

export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : 0)
    })
  })
}
