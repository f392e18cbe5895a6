import { expect, test } from 'vitest'
import { courseAfter, restedAt, type Task } from '../../src/scenario/exerciseCourse.ts'

/** A course through states named by letters; `!` before a letter is a refusal in that state, `~` somebody else's step. */
function course(from: string, ...to: readonly string[]): readonly Task[] {
  let before = from
  return to.map((one) => {
    const after = one.at(-1) ?? ''
    const task = {
      isDrivers: !one.startsWith('~'),
      before,
      after,
      refused: one.startsWith('!') ? 'no' : undefined,
    }
    before = after
    return task
  })
}

const reached = (state: string, refused?: string) => ({ state, refused })

test('the next state takes the course on by one, a later one by as many, any other by none', () => {
  const tasks = course('a', 'b', 'c', 'd')
  expect(courseAfter(tasks, 0, reached('b'))).toBe(1)
  expect(courseAfter(tasks, 0, reached('d'))).toBe(3)
  expect(courseAfter(tasks, 1, reached('b'))).toBe(1)
  expect(courseAfter(tasks, 0, reached('x'))).toBe(0)
})

test('a state that the car was in before does not lead past what lies between', () => {
  const tasks = course('a', 'b', 'a', 'b', 'c')
  expect(courseAfter(tasks, 0, reached('a'))).toBe(0)
  expect(courseAfter(tasks, 0, reached('b'))).toBe(1)
  expect(courseAfter(tasks, 1, reached('b'))).toBe(1)
  expect(courseAfter(tasks, 1, reached('a'))).toBe(2)
})

test('nobody gets past a step that is not the driver’s, or past a refusal that is to be seen', () => {
  expect(courseAfter(course('a', 'b', '~c', 'd'), 0, reached('d'))).toBe(0)
  const refusing = course('a', '!a', 'b')
  expect(courseAfter(refusing, 0, reached('b'))).toBe(0)
  expect(courseAfter(refusing, 0, reached('a'))).toBe(0)
  expect(courseAfter(refusing, 0, reached('a', 'another'))).toBe(0)
  expect(courseAfter(refusing, 0, reached('a', 'no'))).toBe(1)
})

test('a refused input reaches nothing', () => {
  expect(courseAfter(course('a', 'b'), 0, reached('b', 'no'))).toBe(0)
})

test('steps that leave the car as it is ask nothing of anybody', () => {
  const tasks = course('a', 'a', 'b', 'b', '~b')
  expect(restedAt(tasks, 0)).toBe(1)
  expect(courseAfter(tasks, 1, reached('b'))).toBe(3)
  expect(restedAt(course('a', 'a'), 0)).toBe(1)
})
