import { expect, test } from 'vitest'
import { channelNames, channelOf } from '../../src/contract/channels.ts'
import { screenView } from '../../src/contract/screenView.ts'

test.each(channelNames)('%s takes its own example', (name) => {
  const { payload, example } = channelOf(name)
  expect(payload.parse(example)).toEqual(example)
})

test.each(channelNames)('%s is named who, thing, past participle', (name) => {
  expect(name).toMatch(/^[a-z]+[A-Za-z]*\.[a-z]+[A-Za-z]*\.(\w+ed|shown|chosen|made)$/)
  const { publishedBy } = channelOf(name)
  expect(name.startsWith(`${publishedBy}.`)).toBe(true)
})

test('what is kept is a state; a happening is not kept and carries an id', () => {
  for (const name of channelNames) {
    const { retain, example } = channelOf(name)
    if (retain) continue
    const id = Object.keys(example as object).find((key) => /^(inputId|requestId|id)$/.test(key))
    expect(id, name).toBeDefined()
  }
  expect(channelNames.filter((name) => channelOf(name).retain).sort()).toEqual([
    'backend.charging.shown',
    'backend.garage.shown',
    'backend.link.shown',
    'backend.mailbox.shown',
    'backend.orders.shown',
    'backend.pairingCode.shown',
    'backend.phone.shown',
    'backend.profile.shown',
    'backend.shop.shown',
    'car.presence.changed',
    'headUnit.screen.shown',
    'headUnit.states.changed',
    'world.backend.changed',
    'world.cars.changed',
    'world.clock.changed',
    'world.faults.changed',
    'world.messages.refused',
    'world.play.changed',
    'world.scenarios.changed',
    'world.states.offered',
  ])
})

test('an input names itself with 1 to 64 characters and carries nothing unknown', () => {
  const { payload } = channelOf('driver.key.pressed')
  expect(payload.safeParse({ inputId: 'a'.repeat(64), key: 'back' }).success).toBe(true)
  for (const bad of [
    { inputId: 'a'.repeat(65), key: 'back' },
    { inputId: '', key: 'back' },
    { key: 'back' },
    { inputId: 7, key: 'back' },
    { inputId: 'a', key: 'back', more: true },
    { inputId: 'a', key: '' },
    null,
    [],
    'back',
  ]) {
    expect(payload.safeParse(bad).success, JSON.stringify(bad)).toBe(false)
  }
})

test('a secret field of a view carries its length; text is optional', () => {
  const input = {
    field: 'pin',
    label: 'PIN',
    kind: 'digits',
    length: 3,
    maxLength: 8,
    secret: true,
  }
  const view = channelOf('headUnit.screen.shown').example as object
  expect(screenView.parse({ ...view, input })).toMatchObject({ input })
})
