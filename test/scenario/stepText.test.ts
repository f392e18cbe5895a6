import { expect, test } from 'vitest'
import { stepText } from '../../src/scenario/stepText.ts'

test.each([
  ['ru', 'say: Мы пересекли границу.'],
  ['fr', 'say: We cross the border.'],
])('what is told in many languages is written in one: %s', (locale, text) => {
  const argument = { en: 'We cross the border.', ru: 'Мы пересекли границу.' }
  expect(stepText({ name: 'say', argument }, locale)).toBe(text)
})

test('what is typed is shown by its length, wherever it stands', () => {
  expect(stepText({ name: 'enter', argument: '1234' }, 'en')).toBe('enter: ••••')
  const owner = { does: 'sign-in', password: 'Quokka', given: { pin: 4711 } }
  expect(stepText({ name: 'owner', argument: owner }, 'en')).toBe(
    'owner: { does: sign-in, password: ••••••, given: { pin: •••• } }',
  )
})
