import { expect, test } from 'vitest'
import { courseIn, lastStep, playScenario } from '../../helpers/playScenario.ts'

test('steps are repeated a number of times, one within the other', async () => {
  const steps = `- repeat:
    times: 2
    steps:
      - press: phone
      - repeat: { times: 2, steps: [{ press: apps }] }`
  expect(courseIn(await playScenario(steps))).toEqual([
    '8 press: phone',
    '9 press: apps',
    '9 press: apps',
    '8 press: phone',
    '9 press: apps',
    '9 press: apps',
  ])
})

const turning = (most: number) =>
  `- press: phone\n- choose: opt\n- choose: set_phone\n- repeat: { until: { see: { focus: phone_menu } }, at-most: ${String(most)}, steps: [{ turn: 1 }] }`

test('steps are repeated until something is seen, and no more', async () => {
  const course = courseIn(await playScenario(turning(20)))
  const turns = course.filter((step) => step.includes('turn: 1'))
  expect(turns.length).toBeGreaterThan(0)
  expect(turns.length).toBeLessThan(20)
  expect(course.at(-1)).toBe('8 repeat: { until: { see: { focus: phone_menu } }, at-most: 20 }')
})

test('what is there already asks for no round', async () => {
  const steps = '- repeat: { until: { see: { kind: home } }, at-most: 3, steps: [{ turn: 1 }] }'
  expect(courseIn(await playScenario(steps))).toEqual([
    '5 repeat: { until: { see: { kind: home } }, at-most: 3 }',
  ])
})

test('what never comes fails after the last round, and tells what was seen', async () => {
  expect(await lastStep(turning(1))).toMatchObject({
    type: 'stepFailed',
    step: { name: 'repeat', line: 8 },
    failure: { expected: 'focus phone_menu after 1 round at the latest' },
  })
})

test('a message and a time can be waited for', async () => {
  const online = `- world: { technology: none }
- repeat:
    until: { message: { on: car.presence.changed, carries: { online: true } } }
    at-most: 2
    steps: [{ world: { technology: LTE } }]`
  expect(await lastStep(online)).toMatchObject({ type: 'stepPassed', step: { name: 'repeat' } })
  const hour =
    '- repeat: { until: { time: { at-least: 1 h } }, at-most: 7, steps: [{ wait: 10 min }] }'
  expect(courseIn(await playScenario(hour))).toHaveLength(7)
})
