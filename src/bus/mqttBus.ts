// the browser build of MQTT.js exports nothing but its default
import mqtt, {
  type IClientOptions,
  type IStream,
  type ISubscriptionMap,
  type MqttClient,
} from 'mqtt'
import { addressOf, filterOf, placeOf } from '../contract/address.ts'
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
  readonly meter?: { sent(): void; handled(): void }
  /** What happens to packets between this client and its broker. */
  readonly line?: Line
}

interface Listening {
  readonly names: ReadonlySet<ChannelName>
  readonly params: Readonly<Record<string, string>>
  readonly listener: (event: BusEvent, params: Readonly<Record<string, string>>) => void
}

/** Connects over MQTT 3.1.1; resolves when the broker has accepted, rejects when it has refused or is not there. */
export async function connectMqttBus<R extends Role>(options: MqttBusOptions): Promise<Bus<R>> {
  const prefix = options.root === undefined ? '' : `${options.root}/`
  const client = openClient(options, prefix)
  const listenings = new Set<Listening>()
  let isClosed = false

  client.on('message', (topic, payload) => {
    try {
      receive(topic.startsWith(prefix) ? topic.slice(prefix.length) : topic, payload)
    } finally {
      options.meter?.handled()
    }
  })

  function receive(topic: string, payload: Uint8Array): void {
    const place = placeOf(topic)
    if (place === undefined) return
    const { line } = options
    if (line === undefined) deliver(topic, { ...place, payload })
    else {
      line.incoming({ ...place, payload, retain: false }, (packet) => {
        // a message that was held up finds nobody at home
        if (!isClosed) deliver(topic, packet)
      })
    }
  }

  function deliver(topic: string, { name, params, payload }: Omit<Packet, 'retain'>): void {
    const parsed = parsePayload(name, payload)
    if ('reason' in parsed) {
      options.onRefused?.({ address: topic, reason: parsed.reason })
      return
    }
    const event = { type: name, payload: parsed.value } as BusEvent
    for (const { names, params: wanted, listener } of listenings) {
      if (names.has(name) && fits(wanted, params)) listener(event, params)
    }
  }

  function send(
    topic: string,
    payload: string | Uint8Array,
    publishOptions: { readonly qos: 0 | 1; readonly retain: boolean },
    taken?: () => void,
  ): void {
    if (isClosed) return
    options.meter?.sent()
    const told = (error?: Error | null) => {
      if (error instanceof Error) return
      taken?.()
    }
    client.publish(topic, payload as Buffer, publishOptions, taken && told)
  }

  await settled(client, options.reconnectPeriod !== undefined && options.reconnectPeriod > 0)

  return {
    publish(name, params, payload) {
      const channel = channels[name]
      const text = JSON.stringify(channel.payload.parse(payload))
      const topic = prefix + addressOf(name, params)
      const { qos, retain } = channel
      const { line } = options
      if (line === undefined) {
        send(topic, text, { qos, retain })
        return
      }
      const packet = {
        name,
        params: params as Packet['params'],
        payload: utf8Bytes.encode(text),
        retain,
      }
      line.outgoing(packet, (passed, taken) => {
        send(topic, passed.payload, { qos, retain: passed.retain }, taken)
      })
    },
    async listen(names, params, listener) {
      const listening: Listening = {
        names: new Set<ChannelName>(names),
        params,
        listener: listener as Listening['listener'],
      }
      listenings.add(listening)
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
      return () => {
        listenings.delete(listening)
      }
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

function settled(client: MqttClient, keepsTrying: boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    let problem = new Error('the broker closed the connection')
    client.once('connect', () => {
      client.off('close', onClose)
      client.off('error', onError)
      client.on('error', () => undefined)
      resolve()
    })
    client.on('error', onError)
    client.on('close', onClose)
    function onError(error: Error): void {
      problem = error
    }
    function onClose(): void {
      if (keepsTrying) return
      client.end(true)
      reject(problem)
    }
  })
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const utf8Bytes = new TextEncoder()

type Parsed = { readonly value: unknown } | { readonly reason: string }

function parsePayload(name: ChannelName, payload: Uint8Array): Parsed {
  let json: unknown
  try {
    json = JSON.parse(utf8.decode(payload))
  } catch {
    return { reason: `${name}: the payload is not JSON in UTF-8` }
  }
  const result = channels[name].payload.safeParse(json)
  if (result.success) return { value: result.data }
  const issue = result.error.issues[0]
  const at = issue?.path.join('.') ?? ''
  return { reason: `${name}: ${at === '' ? 'payload' : at}: ${issue?.message ?? 'not valid'}` }
}

function fits(
  wanted: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(wanted).every(([key, value]) => given[key] === value)
}
