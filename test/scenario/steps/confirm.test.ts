import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

const form = '- choose: settings\n- choose: accounts\n- choose: set_up_account\n'
const taycan = 'vehicle: taycan-y1a-2022'

test('it goes on to the next field', async () => {
  const steps = `${form}- enter: { secret: owner.porscheId }\n- confirm: {}\n- see: { input: { field: password } }`
  expect(await lastStep(steps, taycan)).toMatchObject({ type: 'stepPassed' })
})

test('an unfinished field is refused', async () => {
  expect(await lastStep(`${form}- confirm: { refused: too-short }`, taycan)).toMatchObject({
    type: 'stepPassed',
  })
  expect(await lastStep(`${form}- confirm: {}`, taycan)).toMatchObject({
    type: 'stepFailed',
    reason: 'too-short',
  })
})
