import { afterEach, expect, test, vi } from 'vitest'
import { keepMoments } from '../../src/world/keepMoments.ts'

afterEach(() => {
  vi.useRealTimers()
})

/** A clock that is set by hand, and the times of it that were kept. */
function watchedClock() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const kept: number[] = []
  const clock = { time: 0, now: () => clock.time }
  const keepMoment = () => {
    kept.push(clock.time)
    return Promise.resolve()
  }
  const keeping = keepMoments(clock, { keepMoment })
  return { clock, kept, keeping, pass: (ms: number) => vi.advanceTimersByTimeAsync(ms) }
}

test('the time of a running clock is kept every two seconds, that of one that stands still is not', async () => {
  const { clock, kept, pass } = watchedClock()
  await pass(10_000)
  expect(kept).toEqual([])
  clock.time = 60_000
  await pass(2_000)
  clock.time = 120_000
  await pass(6_000)
  expect(kept).toEqual([60_000, 120_000])
})

test('nothing is kept any more when the world is closed', async () => {
  const { clock, kept, keeping, pass } = watchedClock()
  keeping.stop()
  clock.time = 60_000
  await pass(10_000)
  expect(kept).toEqual([])
})

test('a store that cannot be written at the moment is written again later', async () => {
  const { clock, kept, keeping, pass } = watchedClock()
  keeping.stop()
  let fails = true
  const again = keepMoments(clock, {
    keepMoment() {
      if (fails) return Promise.reject(new Error('no space left'))
      kept.push(clock.time)
      return Promise.resolve()
    },
  })
  clock.time = 1
  await pass(2_000)
  fails = false
  clock.time = 2
  await pass(2_000)
  again.stop()
  expect(kept).toEqual([2])
})
