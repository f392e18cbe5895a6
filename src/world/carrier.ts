import type { Duplex } from 'node:stream'
import type { Bus, Refusal } from '../bus/bus.ts'
import type { Line } from '../bus/line.ts'
import type { LastWill } from '../bus/mqttBus.ts'
import type { Role } from '../contract/channel.ts'
import type { Grant } from '../contract/permission.ts'
import type { Admission } from './admission.ts'

export interface CarrierClient<R extends Role> {
  readonly clientId: string
  readonly grant: Grant & { readonly roles: readonly R[] }
  readonly will?: LastWill
  /** What happens to its packets on the way. */
  readonly line?: Line
  /** Asked as it connects: whether the broker takes no connection. */
  readonly isRefused?: () => boolean
  /** Told, as the world is, of what came to it and was refused. */
  readonly onRefused?: (refusal: Refusal) => void
}

export interface CarrierOptions {
  /** Told of what was refused, by a broker of ours or by one of the world's own clients. */
  readonly onRefused: (refusal: Refusal) => void
}

/** What carries the messages of a world: the broker in this process, or any other one. A world does not know which. */
export interface Carrier {
  /** Connects one of the world's own clients: it is at rest only when that client is. */
  connect<R extends Role>(client: CarrierClient<R>): Promise<Bus<R>>
  /** Connects a guest of this process, whom nobody waits for. */
  guest<R extends Role>(client: CarrierClient<R>): Promise<Bus<R>>
  /** Something that takes more than one packet is under way, until the returned function is called. */
  begin(): () => void
  /** Resolves when no packet of the own clients is queued or being handled, and nothing is under way. */
  settle(): Promise<void>
  /** Hears everything that is published in this world. */
  onMessage(listener: (topic: string, payload: Uint8Array) => void): void
  /** Takes a connection from outside; where the broker is another one, clients go to that one. */
  accept(stream: Duplex, admission: Admission): void
  /** A stream that ends in this world's own broker; throws where there is none. */
  stream(grant: Grant): Duplex
  /** Resolves with the reason when the broker is gone: from then on there is nothing to wait for. */
  readonly lost?: Promise<string> | undefined
  close(): Promise<void>
}

export type MakeCarrier = (options: CarrierOptions) => Promise<Carrier>
