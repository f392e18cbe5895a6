import { expect, test } from 'vitest'
import { lastStep, playScenario } from '../../helpers/playScenario.ts'

const locked = 'given: { surroundings: { embeddedSim: inactive }, car: { pinEntered: false } }'
const codeForm = '- press: apps\n- choose: opt\n- choose: login_porsche_connect\n'

test('a secret of this world is typed by its name', async () => {
  const steps = '- enter: { secret: sim.pin }\n- confirm: {}\n- see: { status: { sim: ready } }'
  expect(await lastStep(steps, locked)).toMatchObject({ type: 'stepPassed' })
})

test('something wrong in its place is as long as the secret and another', async () => {
  const steps =
    '- enter: { wrong: sim.pin }\n- see: { input: { length: 4 } }\n- confirm: {}\n- see: { status: { sim: locked } }'
  expect(await lastStep(steps, locked)).toMatchObject({ type: 'stepPassed' })
})

test('a text is typed as it stands', async () => {
  const steps = `${codeForm}- enter: "0123"\n- see: { input: { text: "0123" } }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
  const long = `${codeForm}- enter: { text: "4567" }\n- see: { input: { text: "4567" } }`
  expect(await lastStep(long)).toMatchObject({ type: 'stepPassed' })
})

test('what the field does not take is refused', async () => {
  expect(
    await lastStep(`${codeForm}- enter: { text: abc, refused: wrong-character }`),
  ).toMatchObject({
    type: 'stepPassed',
  })
})

test('the code of another car is another one', async () => {
  const steps = `${codeForm}- enter: { secret: otherCar.pairingCode }\n- confirm: {}\n- message: { on: backend.link.answered, carries: { reason: pairing-code-of-another-car } }`
  expect(await lastStep(steps)).toMatchObject({ type: 'stepPassed' })
})

test('a secret that this world lacks fails the step', async () => {
  const steps = '- enter: { secret: owner.securityCode }'
  expect(await lastStep(steps, 'given: { owner: { securityCode: null } }')).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'a world that has owner.securityCode' },
  })
})

test('neither events nor messages hold what was typed', async () => {
  const steps = '- enter: "9876"\n- see: { kind: dark }'
  const told = JSON.stringify(await playScenario(steps, locked))
  expect(told).toContain('enter: ••••')
  expect(told).not.toContain('9876')
  const secret = '- enter: { secret: sim.pin }\n- see: { kind: dark }'
  const named = JSON.stringify(await playScenario(secret, locked))
  expect(named).toContain('enter: { secret: sim.pin }')
  expect(named).not.toContain('1234')
})
