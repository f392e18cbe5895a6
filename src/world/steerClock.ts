import type { Bus } from '../bus/bus.ts'
import { startPace, type Pace } from './pace.ts'
import type { WorldClock } from './worldClock.ts'

/** Lets the clock of a world run with real time or stand still, and tells of each change. */
export function steerClock(clock: WorldClock, bus: Bus<'world'>) {
  let pace: Pace | undefined
  let rate = 0
  return {
    /** Virtual seconds per real second; 0 is paused. */
    setRate(next: number): void {
      pace?.stop()
      rate = next
      pace = next === 0 ? undefined : startPace(clock, next)
      const now = new Date(clock.now()).toISOString()
      bus.publish('world.clock.changed', {}, { now, rate })
    },
    rate: () => rate,
    stop: () => pace?.stop(),
  }
}
