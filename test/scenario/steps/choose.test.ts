import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

test('an entry is chosen by its id in any language', async () => {
  const steps = '- choose: phone\n- choose: opt\n- see: { path: [phone, opt] }'
  expect(await lastStep(steps, 'locale: ru')).toMatchObject({ type: 'stepPassed' })
})

test('an entry is chosen by its label in the language of the run', async () => {
  const steps = '- press: phone\n- choose: opt\n- choose: set_phone\n- choose: Datenverbindung'
  expect(await lastStep(steps, 'locale: de')).toMatchObject({ type: 'stepPassed' })
})

test('a label of another language is not on the screen', async () => {
  const steps = '- press: phone\n- choose: opt\n- choose: set_phone\n- choose: Datenverbindung'
  expect(await lastStep(steps, 'locale: en')).toMatchObject({
    type: 'stepFailed',
    failure: {
      expected: 'Datenverbindung on this screen',
      seen: expect.stringContaining('only ') as unknown,
    },
  })
})

test('a variant that a document prints at this place is accepted', async () => {
  const steps = '- choose: settings\n- choose: accounts\n- see: { path: [settings, accounts] }'
  const italian = steps.replace('choose: settings', 'choose: Impostazione')
  expect(await lastStep(italian, 'vehicle: taycan-y1a-2022\nlocale: it')).toMatchObject({
    type: 'stepPassed',
  })
})

test('an entry that stands elsewhere is refused by the car', async () => {
  expect(
    await lastStep('- choose: { entry: roaming, refused: entry-not-on-this-screen }'),
  ).toMatchObject({
    type: 'stepPassed',
    accepted: false,
  })
  expect(await lastStep('- choose: roaming')).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'roaming on this screen', seen: 'only PHONE, APPS, Updates' },
  })
})

const notice = '- press: phone\n- choose: opt\n- choose: set_phone\n- choose: roaming\n'
const ownCard = 'given: { surroundings: { embeddedSim: inactive } }'

test('the button of a dialog is chosen by its id or its label', async () => {
  expect(await lastStep(`${notice}- choose: ok\n- see: { dialog: null }`, ownCard)).toMatchObject({
    type: 'stepPassed',
  })
  expect(await lastStep(`${notice}- choose: OK\n- see: { dialog: null }`, ownCard)).toMatchObject({
    type: 'stepPassed',
  })
})

test('below a dialog nothing is chosen', async () => {
  expect(
    await lastStep(`${notice}- choose: { entry: roaming, refused: dialog-open }`, ownCard),
  ).toMatchObject({ type: 'stepPassed' })
})
