import type { Role } from '../contract/channel.ts'
import type { BusEvent, Params, Payload, PublishedBy, ReadBy } from '../contract/channels.ts'

/** A message that was not taken, and why. */
export interface Refusal {
  readonly address: string
  readonly reason: string
  /** What it carries, as far as that can be read at all. */
  readonly content?: unknown
}

/**
 * Talking over the wire in one or several roles. It knows the list of channels and nothing of what the messages mean.
 */
export interface Bus<R extends Role> {
  /** Publishes one message; throws when the payload is not what the channel carries. */
  publish<Name extends PublishedBy<R>>(
    name: Name,
    params: Params<Name>,
    payload: Payload<Name>,
  ): void
  /**
   * Listens to some channels, for all values of the parameters that are not given. Resolves when the broker has
   * granted it; rejects when it has not. The returned function stops listening.
   */
  listen<Name extends ReadBy<R>>(
    names: readonly Name[],
    params: Readonly<Record<string, string>>,
    listener: (event: BusEvent<Name>, params: Readonly<Record<string, string>>) => void,
  ): Promise<() => void>
  /** Hears of the connection: `false` when it is lost, `true` when it is there (again). */
  onConnection(listener: (connected: boolean) => void): () => void
  /** Ends at once; a last will is published by the broker. */
  close(): Promise<void>
}
