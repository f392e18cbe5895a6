import { expect, test } from 'vitest'
import { lastStep } from '../../helpers/playScenario.ts'

const offline = '- world: { country: FR }\n'

test('a message is seen by its name, what it carries and where it was published', async () => {
  const steps = `${offline}- message: { on: car.presence.changed, carries: { online: false } }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
  expect(await lastStep(`${offline}- message: { on: car.presence.changed }`)).toMatchObject({
    type: 'stepPassed',
  })
})

test('a message that carries something else is not the one', async () => {
  const steps = `${offline}- message: { on: car.presence.changed, carries: { online: true } }`
  expect(await lastStep(steps)).toMatchObject({
    type: 'stepFailed',
    failure: {
      expected: 'car.presence.changed with online true',
      seen: 'car.presence.changed {"online":false}',
    },
  })
})

test('a message of another car is not the one', async () => {
  const steps = `${offline}- message: { on: car.presence.changed, params: { vin: WP0ZZZ99ZHS000001 } }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepFailed' })
})

test('it looks back to the last input and no further', async () => {
  const steps = `${offline}- press: phone\n- message: { on: car.presence.changed }`
  expect(await lastStep(steps)).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'car.presence.changed', seen: 'no car.presence.changed' },
  })
})

test('looking does not move the mark', async () => {
  const steps = `${offline}- see: { kind: home }\n- message: { on: car.presence.changed }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('a message that must never come fails when it comes', async () => {
  expect(
    await lastStep('- press: phone\n- message: { never: car.presence.changed }'),
  ).toMatchObject({
    type: 'stepPassed',
  })
  expect(await lastStep(`${offline}- message: { never: car.presence.changed }`)).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'no car.presence.changed', seen: 'car.presence.changed {"online":false}' },
  })
  expect(
    await lastStep(
      `${offline}- message: { never: car.presence.changed, carries: { online: true } }`,
    ),
  ).toMatchObject({ type: 'stepPassed' })
})

test('what the car tells the backend is seen too', async () => {
  const steps = `- press: apps
- choose: opt
- choose: login_porsche_connect
- enter: { secret: car.pairingCode }
- confirm: {}
- message: { on: car.link.requested, carries: { method: pairing-code } }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

const gone = '{ on: car.presence.changed, carries: { online: false } }'
const back = '{ on: car.presence.changed, carries: { online: true } }'
const hither = `${offline}- world: { country: DE }\n- press: home\n`

test.each([
  [`{ order: [${gone}, ${back}], since: start }`, true],
  [`{ order: [${gone}, { on: surroundings.country.changed }, ${back}], since: start }`, true],
  [`{ order: [${back}, ${gone}, ${back}], since: start }`, true],
  [`{ order: [${gone}, ${back}] }`, false],
  ['{ on: car.presence.changed, times: 2, carries: { online: true }, since: start }', true],
  ['{ on: car.presence.changed, times: 3, since: start }', true],
  ['{ on: car.presence.changed, times: 1, since: start }', false],
  ['{ never: car.presence.changed, since: start }', false],
])('of a journey abroad and back %s holds: %s', async (asked, holds) => {
  const step = await lastStep(`${hither}- message: ${asked}`)
  expect(step.type).toBe(holds ? 'stepPassed' : 'stepFailed')
})

test('an order that is not kept tells what should have come after what', async () => {
  const asked = `{ order: [${back}, ${back}, ${gone}], since: start }`
  expect(await lastStep(`${hither}- message: ${asked}`)).toMatchObject({
    failure: {
      expected:
        'car.presence.changed with online false after car.presence.changed with online true',
      seen: 'no car.presence.changed',
    },
  })
  const count = '{ on: car.presence.changed, times: 1, since: start }'
  expect(await lastStep(`${hither}- message: ${count}`)).toMatchObject({
    failure: { expected: 'car.presence.changed, 1 times', seen: '3 of them' },
  })
})
