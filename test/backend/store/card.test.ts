import { expect, test } from 'vitest'
import { brandOf, isCardNumber } from '../../../src/backend/store/card.ts'

// the numbers that payment systems publish for tests
test.each([
  ['4111111111111111', 'visa'],
  ['5555555555554444', 'mastercard'],
  ['2223003122003222', 'mastercard'],
  ['378282246310005', 'american-express'],
  ['30569309025904', undefined],
])('R-8.4: %s is a card of %s', (number, brand) => {
  expect(isCardNumber(number)).toBe(true)
  expect(brandOf(number)).toBe(brand)
})

test.each(['4111111111111112', '1', '', '41111111111111111111', '4111-1111-1111-1111'])(
  '%j is no card number',
  (number) => {
    expect(isCardNumber(number)).toBe(false)
  },
)

test('a digit that is mistyped, or two that are swapped, are noticed', () => {
  const number = '4012888888881881'
  for (let place = 0; place < number.length; place += 1) {
    const other = String((Number(number[place]) + 1) % 10)
    expect(isCardNumber(number.slice(0, place) + other + number.slice(place + 1))).toBe(false)
  }
})
