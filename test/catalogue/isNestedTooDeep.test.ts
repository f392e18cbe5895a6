import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isNestedTooDeep } from '../../src/catalogue/isNestedTooDeep.ts'

test.each(['['.repeat(65), '{a: '.repeat(65), '- '.repeat(33), `${' '.repeat(256)}x`])(
  'a text like %j is too deep',
  (text) => {
    expect(isNestedTooDeep(text)).toBe(true)
  },
)

test('many lists beside one another are not deep', () => {
  expect(isNestedTooDeep('- [a, {b: c}]\n'.repeat(500))).toBe(false)
})

test('no shipped scenario is', () => {
  for (const name of readdirSync('assets/scenarios').filter((file) => file.endsWith('.yaml'))) {
    expect(isNestedTooDeep(readFileSync(join('assets/scenarios', name), 'utf8'))).toBe(false)
  }
})
