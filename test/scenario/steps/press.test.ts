import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

test('a key is pressed, and what it opens is seen', async () => {
  expect(await lastStep('- press: phone\n- see: { path: [phone] }')).toMatchObject({
    type: 'stepPassed',
  })
})

test('the knob is pressed like a key', async () => {
  const steps = '- press: phone\n- press: knob\n- see: { path: [phone, opt] }'
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('a key that this car lacks fails the step, with the reason in the language of the run', async () => {
  expect(await lastStep('- press: set', 'locale: de')).toMatchObject({
    type: 'stepFailed',
    accepted: false,
    reason: 'key-not-in-this-car',
    failure: {
      expected: 'accepted',
      seen: expect.stringMatching(/^refused: key-not-in-this-car \(.*Taste.*\)$/) as unknown,
    },
  })
})

test('a refusal that is expected passes', async () => {
  expect(
    await lastStep('- press: { key: radio, refused: not-part-of-this-simulator }'),
  ).toMatchObject({
    type: 'stepPassed',
    accepted: false,
    reason: 'not-part-of-this-simulator',
  })
})

test('a refusal that is expected and does not come fails', async () => {
  expect(await lastStep('- press: { key: phone, refused: key-not-in-this-car }')).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'refused: key-not-in-this-car', seen: 'accepted' },
  })
})

test('a refusal for another reason than the expected one fails', async () => {
  expect(await lastStep('- press: { key: radio, refused: dialog-open }')).toMatchObject({
    type: 'stepFailed',
    reason: 'not-part-of-this-simulator',
    failure: { expected: 'refused: dialog-open' },
  })
})
