import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { showPassing } from '../../src/world/pace.ts'
import { createWorldClock } from '../../src/world/worldClock.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
})

afterEach(() => {
  vi.useRealTimers()
})

const minutes = (count: number) => count * 60_000

test('ten minutes pass in two seconds, a little at a time, and exactly ten', async () => {
  const clock = createWorldClock(() => Promise.resolve())
  const began = clock.now()
  const fired: number[] = []
  for (const due of [3, 10]) {
    clock.timers.setTimeout(() => fired.push(clock.now() - began), minutes(due))
  }
  const told: number[] = []
  const passing = showPassing(clock, minutes(10), () => told.push(clock.now() - began))
  await vi.advanceTimersByTimeAsync(1_000)
  expect(clock.now() - began).toBe(minutes(5))
  expect(fired).toEqual([minutes(3)])
  await vi.advanceTimersByTimeAsync(1_000)
  await passing.over
  expect(clock.now() - began).toBe(minutes(10))
  expect(fired).toEqual([minutes(3), minutes(10)])
  expect(told).toEqual(Array.from({ length: 100 }, (_, look) => (look + 1) * 6_000))
})

test('less than two seconds pass in their own time', async () => {
  const clock = createWorldClock(() => Promise.resolve())
  const began = clock.now()
  const passing = showPassing(clock, 500, () => undefined)
  await vi.advanceTimersByTimeAsync(250)
  expect(clock.now() - began).toBeGreaterThan(200)
  expect(clock.now() - began).toBeLessThan(300)
  await vi.advanceTimersByTimeAsync(250)
  await passing.over
  expect(clock.now() - began).toBe(500)
})

test('a world that is closed meanwhile keeps nobody waiting', async () => {
  const clock = createWorldClock(() => Promise.resolve())
  const began = clock.now()
  const passing = showPassing(clock, minutes(10), () => undefined)
  await vi.advanceTimersByTimeAsync(500)
  passing.stop()
  await passing.over
  const stopped = clock.now()
  await vi.advanceTimersByTimeAsync(5_000)
  expect(clock.now()).toBe(stopped)
  expect(stopped - began).toBeLessThan(minutes(10))
})

test('a clock that fails is told to whoever waits, and is left alone from then on', async () => {
  let looks = 0
  const clock = {
    advance() {
      looks += 1
      return looks < 3 ? Promise.resolve() : Promise.reject(new Error('the broker is gone'))
    },
  }
  const passing = showPassing(clock, minutes(10), () => undefined)
  const told = expect(passing.over).rejects.toThrow('the broker is gone')
  await vi.advanceTimersByTimeAsync(1_000)
  await told
  expect(looks).toBe(3)
})
