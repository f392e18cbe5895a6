import type { Duplex } from 'node:stream'
import { Aedes, type AuthenticateError, type Client } from 'aedes'
import mqemitter from 'mqemitter'
import { placeOf } from '../contract/address.ts'
import { channelOf } from '../contract/channels.ts'
import { largestPayload } from '../contract/payload.ts'
import { mayPublish, mayRead, maySubscribe, type Grant } from '../contract/permission.ts'
import type { Admission } from './admission.ts'
import { innerStream } from './innerStream.ts'
import { keepMatches } from './keepMatches.ts'
import type { RestMeter } from './restMeter.ts'
import { storeAtOnce } from './storeAtOnce.ts'

export interface WorldBroker {
  /** Takes a connection from outside; `admission` tells who it is. */
  accept(stream: Duplex, admission: Admission): void
  /** A stream of this process that ends here; its client is one of the world's own and is counted. */
  ownStream(clientId: string, grant: Grant): Duplex
  /** A stream of this process for a guest, who is not counted. */
  guestStream(grant: Grant): Duplex
  onMessage(listener: (topic: string, payload: Uint8Array) => void): void
  close(): Promise<void>
}

export interface BrokerOptions {
  readonly meter: RestMeter
  readonly refuse: (address: string, reason: string) => void
}

/** The embedded MQTT 3.1.1 broker. Who may publish and read what is derived from the channel list. */
export async function startBroker({ meter, refuse }: BrokerOptions): Promise<WorldBroker> {
  const admissions = new WeakMap<Client, Admission>()
  const owners = new WeakSet<Client>()
  const streams = new Set<Duplex>()
  const grants = new WeakMap<Client, Grant>()
  const listeners: ((topic: string, payload: Uint8Array) => void)[] = []

  // the one place that sees a packet after every delivery of it has been set going
  const emitter = mqemitter()
  keepMatches(emitter)
  const emit = emitter.emit.bind(emitter)
  emitter.emit = (packet, done) => {
    const { topic, payload, clientId } = packet as unknown as Emitted
    // what brokers of a cluster tell each other: this one is alone, and no channel of ours is there
    if (topic.startsWith('$SYS')) {
      done?.()
      return emitter
    }
    emit(packet, done)
    for (const listener of listeners) listener(topic, payload)
    if (clientId !== undefined) meter.spread(clientId, topic)
    return emitter
  }

  const broker = await Aedes.createBroker({
    mq: emitter,
    drainTimeout: 5_000,
    maxTopicLevels: 16,
    preConnect(client, packet, callback) {
      // a client pushes out another of the same name: no guest may reach one of the world's own, or another user's
      if (!owners.has(client) && packet.clientId !== '') {
        packet.clientId = `guest/${packet.username ?? ''}/${packet.clientId}`
      }
      // nothing is queued for who is away: what matters is retained
      packet.clean = true
      callback(null, true)
    },
    authenticate(client, user, password, callback) {
      const grant = admissions.get(client)?.(user, password)
      if (grant === undefined) {
        refuse('$connect', 'unknown user or wrong password')
        callback(
          Object.assign(new Error('not admitted'), { returnCode: 4 }) as AuthenticateError,
          false,
        )
        return
      }
      grants.set(client, grant)
      callback(null, true)
    },
    authorizePublish(client, packet, callback) {
      const grant = client === null ? undefined : grants.get(client)
      const reason = grant === undefined ? 'not admitted' : whyNotPublished(grant, packet)
      if (reason !== undefined) {
        refuse(packet.topic, reason)
        callback(new Error(reason))
        return
      }
      const place = placeOf(packet.topic)
      const isKept = place !== undefined && channelOf(place.name).retain
      // one of the world's own leaves it out where a fault wants an old state to stay
      const wantsKept = packet.retain || client === null || !owners.has(client)
      packet.retain = isKept && wantsKept
      callback(null)
    },
    authorizeSubscribe(client, subscription, callback) {
      const grant = grants.get(client)
      if (grant !== undefined && maySubscribe(grant, subscription.topic)) {
        callback(null, subscription)
        return
      }
      refuse(subscription.topic, 'not permitted to read')
      callback(null, null)
    },
    authorizeForward(client, packet) {
      const grant = grants.get(client)
      if (grant === undefined || !mayRead(grant, packet.topic)) return null
      meter.given(client.id)
      return packet
    },
  })
  storeAtOnce(broker)
  broker.on('clientDisconnect', (client) => {
    meter.leave(client.id)
  })

  function take(stream: Duplex, admission: Admission, isOwn = false): void {
    const client = broker.handle(stream)
    admissions.set(client, admission)
    if (isOwn) owners.add(client)
    streams.add(stream)
    stream.once('close', () => {
      streams.delete(stream)
    })
  }

  return {
    accept(stream, admission) {
      take(stream, admission)
    },
    ownStream(clientId, grant) {
      meter.join(clientId)
      const [here, there] = innerStream()
      take(there, () => grant, true)
      return here
    },
    guestStream(grant) {
      const [here, there] = innerStream()
      take(there, () => grant)
      return here
    },
    onMessage(listener) {
      listeners.push(listener)
    },
    close() {
      for (const stream of streams) stream.destroy()
      return new Promise((resolve) => {
        broker.close(() => {
          resolve()
        })
      })
    },
  }
}

interface Emitted {
  readonly topic: string
  readonly payload: Uint8Array
  readonly clientId?: string
}

function whyNotPublished(
  grant: Grant,
  packet: { readonly topic: string; readonly payload: string | Uint8Array },
): string | undefined {
  if (!mayPublish(grant, packet.topic)) return 'not permitted to publish'
  return packet.payload.length > largestPayload
    ? `payload of ${String(packet.payload.length)} bytes, at most ${String(largestPayload)} are taken`
    : undefined
}
