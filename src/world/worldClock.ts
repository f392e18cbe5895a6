import { createClock } from '@sinonjs/fake-timers'
import { keptMoment } from '../backend/keptState.ts'
import type { Store } from '../backend/backendStore.ts'

/** When every world begins. */
export const worldStart = Date.UTC(2024, 2, 1, 9)

/** The virtual time of a world: it moves only when it is told to, timer by timer, with rest between. */
export interface WorldClock {
  now(): number
  /** What XState takes as its clock. */
  readonly timers: {
    setTimeout(work: () => void, delay: number): number
    clearTimeout(id: number): void
  }
  /** Goes forward by so many virtual milliseconds; calls that overlap are carried out one after the other. */
  advance(milliseconds: number): Promise<void>
  /** Gives up what is still going forward: the world is closed. */
  stop(): void
}

/** When what a store keeps was kept: time never goes back behind it. */
export function momentKept(store: Store | undefined): number {
  const kept = store?.entries().get(keptMoment)
  return typeof kept === 'number' ? kept : worldStart
}

export function createWorldClock(settle: () => Promise<void>, start = worldStart): WorldClock {
  const clock = createClock(start)
  const due = new Map<number, number>()
  let course = Promise.resolve()
  let isStopped = false

  async function advance(milliseconds: number): Promise<void> {
    const target = clock.now + milliseconds
    await settle()
    let fired = 0
    for (;;) {
      const next = Math.min(Number.POSITIVE_INFINITY, ...due.values())
      if (next > target) break
      clock.next()
      await settle()
      fired += 1
      // all this is one long chain of promises, and whoever wants it to end must be heard
      if (fired % 256 === 0) await new Promise((resolve) => setImmediate(resolve))
      if (isStopped) return
    }
    clock.tick(target - clock.now)
    await settle()
  }

  return {
    now: () => clock.now,
    timers: {
      setTimeout(work, delay) {
        const id = Number(
          clock.setTimeout(() => {
            due.delete(id)
            work()
          }, delay),
        )
        due.set(id, clock.now + delay)
        return id
      },
      clearTimeout(id) {
        due.delete(id)
        clock.clearTimeout(id)
      },
    },
    advance(milliseconds) {
      course = course.then(() => advance(milliseconds))
      return course
    },
    stop() {
      isStopped = true
    },
  }
}
