import { expect, test } from 'vitest'
import { WrongUse } from '../../../src/cli/command.ts'
import { workerCount } from '../../../src/cli/workers/workerCount.ts'

test('auto takes as many processes as cores, where there is enough to play', () => {
  expect([1, 39, 40, 1000].map((runs) => workerCount('auto', 4, runs))).toEqual([1, 1, 2, 4])
  expect(workerCount('auto', 1, 1000)).toBe(1)
})

test('a number is taken as it is', () => {
  expect([workerCount('0', 4, 9), workerCount('7', 4, 9)]).toEqual([1, 7])
  expect(() => workerCount('many', 4, 9)).toThrow(WrongUse)
})
