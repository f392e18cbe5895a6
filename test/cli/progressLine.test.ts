import { expect, test } from 'vitest'
import { progressLine } from '../../src/cli/progressLine.ts'
import { everyOutcome } from '../helpers/runEvents.ts'

test('the line tells how far it has come and stays below what is told', () => {
  const line = progressLine(5)
  const written = everyOutcome().map((event) =>
    line.around(event.type === 'runFinished' ? 'told\n' : '', event),
  )
  const erase = '\r\u001B[K'
  expect(written.slice(0, 3)).toEqual([
    `${erase}0 of 5 runs, 0 failed  Home`,
    '',
    `${erase}told\n1 of 5 runs, 0 failed  Home`,
  ])
  expect(written.at(-1)).toBe(`${erase}5 of 5 runs, 2 failed  Home`)
  expect(line.end()).toBe(erase)
})

test('a long name is cut, so that the line does not wrap', () => {
  const run = { scenario: 'a.yaml', name: 'x'.repeat(200), vehicle: 'v', locale: 'de' }
  const text = progressLine(1).around('', { type: 'runStarted', run, seed: 1 })
  expect(text).toHaveLength('\r\u001B[K'.length + 78)
})
