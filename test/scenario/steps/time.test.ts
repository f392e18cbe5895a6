import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

test.each([
  ['{ is: 2024-03-01T09:00:00Z }', ''],
  [
    '{ is: 2024-03-01T10:30:00Z, after: 2024-03-01T10:29:59Z, before: 2024-03-02T00:00:00Z }',
    '90 min',
  ],
  ['{ passed: 90 min, at-least: 1 h, at-most: 2 h }', '90 min'],
  ['{ since: 2024-03-01T10:00:00Z, passed: 30 min }', '90 min'],
])('%s holds after %s', async (asked, span) => {
  const wait = span === '' ? '' : `- wait: ${span}\n`
  expect(await lastStep(`${wait}- time: ${asked}`)).toMatchObject({ type: 'stepPassed' })
})

test.each([
  ['{ is: 2024-03-01T09:00:01Z }', '2024-03-01T09:00:01Z'],
  ['{ after: 2024-03-01T09:00:00Z }', 'after 2024-03-01T09:00:00Z'],
  ['{ before: 2024-03-01T09:00:00Z }', 'before 2024-03-01T09:00:00Z'],
  ['{ passed: 1 s }', '1 s passed'],
  ['{ at-least: 1 s }', 'at least 1 s passed'],
])('%s does not hold at the start', async (asked, expected) => {
  expect(await lastStep(`- time: ${asked}`)).toMatchObject({
    type: 'stepFailed',
    failure: { expected, seen: '2024-03-01T09:00:00.000Z, 0 d passed' },
  })
})
