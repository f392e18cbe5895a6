import type { Bus } from '../bus/bus.ts'
import type { ChannelName } from '../contract/channels.ts'
import type { Given, SecretName } from '../contract/fixture.ts'

/** A message as it was seen on either wire, its secrets masked. */
export interface ObservedMessage {
  readonly name: ChannelName
  readonly params: Readonly<Record<string, string>>
  readonly payload: unknown
  /** Virtual milliseconds since 1970. */
  readonly at: number
}

/** Who the runner speaks as. */
export type ScenarioRole = 'driver' | 'surroundings' | 'bench' | 'owner' | 'dealer' | 'observer'

/** A fresh world with one car, as the runner needs it: worlds are handed in, the runner never makes one. */
export interface ScenarioWorld {
  readonly vin: string
  /** The account of the car's owner. */
  readonly accountId: string
  readonly bus: Bus<ScenarioRole>
  /** What the ids of this run begin with, where others drive the same car before or after it. */
  readonly idPrefix?: string
  /** Resolves with the reason when what carries this world is gone. */
  readonly lost?: Promise<string> | undefined
  /** Resolves when no packet of this world is queued or being handled. */
  settle(): Promise<void>
  /** Goes forward on the virtual clock, timer by timer, settling between. */
  advance(milliseconds: number): Promise<void>
  /** Virtual milliseconds since 1970. */
  now(): number
  /** Whether a fault was ever on, so that an answer may never come. */
  mayLoseAnswers(): boolean
  /** A place in the course of messages, for `messagesSince`. */
  mark(): number
  messagesSince(mark: number): readonly ObservedMessage[]
  /** The secret of that name in this world; undefined where there is none (no card, no security code). */
  secretOf(name: SecretName): string | undefined
  close(): Promise<void>
}

export interface ScenarioWorldRequest {
  readonly vehicle: string
  readonly locale: string
  readonly given: Given
  readonly seed: number
}

export type OpenScenarioWorld = (request: ScenarioWorldRequest) => Promise<ScenarioWorld>
