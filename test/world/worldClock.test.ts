import { expect, test } from 'vitest'
import { createWorldClock, worldStart } from '../../src/world/worldClock.ts'

const settle = () => Promise.resolve()

test('a long way forward lets others be heard, and ends when the world is closed', async () => {
  const { timers, advance, now, stop } = createWorldClock(settle)
  const tick = () => {
    timers.setTimeout(tick, 1)
  }
  tick()
  const passing = advance(366 * 86_400_000)
  setImmediate(stop)
  await passing
  expect(now()).toBeLessThan(worldStart + 86_400_000)
})
