import { expect, test } from 'vitest'
import { playScenario, stepsIn } from '../helpers/playScenario.ts'

const phasesOf = (events: Parameters<typeof stepsIn>[0]) =>
  stepsIn(events).map(
    ({ type, step }) =>
      `${step.phase ?? 'step'} ${String(step.line)} ${step.name}${type === 'stepFailed' ? ' FAILED' : ''}`,
  )

test('setup comes first, teardown last, and both are told as what they are', async () => {
  const header =
    'setup:\n  - press: phone\n  - keep: { where: { screen: title } }\nteardown:\n  - press: home\n  - say: { en: "We were in $where." }'
  const events = await playScenario('- see: { title: $where }', header)
  expect(phasesOf(events)).toEqual([
    'setup 4 press',
    'setup 5 keep',
    'step 10 see',
    'teardown 7 press',
    'teardown 8 say',
  ])
  expect(events.at(-1)).toMatchObject({ ok: true })
})

test('teardown is played after a failure too, each step of it', async () => {
  const header = 'teardown:\n  - see: { kind: list }\n  - press: home'
  const events = await playScenario('- see: { kind: list }\n- press: phone', header)
  expect(phasesOf(events)).toEqual([
    'step 7 see FAILED',
    'teardown 4 see FAILED',
    'teardown 5 press',
  ])
  expect(events.at(-1)).toMatchObject({
    ok: false,
    problem: 'test.yaml:7 see: { kind: list }: expected kind list, seen kind home',
  })
})

test('a teardown that fails makes a good run fail', async () => {
  const events = await playScenario('- press: phone', 'teardown:\n  - see: { kind: home }')
  expect(events.at(-1)).toMatchObject({
    ok: false,
    problem:
      'the teardown failed: test.yaml:4 see: { kind: home }: expected kind home, seen kind list',
  })
})

test('a setup that fails is never what a scenario expects of itself, and its steps are not played', async () => {
  const header = 'expect: fail\nsetup:\n  - see: { kind: list }\nteardown:\n  - press: home'
  const events = await playScenario('- see: { kind: list }', header)
  expect(phasesOf(events)).toEqual(['setup 5 see FAILED', 'teardown 7 press'])
  expect(events.at(-1)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^the setup failed: test.yaml:5 see/) as unknown,
  })
})

test('a scenario that must fail needs a teardown that passes', async () => {
  const header = 'expect: fail\nteardown:\n  - see: { kind: list }'
  const events = await playScenario('- see: { kind: list }', header)
  expect(events.at(-1)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/^the teardown failed/) as unknown,
  })
})
