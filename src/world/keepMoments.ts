import type { CarMemories } from './carMemory.ts'
import type { WorldClock } from './worldClock.ts'

/** Real milliseconds between two times that are kept: no more than that is lost of a running clock when the program is killed. */
const keepTime = 2_000

/** Keeps the time of a world now and then, for as long as its clock moves. */
export function keepMoments(
  clock: Pick<WorldClock, 'now'>,
  memories: Pick<CarMemories, 'keepMoment'>,
): { stop(): void } {
  let kept = clock.now()
  let isKeeping = false
  const timer = setInterval(() => {
    if (isKeeping || clock.now() === kept) return
    kept = clock.now()
    isKeeping = true
    // a store that cannot be written is told of by the next input
    void memories
      .keepMoment()
      .catch(() => undefined)
      .finally(() => {
        isKeeping = false
      })
  }, keepTime)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
    },
  }
}
