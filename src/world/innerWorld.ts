import type { Payload } from '../contract/channels.ts'
import type { WorldFaults } from './worldFaults.ts'
import type { World } from './world.ts'

/** A world with the inner handles that its own room needs. */
export interface InnerWorld extends World {
  setBackend(conduct: 'answering' | 'silent' | 'unreachable'): void
  /** Virtual seconds per real second; 0 is paused. */
  setRate(rate: number): void
  rate(): number
  time(): Payload<'world.clock.changed'>
  /** Goes so far forward that one can see it; resolves when that time has passed. */
  showPassing(milliseconds: number): Promise<void>
  /** What goes wrong on the way of messages. */
  readonly faults: WorldFaults
  pairingCodeOf(vin: string): string | undefined
  /** The pairing code of another car of the same owner. */
  otherPairingCode(): string
  onMessage(listener: (topic: string, payload: Uint8Array) => void): void
}
