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
