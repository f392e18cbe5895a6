import type { Bus } from '../bus/bus.ts'
import { showPassing, startPace, type Pace } from './pace.ts'
import type { WorldClock } from './worldClock.ts'

/** Lets the clock of a world run with real time or stand still, and tells of each change. */
export function steerClock(clock: WorldClock, bus: Bus<'world'>) {
  let pace: Pace | undefined
  let rate = 0
  const time = () => ({ now: new Date(clock.now()).toISOString(), rate })
  function tell(): void {
    bus.publish('world.clock.changed', {}, time())
  }
  return {
    /** Virtual seconds per real second; 0 is paused. */
    setRate(next: number): void {
      pace?.stop()
      rate = next
      pace = next === 0 ? undefined : startPace(clock, next)
      tell()
    },
    /** Goes so far forward that one can see it, in a world whose clock stands; resolves when that time has passed. */
    async showPassing(milliseconds: number): Promise<void> {
      // told at each look: who counted on by a rate would be ahead of a world that is busy
      const passing = showPassing(clock, milliseconds, tell)
      pace = passing
      await passing.over
    },
    rate: () => rate,
    time,
    stop: () => pace?.stop(),
  }
}
