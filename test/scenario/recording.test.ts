import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DriverEvent, SurroundingsEvent } from '../../src/contract/channels.ts'
import type { Given } from '../../src/contract/fixture.ts'
import { openStage } from '../../src/scenario/openStage.ts'
import { parseScenario } from '../../src/scenario/parseScenario.ts'
import {
  backendStep,
  emptyRecording,
  recordInput,
  recordStep,
  recordWait,
  stepsOf,
  type Recording,
} from '../../src/scenario/recording.ts'
import { runScenario } from '../../src/scenario/runScenario.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { pointableOn, seeFor } from '../../src/scenario/seeFor.ts'
import type { KnownSecrets } from '../../src/scenario/typedArgument.ts'
import { writeScenario, writeStep } from '../../src/scenario/writeScenario.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { entry, view } from '../renderer/helpers/sampleViews.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

type Input = DriverEvent | SurroundingsEvent

const key = (name: string): Input => ({ type: 'driver.key.pressed', payload: { key: name } })
const choose = (id: string): Input => ({ type: 'driver.entry.chosen', payload: { id } })
const turn = (detents: number): Input => ({ type: 'driver.knob.turned', payload: { detents } })
const type = (text: string): Input => ({ type: 'driver.text.entered', payload: { text } })
const remove: Input = { type: 'driver.text.deleted', payload: {} }
const confirm: Input = { type: 'driver.input.confirmed', payload: {} }

/** Does everything to a fresh car, and records it as a page would. */
async function recordedIn(
  vehicle: string,
  given: Given,
  inputs: readonly (Input | number)[],
): Promise<{ readonly recording: Recording; readonly secrets: KnownSecrets }> {
  const catalogue = shippedCatalogue()
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  const { stage, close } = await openStage({
    catalogue,
    openWorld,
    vehicle,
    locale: 'en',
    given,
    seed: 1,
  })
  const names = ['sim.pin', 'sim.puk', 'owner.password', 'owner.securityCode'] as const
  const secrets: KnownSecrets = Object.fromEntries(
    [...names, 'owner.porscheId' as const, 'car.pairingCode' as const].flatMap((name) => {
      const value = stage.secretOf(name)
      return value === undefined ? [] : [[name, value]]
    }),
  )
  let recording = emptyRecording
  let shown = await stage.driver.view()
  for (const input of inputs) {
    if (typeof input === 'number') {
      await stage.driver.advance(input)
      recording = recordWait(recording, input, secrets)
      shown = await stage.driver.view()
      continue
    }
    const { accepted, reason, view: after } = await stage.driver.drive(input)
    recording = recordInput(recording, { input, before: shown, accepted, reason }, secrets)
    shown = after
  }
  for (const pointed of pointableOn(shown)) {
    recording = recordStep(recording, seeFor(shown, pointed), secrets)
  }
  await close()
  return { recording, secrets }
}

async function problemOf(vehicle: string, given: Given, text: string): Promise<string | undefined> {
  const catalogue = shippedCatalogue()
  const parsed = parseScenario(new TextEncoder().encode(text), 'recorded.yaml', catalogue)
  if ('faults' in parsed) return parsed.faults.map(scenarioFaultText).join('\n')
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  const options = { catalogue, openWorld, seed: 1, elapsed: () => 0 }
  const planned = { scenario: parsed.scenario, vehicle, locale: 'en' }
  for await (const event of runScenario(planned, options)) {
    if (event.type === 'runFinished') return event.problem
  }
  return 'the run has not finished'
}

const vehicles = ['911-991-2018', 'panamera-971-2019', 'cayenne-9ya-2019', 'taycan-y1a-2021']
const locked: Given = { surroundings: { embeddedSim: 'inactive' }, car: { pinEntered: false } }

const anyInput: fc.Arbitrary<Input | number> = fc.oneof(
  fc
    .constantFrom('phone', 'apps', 'set', 'devices', 'back', 'home', 'knob', 'power', 'nav')
    .map(key),
  fc
    .constantFrom('opt', 'set_phone', 'roaming', 'phone', 'sim_card', 'remember_pin', 'ok')
    .map(choose),
  fc
    .constantFrom('settings', 'device_manager', 'options', 'login_porsche_connect', 'private_mode')
    .map(choose),
  fc
    .integer({ min: -3, max: 3 })
    .filter((detents) => detents !== 0)
    .map(turn),
  fc.constantFrom('1', '12', '1234', '9999', 'a', '12345678').map(type),
  fc.constantFrom(remove, confirm),
  fc.constantFrom<Input>(
    { type: 'surroundings.ignition.changed', payload: { ignition: 'off' } },
    { type: 'surroundings.ignition.changed', payload: { ignition: 'on' } },
    { type: 'surroundings.country.changed', payload: { country: 'FR' } },
    { type: 'surroundings.simCard.changed', payload: { simCard: null } },
    { type: 'surroundings.call.changed', payload: { call: 'phone' } },
  ),
  fc.constantFrom(1000, 600_000),
)

test('whatever is done to a car, its recording passes when it is played', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...vehicles),
      fc.constantFrom<Given>({}, locked),
      fc.array(anyInput, { minLength: 1, maxLength: 25 }),
      async (vehicle, given, inputs) => {
        const { recording, secrets } = await recordedIn(vehicle, given, inputs)
        const header = { name: 'recorded', vehicle, locale: 'en', given }
        const text = writeScenario({ header, steps: stepsOf(recording, secrets) })
        expect(await problemOf(vehicle, given, text)).toBeUndefined()
      },
    ),
    { numRuns: 12 },
  )
}, 60_000)

async function linesOf(given: Given, inputs: readonly (Input | number)[]) {
  const { recording, secrets } = await recordedIn('911-991-2018', given, inputs)
  const steps = stepsOf(recording, secrets).map(writeStep)
  return steps.filter((line) => !line.startsWith('see'))
}

test('a recording names secrets and never holds them', async () => {
  const typed = [...'1234'].map(type)
  expect(await linesOf(locked, [...typed, confirm])).toEqual([
    'enter: { secret: sim.pin }',
    'confirm: {}',
  ])
  expect(await linesOf(locked, [type('99'), type('98'), confirm])).toEqual([
    'enter: { wrong: sim.pin }',
    'confirm: {}',
  ])
  expect(await linesOf(locked, [type('12'), confirm, key('back')])).toEqual([
    'enter: { wrong: sim.pin, length: 2 }',
    'confirm: { refused: too-short }',
    'back: {}',
  ])
})

test('what was deleted again was never typed; what was typed before something else is erased', async () => {
  expect(await linesOf(locked, [type('12'), type('9'), remove, type('34')])).toEqual([
    'enter: { secret: sim.pin }',
  ])
  expect(await linesOf(locked, [type('1'), remove, remove])).toEqual([])
  expect(await linesOf(locked, [type('123'), turn(1), remove, remove])).toEqual([
    'enter: { wrong: sim.pin, length: 3 }',
    'turn: 1',
    'erase: 2',
  ])
})

test('detents in one direction and waits add up, and refusals are expected', async () => {
  const steps = await linesOf({}, [turn(1), turn(1), turn(-1), 1000, 59_000, key('nav'), remove])
  expect(steps).toEqual([
    'turn: 2',
    'turn: -1',
    'wait: 1 min',
    'press: { key: nav, refused: not-part-of-this-simulator }',
    'erase: { characters: 1, refused: no-field-to-fill }',
  ])
})

test('a card is put in without its codes, and only what is unusual about it is said', () => {
  const card = { id: 'card-1', pin: '1234', puk: '12345678', country: 'FR', pinRequired: true }
  const put = (simCard: typeof card | null) =>
    recordInput(
      emptyRecording,
      {
        input: { type: 'surroundings.simCard.changed', payload: { simCard } },
        before: undefined,
        accepted: true,
      },
      {},
    ).steps.map(writeStep)
  expect(put(card)).toEqual(['world: { simCard: { country: FR } }'])
  expect(put(null)).toEqual(['world: { simCard: null }'])
})

test('the conduct of the backend is a step, and so is whatever is pointed at', () => {
  expect(writeStep(backendStep('silent'))).toBe('world: { backend: silent }')
  const form = view({
    kind: 'form',
    dialog: { id: 'pin-refused', title: '', text: '', buttons: [] },
    input: { field: 'pin', label: '', kind: 'digits', length: 2, maxLength: 8, secret: true },
    entries: [entry('roaming', { kind: 'tick', ticked: true }), entry('opt', { enabled: false })],
  })
  const lines = pointableOn(form).map((pointed) => writeStep(seeFor(form, pointed)))
  expect(lines.slice(0, 6)).toEqual([
    'see: { kind: form, path: [ phone, opt, set_phone ] }',
    'see: { dialog: pin-refused }',
    'see: { input: { field: pin, length: 2 } }',
    'see: { entry: { id: roaming, ticked: true } }',
    'see: { entry: { id: opt, enabled: false } }',
    'see: { status: { data: up } }',
  ])
})
