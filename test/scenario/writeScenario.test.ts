import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseScenario } from '../../src/scenario/parseScenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { writeScenario, writeStep, type WrittenStep } from '../../src/scenario/writeScenario.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'

const header = { name: 'x', vehicle: '911-991-2018', locale: 'de' }

function scenarioIn(text: string): Scenario {
  const bytes = new TextEncoder().encode(text)
  const parsed = parseScenario(bytes, 'written.yaml', shippedCatalogue())
  if ('faults' in parsed) throw new Error(parsed.faults.map(scenarioFaultText).join('\n'))
  return parsed.scenario
}

function stepsOf({ steps }: Scenario): readonly WrittenStep[] {
  return steps.map(({ name, argument }) => ({ name, argument }))
}

test('a written scenario looks as people write one', () => {
  const text = writeScenario({
    header: { ...header, name: 'Roaming, switched on', given: { surroundings: { country: 'FR' } } },
    steps: [
      { name: 'press', argument: 'phone' },
      { name: 'back', argument: {} },
      { name: 'enter', argument: '0123' },
      { name: 'enter', argument: { secret: 'sim.pin' } },
      { name: 'world', argument: { country: 'NO', carPlay: 'on' } },
      { name: 'see', argument: { entry: { id: 'roaming', ticked: true }, dialog: null } },
      { name: 'see', argument: { path: ['phone', 'opt'] } },
    ],
  })
  expect(text).toBe(`name: Roaming, switched on
vehicle: 911-991-2018
locale: de
given: { surroundings: { country: FR } }
---
- press: phone
- back: {}
- enter: "0123"
- enter: { secret: sim.pin }
- world: { country: NO, carPlay: on }
- see: { entry: { id: roaming, ticked: true }, dialog: null }
- see: { path: [ phone, opt ] }
`)
  expect(stepsOf(scenarioIn(text))).toHaveLength(7)
  expect(writeStep({ name: 'turn', argument: -2 })).toBe('turn: -2')
})

const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 })
const refusal = fc.constantFrom('car-offline', 'too-short', 'dialog-open')
const secret = fc.constantFrom('sim.pin', 'owner.password')
const step: fc.Arbitrary<WrittenStep> = fc.oneof(
  fc.record({ name: fc.constant('press'), argument: fc.constantFrom('phone', 'knob', 'home') }),
  fc.record({ name: fc.constant('turn'), argument: fc.constantFrom(-100, -1, 1, 37) }),
  fc.record({ name: fc.constant('choose'), argument: fc.constantFrom('roaming', 'opt', 'ok') }),
  fc.record({ name: fc.constant('enter'), argument: text }),
  fc.record({
    name: fc.constant('enter'),
    argument: fc.oneof(
      fc.record({ text }),
      fc.record({ secret }),
      fc.record({ wrong: secret, length: fc.integer({ min: 1, max: 128 }) }),
    ),
  }),
  fc.record({ name: fc.constant('erase'), argument: fc.integer({ min: 1, max: 128 }) }),
  fc.record({
    name: fc.constantFrom('confirm', 'back'),
    argument: fc.oneof(fc.constant({}), fc.record({ refused: refusal })),
  }),
  fc.record({
    name: fc.constant('world'),
    argument: fc.record({
      country: fc.constantFrom('NO', 'DE', 'FR'),
      ignition: fc.constantFrom('on', 'off'),
      simCard: fc.constantFrom(null, {}, { pinRequired: false }),
    }),
  }),
  fc.record({
    name: fc.constant('wait'),
    argument: fc.constantFrom('500 ms', '10 min', '1.5 h'),
  }),
  fc.record({ name: fc.constant('say'), argument: fc.record({ en: text, de: text }) }),
  fc.record({
    name: fc.constant('see'),
    argument: fc.record({
      title: text,
      path: fc.array(fc.constantFrom('phone', 'opt', 'set'), { maxLength: 3 }),
      dialog: fc.constant(null),
      entry: fc.record({ id: fc.constant('roaming'), ticked: fc.boolean(), label: text }),
    }),
  }),
)

test('whatever is written is found again when it is read', () => {
  fc.assert(
    fc.property(text, fc.array(step, { minLength: 1, maxLength: 12 }), (name, steps) => {
      const written = writeScenario({ header: { ...header, name }, steps })
      const read = scenarioIn(written)
      expect(read).toMatchObject({ name, vehicles: [header.vehicle], locales: [header.locale] })
      expect(stepsOf(read)).toEqual(steps)
    }),
    { numRuns: 60 },
  )
}, 30_000)
