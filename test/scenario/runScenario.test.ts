import { expect, onTestFinished, test } from 'vitest'
import { planRuns } from '../../src/scenario/planRuns.ts'
import type { RunEvent } from '../../src/scenario/runEvent.ts'
import { runScenarios } from '../../src/scenario/runScenarios.ts'
import type { ScenarioWorldRequest } from '../../src/scenario/scenarioWorld.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { playScenario, scenarioOf } from '../helpers/playScenario.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

test('events tell a run from its start to its end', async () => {
  const events = await playScenario('- press: phone\n- see: { path: [phone] }')
  const run = { scenario: 'test.yaml', name: 'test', vehicle: '911-991-2018', locale: 'en' }
  const timing = { milliseconds: 0 }
  expect(events).toEqual([
    { type: 'runStarted', run, seed: 1 },
    {
      type: 'stepPassed',
      run,
      step: { file: 'test.yaml', line: 5, name: 'press', text: 'press: phone' },
      accepted: true,
      timing,
    },
    {
      type: 'stepPassed',
      run,
      step: { file: 'test.yaml', line: 6, name: 'see', text: 'see: { path: [phone] }' },
      timing,
    },
    { type: 'runFinished', run, ok: true, expect: 'pass', timing },
  ])
})

test('a failing step ends its run and tells screen, messages and seed', async () => {
  const events = await playScenario(
    '- world: { country: FR }\n- see: { kind: list }\n- press: phone',
  )
  expect(events.map(({ type }) => type)).toEqual([
    'runStarted',
    'stepPassed',
    'stepFailed',
    'runFinished',
  ])
  expect(events[2]).toMatchObject({
    seed: 1,
    failure: {
      expected: 'kind list',
      seen: 'kind home',
      screen: expect.stringContaining('[home]') as unknown,
      messages: expect.arrayContaining([
        expect.stringMatching(/^surroundings.country.changed .*FR/),
        'car.presence.changed {"online":false}',
      ]) as unknown,
    },
  })
  expect(events[3]).toMatchObject({
    ok: false,
    problem: 'test.yaml:6 see: { kind: list }: expected kind list, seen kind home',
  })
})

test('what is expected to fail is well when it fails, and not when it passes', async () => {
  const failing = await playScenario('- see: { kind: list }', 'expect: fail')
  expect(failing.at(-1)).toMatchObject({ ok: true, expect: 'fail' })
  const passing = await playScenario('- see: { kind: home }', 'expect: fail')
  expect(passing.at(-1)).toMatchObject({
    ok: false,
    problem: 'expected to fail, but every step passed',
  })
})

test('every run gets a fresh world, with what is given and the seed', async () => {
  const catalogue = shippedCatalogue()
  const open = openScenarioWorld(catalogue, defaultFixture())
  const requests: ScenarioWorldRequest[] = []
  let closed = 0
  const openWorld: typeof open = async (request) => {
    requests.push(request)
    const world = await open(request)
    return {
      ...world,
      close: () => {
        closed += 1
        return world.close()
      },
    }
  }
  const scenario = scenarioOf(
    '- press: phone\n- choose: opt\n- choose: set_phone\n- choose: roaming\n- see: { entry: { id: roaming, ticked: true } }',
    'vehicles: { model: 911, modelYear: 2017..2018 }\nlocales: [en, de]\nmarket: FR\ngiven: { backend: silent }',
  )
  const planned = planRuns([scenario], { vehicles: [], locales: [] })
  const options = { catalogue, openWorld, seed: 7, bail: false, elapsed: () => 0 }
  for await (const event of runScenarios(planned, options)) {
    // a tick left over from the run before would be taken away by this one
    expect(event.type).not.toBe('stepFailed')
  }
  expect(requests).toEqual(
    ['911-991-2017', '911-991-2018'].flatMap((vehicle) =>
      ['de', 'en'].map((locale) => ({
        vehicle,
        locale,
        given: { backend: 'silent', market: 'FR' },
        seed: 7,
      })),
    ),
  )
  expect(closed).toBe(4)
})

test('bail skips what comes after the first failure', async () => {
  const catalogue = shippedCatalogue()
  const scenario = scenarioOf('- see: { kind: list }', 'locales: [de, en, fr]')
  const planned = planRuns([scenario], { vehicles: [], locales: [] })
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  const types: string[] = []
  for await (const event of runScenarios(planned, {
    catalogue,
    openWorld,
    seed: 1,
    bail: true,
    elapsed: () => 0,
  })) {
    types.push(event.type)
  }
  expect(types).toEqual(['runStarted', 'stepFailed', 'runFinished', 'runSkipped', 'runSkipped'])
})

test('a world that breaks is a failure, also of a flow that must fail', async () => {
  const catalogue = shippedCatalogue()
  const scenario = scenarioOf('- see: { kind: list }', 'expect: fail')
  const planned = planRuns([scenario, { ...scenario, expect: 'pass' }], {
    vehicles: [],
    locales: [],
  })
  const openWorld = () => Promise.reject(new Error('no broker'))
  const options = { catalogue, openWorld, seed: 1, bail: false, elapsed: () => 0 }
  const problems: unknown[] = []
  for await (const event of runScenarios(planned, options)) {
    if (event.type === 'runFinished') problems.push(event.ok, event.problem)
  }
  const problem = 'the run broke off: no broker'
  expect(problems).toEqual([false, problem, false, problem])
})

test('a lost answer is a failed run with the step and the reason, never a hang', async () => {
  const catalogue = shippedCatalogue()
  const open = openScenarioWorld(catalogue, defaultFixture())
  const openWorld: typeof open = async (request) => {
    const world = await open(request)
    onTestFinished(() => world.close())
    const never = () => new Promise<never>(() => undefined)
    return { ...world, advance: never, close: never }
  }
  let late = (_: string): void => undefined
  let released = 0
  const guard = () => ({
    cut: new Promise<string>((resolve) => {
      late = resolve
    }),
    breathe: () => Promise.resolve(),
    release: () => {
      released += 1
    },
  })
  const planned = planRuns([scenarioOf('- press: phone\n- wait: 1 s')], {
    vehicles: [],
    locales: [],
  })
  const options = { catalogue, openWorld, seed: 1, bail: false, elapsed: () => 0, guard }
  const events: RunEvent[] = []
  for await (const event of runScenarios(planned, options)) {
    events.push(event)
    if (event.type === 'stepPassed') late('no end in time')
  }
  expect(events.at(-1)).toMatchObject({
    type: 'runFinished',
    ok: false,
    problem: 'the run broke off at test.yaml:6 wait: 1 s: no end in time',
  })
  expect(released).toBe(1)
})

test('a run that passes at its second attempt tells so', async () => {
  const catalogue = shippedCatalogue()
  const open = openScenarioWorld(catalogue, defaultFixture())
  let opened = 0
  const openWorld: typeof open = (request) => {
    opened += 1
    return opened === 1 ? Promise.reject(new Error('no broker')) : open(request)
  }
  const planned = planRuns([scenarioOf('- press: phone')], { vehicles: [], locales: [] })
  const options = { catalogue, openWorld, seed: 1, bail: false, elapsed: () => 0, retry: 3 }
  const events: RunEvent[] = []
  for await (const event of runScenarios(planned, options)) events.push(event)
  expect(events.map(({ type }) => type)).toEqual([
    'runStarted',
    'runRetried',
    'runStarted',
    'stepPassed',
    'runFinished',
  ])
  expect(events.at(-1)).toMatchObject({ ok: true, attempts: 2 })
})
