import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

const setPhone = '- press: phone\n- choose: opt\n- choose: set_phone\n'
const form = '- press: apps\n- choose: opt\n- choose: login_porsche_connect\n'

test.each([
  ['', '{ kind: home, path: [], entries: [phone, apps, updates], key: phone, no-key: set }'],
  ['', '{ dialog: null, input: null, no-entry: roaming, focus: phone }'],
  ['', '{ status: { connect: online, reason: null, user: null } }'],
  [
    setPhone,
    '{ title: SET PHONE, entry: { id: roaming, kind: tick, ticked: false, enabled: true } }',
  ],
  [form, '{ kind: form, input: { field: pairing_code, kind: digits, length: 0, secret: false } }'],
])('after %j it sees %s', async (steps, seen) => {
  expect(await lastStep(`${steps}- see: ${seen}`)).toMatchObject({ type: 'stepPassed' })
})

test.each([
  ['{ kind: list }', 'kind list', 'kind home'],
  ['{ title: nothing }', 'title nothing', expect.stringContaining('title ') as unknown],
  ['{ path: [phone] }', 'path ["phone"]', 'path []'],
  ['{ focus: apps }', 'focus apps', 'focus phone'],
  ['{ entries: [phone] }', 'entries ["phone"]', 'entries ["phone","apps","updates"]'],
  [
    '{ entry: { id: roaming } }',
    expect.stringContaining('entry roaming') as unknown,
    'entry roaming none',
  ],
  [
    '{ entry: { id: phone, enabled: false } }',
    'entry phone.enabled false',
    'entry phone.enabled true',
  ],
  ['{ no-entry: phone }', 'entry phone not on the screen', 'entry phone on the screen'],
  ['{ key: set }', 'key set on the screen', 'key set not on the screen'],
  ['{ no-key: phone }', 'key phone not on the screen', 'key phone on the screen'],
  ['{ dialog: linked }', 'dialog linked', 'dialog none'],
  ['{ input: { length: 1 } }', 'input {"length":1}', 'input none'],
  ['{ status: { connect: offline } }', 'status.connect offline', 'status.connect online'],
  ['{ status: { connect: null } }', 'status.connect none', 'status.connect online'],
])('at home it does not see %s', async (wanted, expected, seen) => {
  expect(await lastStep(`- see: ${wanted}`)).toMatchObject({
    type: 'stepFailed',
    failure: { expected, seen },
  })
})

test('a dialog is seen by its id or in part', async () => {
  const ownCard = 'given: { surroundings: { embeddedSim: inactive } }'
  for (const dialog of ['roaming-cost', '{ id: roaming-cost, buttons: [ok] }']) {
    expect(
      await lastStep(`${setPhone}- choose: roaming\n- see: { dialog: ${dialog} }`, ownCard),
    ).toMatchObject({ type: 'stepPassed' })
  }
  expect(
    await lastStep(`${setPhone}- choose: roaming\n- see: { dialog: null }`, ownCard),
  ).toMatchObject({ type: 'stepFailed', failure: { expected: 'dialog none' } })
})

test('the tone of the last input is seen, and its absence', async () => {
  const wrong = `${form}- enter: { wrong: car.pairingCode }\n- confirm: {}\n`
  expect(await lastStep(`${wrong}- see: { tone: refusal }`)).toMatchObject({ type: 'stepPassed' })
  expect(await lastStep(`${wrong}- see: { tone: acceptance }`)).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'tone acceptance', seen: 'tone refusal' },
  })
  expect(await lastStep(`${wrong}- confirm: {}\n- see: { tone: null }`)).toMatchObject({
    type: 'stepPassed',
  })
})
