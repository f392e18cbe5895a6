import type { OpenCar } from '../../contract/worldChannels.ts'
import type { ObservedMessage } from '../../scenario/scenarioWorld.ts'

/** A car that somebody drives, and what is heard of it. */
export interface RecordedCar {
  readonly car: OpenCar
  /** The account that steps of the owner mean when they name none. */
  readonly accountId: string
  /** Where people can drive it, in lines to be printed. */
  readonly told: readonly string[]
  /** The messages that have come since this was asked last. */
  news(): readonly ObservedMessage[]
  /** Calls back when there is news. */
  onNews(listener: () => void): Promise<void>
  /** Resolves with the reason when nothing more will be heard. */
  readonly lost?: Promise<string> | undefined
  close(): Promise<void>
}
