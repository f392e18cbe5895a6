import { expect, test } from 'vitest'
import { servedPlays } from '../../helpers/servedPlays.ts'

const file = 'link-by-pairing-code.yaml'
const own = {
  name: 'own.yaml',
  text: `name: Roaming is switched on
vehicles: all
locales: all
---
- say: { en: "We switch roaming on.", de: "Wir schalten Roaming ein." }
- choose: phone
- choose: opt
- choose: set_phone
- choose: roaming
- see: { entry: { id: roaming, ticked: true } }
`,
}

test('a shipped scenario is played to its end, one step whenever it is asked for', async () => {
  const { ask, play, plays } = await servedPlays()
  expect(plays.world()).toBeUndefined()
  const scenario = { file }
  const begun = await ask('bench.play.requested', { purpose: 'show', scenario, locale: 'de' })
  expect(begun).toMatchObject({ accepted: true, vin: play().vin })
  const { steps, id, vehicle } = play()
  expect(play()).toMatchObject({ purpose: 'show', file, at: 0 })
  for (const to of steps.keys()) {
    expect(play().failure).toBeUndefined()
    await ask('bench.play.moved', { to: to + 1 })
  }
  expect(play()).toMatchObject({ at: steps.length, id, vehicle })
  expect(play().failure).toBeUndefined()
  expect(play().next).toBeUndefined()
}, 30_000)

test('a hand points at what the next step works, and what is said is in the language of the car', async () => {
  const { ask, play } = await servedPlays()
  await ask('bench.play.requested', {
    purpose: 'show',
    scenario: own,
    vehicle: '911-991-2018',
    locale: 'de',
  })
  await ask('bench.play.moved', { to: 1 })
  expect(play()).toMatchObject({
    said: 'Wir schalten Roaming ein.',
    next: { works: 'entry', id: 'phone' },
  })
})

test('any place is reached quickly in a fresh world, and the one before is closed', async () => {
  const { ask, play, follow } = await servedPlays()
  const vehicle = '911-991-2018'
  await ask('bench.play.requested', { purpose: 'show', scenario: own, vehicle })
  const first = play().id
  await ask('bench.play.moved', { to: 4 })
  expect(play()).toMatchObject({ at: 4, next: { works: 'entry', id: 'roaming' } })
  expect(play().id).not.toBe(first)
  await ask('bench.play.moved', { to: 2 })
  expect(play()).toMatchObject({ at: 2, next: { works: 'entry', id: 'opt' } })
  const { view } = await follow(play().next)
  expect(view.path).toEqual(['phone', 'opt'])
  expect(await ask('bench.play.moved', { to: 7 })).toMatchObject({
    accepted: false,
    reason: 'no-such-step',
  })
})

test('a step that fails says what was expected, and the play stands there', async () => {
  const { ask, play } = await servedPlays()
  const text = own.text.replace('ticked: true', 'ticked: false').replaceAll('all\n', 'all\n')
  const scenario = {
    name: 'own.yaml',
    text: text.replace('vehicles: all', 'vehicle: 911-991-2018'),
  }
  await ask('bench.play.requested', { purpose: 'show', scenario })
  await ask('bench.play.moved', { to: 6 })
  expect(play()).toMatchObject({
    at: 5,
    failure: { expected: 'entry roaming.ticked false', seen: 'entry roaming.ticked true' },
  })
  await ask('bench.play.moved', { to: 1 })
  expect(play().failure).toBeUndefined()
})

test('a faulty file is told by line and column, and plays nothing', async () => {
  const { ask, plays } = await servedPlays()
  const scenario = {
    name: 'mine.yaml',
    text: 'name: x\nvehicle: 911-991-2081\n---\n- pres: phone\n',
  }
  const answer = await ask('bench.play.requested', { purpose: 'show', scenario })
  expect(answer).toMatchObject({
    accepted: false,
    reason: 'scenario-faulty',
    faults: [
      { line: 2, problem: 'unknown vehicle 911-991-2081', suggestion: '911-991-2018' },
      { line: 4, column: 3, problem: 'unknown step pres' },
    ],
  })
  expect(plays.world()).toBeUndefined()
})

test.each([
  [{ purpose: 'show', scenario: { file: '../../package.json' } }, 'scenario-unknown'],
  [{ purpose: 'show', scenario: { file: 'parts/open-set-phone.yaml' } }, 'scenario-unknown'],
  [{ purpose: 'show' }, 'scenario-unknown'],
  [{ purpose: 'show', scenario: { file }, vehicle: 'taycan-y1a-2021' }, 'vehicle-not-in-scenario'],
  [{ purpose: 'recording', vehicle: 'none' }, 'vehicle-unknown'],
  [
    {
      purpose: 'show',
      scenario: { name: 'p.yaml', text: 'name: p\npart: true\n---\n- back: {}\n' },
    },
    'scenario-is-part',
  ],
] as const)('%j is refused: %s', async (wish, reason) => {
  const { ask } = await servedPlays()
  expect(await ask('bench.play.requested', wish)).toMatchObject({ accepted: false, reason })
})

test('the shipped scenarios are listed with their vehicles, parts are not', async () => {
  const { ask, scenarios } = await servedPlays()
  await ask('bench.scenarios.requested', {})
  const listed = scenarios().find((one) => one.file === file)
  expect(listed?.vehicles).toContain('911-991-2018')
  expect(scenarios().filter((one) => one.file.startsWith('parts/'))).toEqual([])
}, 30_000)

test('a scenario is tried before it is given away', async () => {
  const { ask } = await servedPlays()
  const text = own.text
    .replace('vehicles: all', 'vehicle: 911-991-2018')
    .replace('locales: all\n', '')
  expect(await ask('bench.scenario.tried', { name: 'own.yaml', text })).toMatchObject({
    accepted: true,
  })
  const wrong = text.replace('ticked: true', 'ticked: false')
  expect(await ask('bench.scenario.tried', { name: 'own.yaml', text: wrong })).toMatchObject({
    accepted: false,
    reason: 'scenario-failed',
  })
})

test('an ended play is gone, and so is its world', async () => {
  const { ask, plays, bus } = await servedPlays()
  await ask('bench.play.requested', { purpose: 'recording', vehicle: '911-991-2018', locale: 'fr' })
  expect(plays.world()).toBeDefined()
  await ask('bench.play.ended', {})
  expect(plays.world()).toBeUndefined()
  expect(await ask('bench.play.moved', { to: 1 })).toMatchObject({ reason: 'no-play' })
  await bus.close()
})
