import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

const setPhone = '- press: phone\n- choose: opt\n- choose: set_phone\n'

test('clockwise goes down, anticlockwise up', async () => {
  const steps = `${setPhone}- turn: 2\n- see: { focus: phone_menu }\n- turn: -1\n- see: { focus: data_connection }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('a car without a knob refuses to be turned', async () => {
  const steps = '- turn: { detents: 1, refused: no-knob-in-this-car }'
  expect(await lastStep(steps, 'vehicle: taycan-y1a-2022')).toMatchObject({
    type: 'stepPassed',
    accepted: false,
  })
  expect(await lastStep('- turn: 1', 'vehicle: taycan-y1a-2022')).toMatchObject({
    type: 'stepFailed',
    reason: 'no-knob-in-this-car',
  })
})
