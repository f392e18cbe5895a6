import { performance } from 'node:perf_hooks'
import type { WorldClock } from './worldClock.ts'

export interface Pace {
  stop(): void
}

/** Real milliseconds between two looks at the real clock. */
const lookTime = 20

/** Lets a world's clock run with real time, so many virtual seconds a real one. */
export function startPace(clock: WorldClock, rate: number): Pace {
  let last = performance.now()
  let remainder = 0
  let isAdvancing = false
  const timer = setInterval(() => {
    if (isAdvancing) return
    const now = performance.now()
    const passed = (now - last) * rate + remainder
    last = now
    const whole = Math.floor(passed)
    remainder = passed - whole
    isAdvancing = true
    void clock.advance(whole).finally(() => {
      isAdvancing = false
    })
  }, lookTime)
  return {
    stop() {
      clearInterval(timer)
    },
  }
}
