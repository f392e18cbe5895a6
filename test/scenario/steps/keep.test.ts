import { expect, test } from 'vitest'
import { lastStep, playScenario, stepsIn } from '../../helpers/playScenario.ts'

test.each([
  ['{ screen: title }', '- see: { title: $it }'],
  ['{ screen: status.connect }', '- see: { status: { connect: $it } }'],
  ['{ entry: apps, field: label }', '- choose: $it'],
  ['{ entry: apps, field: enabled }', '- see: { entry: { id: apps, enabled: $it } }'],
  ['{ screen: entries.1.id }', '- choose: { entry: $it }'],
  ['{ screen: status.connect }', '- say: { en: "It is $it." }'],
])('what is kept by %s is used by %s', async (source, use) => {
  const step = await lastStep(`- keep: { it: ${source} }\n${use}`)
  expect(step).toMatchObject({ type: 'stepPassed' })
})

test('a value of a message is kept: the pairing code, as its owner is shown it', async () => {
  const steps = `- owner: { does: find-pairing-code, in: start-page }
- keep: { code: { message: backend.request.answered, carries: { accepted: true }, field: result.pairingCode } }
- press: apps
- choose: opt
- choose: login_porsche_connect
- enter: $code
- confirm: {}
- see: { dialog: linked }`
  const played = stepsIn(await playScenario(steps))
  expect(played.at(-1)).toMatchObject({ type: 'stepPassed', step: { name: 'see' } })
  expect(played.find(({ step }) => step.name === 'enter')?.step.text).toBe('enter: $code')
})

test('a message from before the last input step is kept when it is asked for', async () => {
  const steps = `- press: home
- keep: { code: { message: backend.garage.shown, params: { accountId: demo-owner }, field: vehicles.1.pairingCode, since: start } }
- press: apps
- choose: opt
- choose: login_porsche_connect
- enter: $code
- confirm: {}
- see: { dialog: linked }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed', step: { name: 'see' } })
})

test('a code by SMS and a link by mail are kept for later', async () => {
  const steps = `- dealer: { does: invite, accountId: buyer, name: Robin, porscheId: robin@example.com, country: DE, vin: this-car, phoneNumber: current, folder: inbox }
- keep: { link: { mail: invitation, as: buyer } }
- owner: { does: activate, as: buyer, link: $link }
- owner: { does: request-code, as: buyer }
- keep: { code: { sms: confirmation-code, as: buyer } }
- owner: { does: confirm, as: buyer, code: $code }`
  expect(await lastStep(steps, 'given: { handedOver: false }')).toMatchObject({
    type: 'stepPassed',
  })
})

test('a moment is kept, and the time since it is told', async () => {
  const steps = '- wait: 5 min\n- keep: { began: { time: now } }\n- wait: 10 min\n- time: '
  expect(await lastStep(`${steps}{ since: $began, passed: 10 min }`)).toMatchObject({
    type: 'stepPassed',
  })
  expect(await lastStep(`${steps}{ since: $began, at-most: 9 min }`)).toMatchObject({
    type: 'stepFailed',
    failure: {
      expected: 'at most 9 min passed',
      seen: '2024-03-01T09:15:00.000Z, 10 min passed',
    },
  })
})

test.each([
  ['{ screen: status.user }', 'a value to keep as it', 'none'],
  ['{ entry: roaming, field: label }', 'a value to keep as it', 'none'],
  ['{ message: headUnit.tone.sounded, field: tone }', 'a value to keep as it', 'none'],
  ['{ sms: confirmation-code }', 'a value to keep as it', 'none'],
])('%s is not there to be kept', async (source, expected, seen) => {
  expect(await lastStep(`- keep: { it: ${source} }`)).toMatchObject({
    type: 'stepFailed',
    failure: { expected, seen },
  })
})

test('what the log masks is never kept, and so shown nowhere', async () => {
  const steps = `- owner: { does: change-password, old: { secret: owner.password }, password: new-password-1 }
- keep: { it: { message: owner.request.made, field: deed } }`
  expect(await lastStep(steps)).toMatchObject({
    type: 'stepFailed',
    failure: { seen: 'a secret' },
  })
})

test('a value that does not fit where it is used is a failed step with its reason', async () => {
  expect(await lastStep('- keep: { it: { screen: title } }\n- turn: $it')).toMatchObject({
    type: 'stepFailed',
    failure: {
      expected: expect.stringContaining('- turn: 2') as unknown,
      seen: expect.stringMatching(/^turn: .* is not right/) as unknown,
    },
  })
})
