import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

test.each([
  ['de', 'Guten Tag'],
  ['en', 'Hello'],
  ['fr', 'Hello'],
])('in %s it says %s', async (locale, said) => {
  const steps = '- say: { de: Guten Tag, en: Hello }'
  expect(await lastStep(steps, `locale: ${locale}`)).toMatchObject({ type: 'stepPassed', said })
})
