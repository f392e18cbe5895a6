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

/** Real milliseconds that a long time takes when it is shown. */
const longestShow = 2_000

/**
 * Lets so many virtual milliseconds pass before everybody's eyes, exactly so many: a short time in its own time, a long
 * one in two seconds; sooner over when it is stopped, and not at all when the clock fails. Told after each look.
 */
export function showPassing(
  clock: Pick<WorldClock, 'advance'>,
  milliseconds: number,
  onLook: () => void,
): { readonly over: Promise<void>; stop(): void } {
  const looks = Math.max(1, Math.ceil(Math.min(milliseconds, longestShow) / lookTime))
  let look = 0
  let isStopped = false
  let stop: () => void = () => undefined
  const over = new Promise<void>((resolve, reject) => {
    let isAdvancing = false
    const timer = setInterval(() => {
      if (isAdvancing) return
      const before = Math.round((milliseconds * look) / looks)
      look += 1
      isAdvancing = true
      void clock
        .advance(Math.round((milliseconds * look) / looks) - before)
        .then(() => {
          isAdvancing = false
          if (isStopped) return
          onLook()
          if (look === looks) stop()
        })
        .catch((error: unknown) => {
          clearInterval(timer)
          reject(error)
        })
    }, lookTime)
    stop = () => {
      isStopped = true
      clearInterval(timer)
      resolve()
    }
  })
  return { over, stop }
}
