import { expect, test } from 'vitest'
import { wrongSecret } from '../../src/scenario/wrongSecret.ts'

test.each(['1234', '9999', '12345678', 'Connect-2024', 'zZaA9', 'alex@example.com'])(
  'what stands in for %s is of its form and another',
  (secret) => {
    const wrong = wrongSecret(secret)
    const form = (text: string) =>
      text.replace(/\d/g, '0').replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A')
    expect(form(wrong)).toBe(form(secret))
    expect(wrong).not.toBe(secret)
    expect(wrongSecret(secret)).toBe(wrong)
  },
)

test('it can be shorter or longer than the secret', () => {
  expect(wrongSecret('1234', 2)).toBe('23')
  expect(wrongSecret('1234', 6)).toBe('234523')
})
