import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

test('it goes one menu up', async () => {
  expect(
    await lastStep('- press: phone\n- choose: opt\n- back: {}\n- see: { path: [phone] }'),
  ).toMatchObject({
    type: 'stepPassed',
  })
})

test('from the home screen there is no way back', async () => {
  expect(await lastStep('- back: { refused: already-at-home }')).toMatchObject({
    type: 'stepPassed',
  })
  expect(await lastStep('- back: {}')).toMatchObject({ type: 'stepFailed' })
})
