import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

const codeForm = '- press: apps\n- choose: opt\n- choose: login_porsche_connect\n'

test('it deletes from the end', async () => {
  const steps = `${codeForm}- enter: "0123"\n- erase: 2\n- see: { input: { text: "01" } }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('where nothing is typed there is nothing to delete', async () => {
  expect(await lastStep('- erase: { characters: 1, refused: no-field-to-fill }')).toMatchObject({
    type: 'stepPassed',
  })
  expect(await lastStep('- erase: 3')).toMatchObject({ type: 'stepFailed' })
})
