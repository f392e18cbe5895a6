import { expect, test } from 'vitest'
import { endOfMonth, monthsLater } from '../../../src/backend/services/term.ts'

const at = (text: string) => Date.parse(`${text}Z`)

test.each([
  ['2024-03-01T09:00:00.000', 12, '2025-03-01T09:00:00.000'],
  ['2024-02-29T09:00:00.000', 12, '2025-02-28T09:00:00.000'],
  ['2024-01-31T23:59:59.999', 1, '2024-02-29T23:59:59.999'],
  ['2023-01-31T00:00:00.000', 1, '2023-02-28T00:00:00.000'],
  ['2024-12-15T12:00:00.000', 1, '2025-01-15T12:00:00.000'],
  ['2024-10-31T12:00:00.000', 4, '2025-02-28T12:00:00.000'],
])('a term from %s of %i months ends at %s', (from, months, end) => {
  expect(new Date(monthsLater(at(from), months)).toISOString()).toBe(`${end}Z`)
})

test.each([
  ['2024-03-01T00:00:00.000', '2024-04-01T00:00:00.000'],
  ['2024-02-29T23:59:59.999', '2024-03-01T00:00:00.000'],
  ['2024-12-31T12:00:00.000', '2025-01-01T00:00:00.000'],
])('R-9.5: the month of %s ends at %s', (from, end) => {
  expect(new Date(endOfMonth(at(from))).toISOString()).toBe(`${end}Z`)
})
