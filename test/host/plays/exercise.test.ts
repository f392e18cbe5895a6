import { expect, test } from 'vitest'
import { servedPlays, type ServedPlays } from '../../helpers/servedPlays.ts'

const exercise = (steps: string, header = 'vehicle: 911-991-2018') => ({
  purpose: 'exercise' as const,
  scenario: { name: 'own.yaml', text: `name: x\n${header}\n---\n${steps}` },
})

const roaming = exercise(`- say: { en: "Switch roaming on." }
- press: phone
- choose: opt
- choose: set_phone
- choose: roaming
- see: { entry: { id: roaming, ticked: true } }
`)

const locked = `vehicle: 911-991-2018
given: { surroundings: { embeddedSim: inactive }, car: { pinEntered: false } }`

async function exercised(wish: Parameters<ServedPlays['ask']>[1]) {
  const served = await servedPlays()
  expect(await served.ask('bench.play.requested', wish as never)).toMatchObject({ accepted: true })
  const hint = async () => {
    expect(await served.ask('bench.hint.requested', {})).toMatchObject({ accepted: true })
    return served.play().hint
  }
  /** What the host has made of the last input; its answer to any further request comes after that. */
  const result = async () => {
    await served.ask('bench.play.moved', { to: 999 })
    return served.play()
  }
  const choose = (...ids: readonly string[]) =>
    ids.reduce<Promise<unknown>>(
      (before, id) => before.then(() => served.follow({ works: 'entry', id })),
      Promise.resolve(),
    )
  return { ...served, hint, result, choose }
}

test('a task is fulfilled by the state reached, whichever way led there', async () => {
  const { play, choose, follow, result } = await exercised(roaming)
  expect(play()).toMatchObject({ at: 1, said: 'Switch roaming on.', exercise: { tasks: 4 } })
  // the scenario presses a key; an entry, a detour and the knob lead to the same
  await choose('apps')
  await follow({ works: 'key', id: 'back' })
  await choose('phone')
  expect(await result()).toMatchObject({ at: 2 })
  await follow({ works: 'knob', detents: 0 })
  expect(await result()).toMatchObject({ at: 3, exercise: { fulfilled: 2, inputs: 4 } })
  await choose('set_phone', 'roaming')
  expect(await result()).toMatchObject({
    at: 6,
    exercise: { tasks: 4, fulfilled: 4, hints: 0, inputs: 6, needless: 2 },
  })
}, 30_000)

test('who follows every hint comes to the end, from wherever they were', async () => {
  const { play, choose, hint, follow, result } = await exercised(roaming)
  await choose('apps', 'opt', 'login_porsche_connect')
  expect(await hint()).toMatchObject({ hand: { works: 'key', id: 'phone' }, inputs: 1 })
  for (let used = 0; used < 8 && play().at < 6; used += 1) {
    await follow((await hint())?.hand)
    await result()
  }
  expect(play()).toMatchObject({ at: 6, exercise: { fulfilled: 4, hints: 5, needless: 3 } })
}, 30_000)

test('a secret is entered by the trainee, and a wrong one does not count', async () => {
  const { play, ask, hint, follow, result } = await exercised(
    exercise('- enter: { secret: sim.pin }\n- confirm: {}\n- world: { country: FR }\n', locked),
  )
  expect(await hint()).toMatchObject({ hand: { works: 'keypad' }, inputs: 1 })
  await follow({ works: 'keypad' }, '99')
  await follow({ works: 'keypad' }, '99')
  expect(await result()).toMatchObject({ at: 1, exercise: { inputs: 1 } })
  await follow({ works: 'confirm' })
  expect(await result()).toMatchObject({ at: 1 })
  expect(await ask('bench.hint.requested', {})).toMatchObject({ reason: 'no-way-found' })
  // back to the task: the steps before it are done for the trainee
  await ask('bench.play.moved', { to: 1 })
  expect(play()).toMatchObject({ at: 1, exercise: { fulfilled: 1, hints: 1 } })
  await follow((await hint())?.hand)
  expect(await result()).toMatchObject({ at: 3, exercise: { tasks: 2, fulfilled: 2 } })
  expect(JSON.stringify(play())).not.toContain('1234')
}, 30_000)

test('a refusal is to be seen, and nobody gets past it', async () => {
  const { choose, follow, result } = await exercised(
    exercise('- press: { key: nav, refused: not-part-of-this-simulator }\n- press: phone\n'),
  )
  await choose('phone')
  expect(await result()).toMatchObject({ at: 0 })
  await follow({ works: 'key', id: 'home' })
  await follow({ works: 'key', id: 'nav' })
  expect(await result()).toMatchObject({ at: 1 })
  await choose('phone')
  expect(await result()).toMatchObject({ at: 2, exercise: { fulfilled: 2 } })
}, 30_000)

test('beginning again forgets what was counted', async () => {
  const { play, ask, choose, hint } = await exercised(roaming)
  await choose('apps', 'opt')
  await hint()
  await ask('bench.play.moved', { to: 0 })
  expect(play()).toMatchObject({ at: 1, exercise: { hints: 0, inputs: 0, fulfilled: 0 } })
}, 30_000)

test('a scenario in which the driver has nothing to do is no exercise', async () => {
  const { ask } = await servedPlays()
  const wish = exercise('- world: { country: FR }\n- turn: 1\n- see: { kind: home }\n')
  expect(await ask('bench.play.requested', wish)).toMatchObject({
    accepted: false,
    reason: 'exercise-without-tasks',
  })
})

test('a scenario that does not pass is no exercise', async () => {
  const { ask } = await servedPlays()
  const wish = exercise('- press: phone\n- see: { kind: dark }\n')
  expect(await ask('bench.play.requested', wish)).toMatchObject({
    accepted: false,
    reason: 'scenario-failed',
    explanation: 'line 5 see: { kind: dark }: expected kind dark, seen kind list',
  })
})
