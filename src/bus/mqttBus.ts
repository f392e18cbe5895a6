// the browser build of MQTT.js exports nothing but its default
import mqtt, {
  type IClientOptions,
  type IStream,
  type ISubscriptionMap,
  type MqttClient,
} from 'mqtt'
import { writeToStream } from 'mqtt-packet'
import { addressOf, filterOf, placeOf, type Place } from '../contract/address.ts'
import type { Role } from '../contract/channel.ts'
import {
  channels,
  type BusEvent,
  type ChannelName,
  type Params,
  type Payload,
} from '../contract/channels.ts'
import type { Bus, Refusal } from './bus.ts'
import type { Line, Packet } from './line.ts'
import { readPayload } from './readPayload.ts'
import { settled } from './settled.ts'
import { writePayload } from './writePayload.ts'

export interface LastWill<Name extends ChannelName = ChannelName> {
  readonly name: Name
  readonly params: Params<Name>
  readonly payload: Payload<Name>
}

export interface MqttBusOptions {
  /** A broker's address, or a stream that ends in a broker of this process. */
  readonly transport:
    | { readonly url: string; readonly username?: string; readonly password?: string }
    | { readonly stream: () => IStream }
  readonly clientId: string
  /** A topic prefix that keeps worlds apart on one broker. */
  readonly root?: string
  readonly will?: LastWill
  /** Milliseconds between attempts to connect again; 0: never by itself. */
  readonly reconnectPeriod?: number
  readonly onRefused?: (refusal: Refusal) => void
  /** Told of every packet that goes out and of every one that has been handled, so that a world knows when it rests. */
  readonly meter?: { sent(name: ChannelName): void; handled(name: ChannelName | undefined): void }
  /** What happens to packets between this client and its broker. */
  readonly line?: Line
  /**
   * Hears all that the broker lets it hear below the root, whether somebody listens to it or not. States are then
   * given to a new listener from memory: no message reaches a client twice.
   */
  readonly hears?: (topic: string, payload: Uint8Array) => void
}

/** A bus that hears everything below its root, and therefore knows which states the broker keeps. */
export interface HearingBus<R extends Role> extends Bus<R> {
  /** Lets the broker forget every state that this bus knows of. */
  forgetStates(): Promise<void>
}

// MQTT.js would make a buffer for each of 65,536 numbers before its first packet, and be no faster for it
writeToStream.cacheNumbers = false

interface Sent {
  readonly payload: string | Uint8Array
  readonly retain: boolean
}

const utf8 = new TextEncoder()

interface Listening {
  readonly names: ReadonlySet<ChannelName>
  readonly params: Readonly<Record<string, string>>
  readonly listener: (event: BusEvent, params: Readonly<Record<string, string>>) => void
}

/** Connects over MQTT 3.1.1; resolves when the broker has accepted, rejects when it has refused or is not there. */
export async function connectMqttBus<R extends Role>(
  options: MqttBusOptions,
): Promise<HearingBus<R>> {
  const prefix = options.root === undefined ? '' : `${options.root}/`
  const client = openClient(options, prefix)
  const listenings = new Set<Listening>()
  const { hears } = options
  const states = new Map<string, Uint8Array>()
  let isClosed = false

  client.on('message', (fullTopic, payload, { retain }) => {
    const topic = fullTopic.startsWith(prefix) ? fullTopic.slice(prefix.length) : fullTopic
    const place = placeOf(topic)
    if (hears !== undefined) {
      const isState = retain || (place !== undefined && channels[place.name].retain)
      if (payload.length === 0) states.delete(topic)
      else if (isState) states.set(topic, payload)
      hears(topic, payload)
    }
    try {
      // nothing at all is how a broker is told to forget a state
      if (payload.length > 0 || hears === undefined) arrive(topic, place, payload)
    } finally {
      options.meter?.handled(place?.name)
    }
  })

  function arrive(topic: string, place: Place | undefined, payload: Uint8Array): void {
    const { line } = options
    // a message that was held up finds nobody at home
    const take = (taken: Uint8Array) => {
      if (!isClosed) receive(topic, place, taken, listenings)
    }
    if (line === undefined || place === undefined || line.isClear()) {
      take(payload)
      return
    }
    line.incoming({ ...place, payload, retain: false }, (packet) => {
      take(packet.payload)
    })
  }

  function send(name: ChannelName, topic: string, packet: Sent, taken?: () => void): void {
    if (isClosed) return
    options.meter?.sent(name)
    const told = (error?: Error | null) => {
      if (error instanceof Error) return
      taken?.()
    }
    const { qos } = channels[name]
    client.publish(topic, packet.payload as Buffer, { qos, retain: packet.retain }, taken && told)
  }

  function receive(
    topic: string,
    place: Place | undefined,
    payload: Uint8Array,
    to: Iterable<Listening>,
  ): void {
    if (place === undefined) return
    const wanted: Listening[] = []
    for (const listening of to) {
      const { names, params } = listening
      if (names.has(place.name) && fits(params, place.params)) wanted.push(listening)
    }
    if (wanted.length === 0 && hears !== undefined) return
    const parsed = readPayload(place.name, payload)
    if ('reason' in parsed) {
      options.onRefused?.({ address: topic, ...parsed })
      return
    }
    const event = { type: place.name, payload: parsed.value } as BusEvent
    for (const { listener } of wanted) listener(event, place.params)
  }

  await settled(client, options.reconnectPeriod !== undefined && options.reconnectPeriod > 0)
  if (hears !== undefined) await client.subscribeAsync(`${prefix}#`, { qos: 0 })

  return {
    publish(name, params, payload) {
      const text = writePayload(name, payload)
      const topic = prefix + addressOf(name, params)
      const { retain } = channels[name]
      const { line } = options
      if (line === undefined || line.isClear()) {
        send(name, topic, { payload: text, retain })
        return
      }
      const own = params as Packet['params']
      const packet = { name, params: own, payload: utf8.encode(text), retain }
      line.outgoing(packet, (passed, taken) => {
        send(name, topic, passed, taken)
      })
    },
    async listen(names, params, listener) {
      const listening: Listening = {
        names: new Set<ChannelName>(names),
        params,
        listener: listener as Listening['listener'],
      }
      listenings.add(listening)
      const stop = () => {
        listenings.delete(listening)
      }
      if (hears !== undefined) {
        for (const [topic, payload] of states) receive(topic, placeOf(topic), payload, [listening])
        return stop
      }
      const filters = names.map((name) => prefix + filterOf(name, params))
      const wanted = names.map((name, index) => [filters[index] ?? '', { qos: channels[name].qos }])
      try {
        // asked for again even where it is granted already: a state that is kept must reach the new listener
        const subscriptions = { ...Object.fromEntries(wanted), resubscribe: true }
        await client.subscribeAsync(subscriptions as ISubscriptionMap)
      } catch (error) {
        listenings.delete(listening)
        const { message } = error instanceof Error ? error : { message: String(error) }
        throw new Error(`not permitted to read ${filters.join(', ')}: ${message}`, { cause: error })
      }
      // the subscription stays: aedes mixes up an UNSUBSCRIBE and a SUBSCRIBE of one topic that come close together
      return stop
    },
    onConnection(listener) {
      const onConnect = () => {
        listener(true)
      }
      const onClose = () => {
        listener(false)
      }
      client.on('connect', onConnect)
      client.on('close', onClose)
      return () => {
        client.off('connect', onConnect)
        client.off('close', onClose)
      }
    },
    async forgetStates() {
      const topics = [...states.keys()]
      await Promise.all(
        topics.map((topic) => client.publishAsync(prefix + topic, '', { qos: 1, retain: true })),
      )
    },
    async close() {
      isClosed = true
      // a graceful end never finishes on an in-process stream; forced, the broker publishes the will
      await client.endAsync(true)
    },
  }
}

function openClient(options: MqttBusOptions, prefix: string): MqttClient {
  const { transport, will } = options
  const settings: IClientOptions = {
    clientId: options.clientId,
    protocolVersion: 4,
    clean: true,
    reconnectPeriod: options.reconnectPeriod ?? 0,
    // the page's content security policy allows no workers made from blobs
    timerVariant: 'native',
    // MQTT.js would tell each of its steps to a console that nobody looks at
    log: () => undefined,
    connectTimeout: 10_000,
    ...(will === undefined
      ? {}
      : {
          will: {
            topic: prefix + addressOf(will.name, will.params),
            payload: JSON.stringify(will.payload),
            qos: channels[will.name].qos,
            retain: channels[will.name].retain,
          },
        }),
  }
  if ('stream' in transport) {
    return new mqtt.MqttClient(transport.stream, { ...settings, keepalive: 0 })
  }
  const client = mqtt.connect(transport.url, {
    ...settings,
    ...(transport.username === undefined ? {} : { username: transport.username }),
    ...(transport.password === undefined ? {} : { password: transport.password }),
  })
  client.on('connect', () => {
    withoutDelay(client.stream)
  })
  withoutDelay(client.stream)
  return client
}

/** Small packets must not wait for the acknowledgement of the ones before (TCP_NODELAY); MQTT.js leaves it off. */
function withoutDelay(stream: object): void {
  if ('setNoDelay' in stream && typeof stream.setNoDelay === 'function') stream.setNoDelay(true)
}

function fits(
  wanted: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): boolean {
  for (const key in wanted) if (given[key] !== wanted[key]) return false
  return true
}
