import { expect, test } from 'vitest'
import { parseScenario } from '../../../src/scenario/parseScenario.ts'
import { scenarioFaultText } from '../../../src/scenario/scenarioFault.ts'
import { lastStep, playScenario } from '../../helpers/playScenario.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

function complaint(text: string): string {
  const bytes = new TextEncoder().encode(text)
  const parsed = parseScenario(bytes, 'flow.yaml', shippedCatalogue())
  return 'faults' in parsed ? parsed.faults.map(scenarioFaultText).join('\n') : ''
}

const written: readonly (readonly [string, string])[] = [
  ['{ kind: drop, on: backend.link.anwsered }', 'did you mean backend.link.answered?'],
  ['{ kind: drpo, on: backend.link.answered }', 'did you mean drop?'],
  ['{ kind: delay, on: backend.link.answered }', 'by is missing; expected for delay, a span'],
  ['{ kind: drop, on: backend.link.answered, by: 3 s }', 'expected only with delay, reorder'],
  ['{ kind: drop, on: world.cars.changed }', 'world.cars.changed is not known for'],
  ['{ kind: drop, on: bench.fault.removed }', 'bench.fault.removed is not known for'],
  ['{ kind: disconnect, on: driver.key.pressed }', "which strikes a car's own connection"],
  ['{ kind: reconnect-storm, on: car.link.requested }', 'expected for reconnect-storm'],
  ['{ kind: stale, on: driver.key.pressed }', 'a message that is kept'],
  ['{ kind: drop, on: driver.key.pressed, after: soon }', 'such as 90 s or 10 minutes'],
  ['{ kind: drop, on: driver.key.pressed, for: 21 d }', '20 days at most'],
  ['{ kind: drop, on: driver.key.pressed, times: 0 }', 'a whole number from 1 up'],
  ['{ kind: drop, on: driver.key.pressed, chance: 2 }', 'a number above 0, 1 at most'],
  ['{ kind: drop, on: driver.key.pressed, copies: 3 }', 'only with repeat'],
  ['{ kind: repeat, on: driver.key.pressed, copies: 1 }', 'a whole number from 2 to 100'],
  ['{ kind: drop, on: driver.key.pressed, params: { account: x } }', 'vin only'],
  ['{ kind: drop, on: driver.key.pressed, afterr: 2 s }', 'unknown key afterr'],
  ['{ kind: drop }', 'on is missing; expected one of'],
]

test.each(written)('the step %s is told as a fault of the file', (fault, told) => {
  const text = complaint(`name: x\nvehicle: 911-991-2018\n---\n- fault: ${fault}\n`)
  expect(text).toMatch(/^flow\.yaml:4:/)
  expect(text).toContain(told)
})

test.each(written)('and so is %s under given', (fault, told) => {
  const text = complaint(
    `name: x\nvehicle: 911-991-2018\ngiven:\n  faults: [${fault}]\n---\n- press: phone\n`,
  )
  expect(text).toMatch(/^flow\.yaml:4:/)
  expect(text).toContain(told)
})

test('a fault is on from its step until it is switched off', async () => {
  const events = await playScenario(`
- fault: { id: deaf, kind: drop, on: driver.key.pressed }
- press: { key: phone, refused: no-answer }
- fault: { off: deaf }
- press: phone
- fault: { kind: drop, on: driver.key.pressed }
- press: { key: apps, refused: no-answer }
- fault: { off: all }
- press: apps
- see: { path: [apps] }
`)
  expect(events.at(-1)).toMatchObject({ type: 'runFinished', ok: true })
})

test('an input whose answer is lost fails its step, and says so', async () => {
  expect(
    await lastStep(
      '- press: phone',
      'given: { faults: [{ kind: drop, on: headUnit.input.answered }] }',
    ),
  ).toMatchObject({
    type: 'stepFailed',
    failure: { expected: 'accepted', seen: expect.stringContaining('no-answer') as unknown },
  })
})

test('what an owner asks and nobody hears is a refusal too', async () => {
  const events = await playScenario(
    '- owner: { does: add-to-cart, product: navigation-plus, refused: no-answer }',
    'given: { faults: [{ kind: drop, on: owner.request.made, times: 1 }] }',
  )
  expect(events.at(-1)).toMatchObject({ type: 'runFinished', ok: true })
})

test.each([
  ['- fault: { off: nothing }', 'no fault nothing is on'],
  [
    '- fault: { id: a, kind: drop, on: driver.key.pressed }\n- fault: { id: a, kind: drop, on: driver.key.pressed }',
    'a fault a is on already',
  ],
])('%s is a failed step', async (steps, seen) => {
  expect(await lastStep(steps)).toMatchObject({ type: 'stepFailed', failure: { seen } })
})
