import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyBackend, type BackendState } from '../../src/backend/backendState.ts'
import { openStore } from '../../src/backend/backendStore.ts'
import { changesOf, stateKept, whyNotKept } from '../../src/backend/keptState.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { rawOwner } from '../helpers/rawOwner.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

function applied(entries: Map<string, unknown>, changes: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) entries.delete(key)
    else entries.set(key, value)
  }
}

test('whatever states follow one another, what is kept of them is the last', () => {
  const values = fc.dictionary(fc.string({ minLength: 1 }), fc.integer())
  const state = fc
    .record({ counters: values, accounts: values, requests: values })
    .map((parts) => ({ ...emptyBackend, ...parts }) as unknown as BackendState)
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
      const entries = new Map<string, unknown>()
      let before: BackendState = emptyBackend
      for (const next of states) {
        applied(entries, changesOf(before, next))
        before = next
      }
      expect(stateKept(entries)).toEqual(before)
    }),
    { seed: 1 },
  )
})

test('nothing changed is nothing to keep', () => {
  expect(changesOf(emptyBackend, { ...emptyBackend })).toEqual({})
})

test('a world that is started again on its store goes on where it was', async () => {
  const folder = temporaryFolder()
  const [catalogue, fixture] = [shippedCatalogue(), defaultFixture()]
  const person = { name: 'N', porscheId: 'n@example.com', country: 'FR' }

  const store = await openStore(folder)
  const world = await startWorld({ catalogue, fixture, seed: 1, store })
  await world.openCar({ vehicle: 'taycan-y1a-2021' })
  const owner = await rawOwner(world, 'n')
  await owner.ask('1', { act: 'register', ...person, password: 'long-enough-1' })
  await world.advance(3 * 86_400_000)
  await owner.ask('2', { act: 'edit-profile', via: 'app', name: 'Later' })
  const moment = world.now()
  const seen = owner.seen()
  await world.close()
  await store.close()

  const again = await openStore(folder)
  const next = await startWorld({ catalogue, fixture, seed: 1, store: again })
  expect(next.now()).toBe(moment)
  const returned = await rawOwner(next, 'n')
  // the first request of all, sent once more, gets its old answer; a new one is judged by what was kept
  expect(
    await returned.ask('1', { act: 'register', ...person, password: 'long-enough-1' }),
  ).toMatchObject({ accepted: true })
  expect(
    await returned.ask('3', { act: 'register', ...person, password: 'long-enough-1' }),
  ).toMatchObject({ reason: 'account-exists' })
  await returned.ask('4', { act: 'set-phone-language', locale: 'it' })
  expect(returned.seen()).toMatchObject({ profile: { name: 'Later', appLanguage: 'it' } })
  expect(seen).toMatchObject({ profile: { name: 'Later', appLanguage: 'en' } })
  await next.close()
  await again.close()
})

test('whatever a world keeps is a whole state, so that its export can be imported', async () => {
  const store = await openStore(temporaryFolder())
  const catalogue = shippedCatalogue()
  for (const { id } of catalogue.states) {
    const fixture = { ...defaultFixture(), state: id }
    const world = await startWorld({ catalogue, fixture, seed: 1, store })
    await world.openCar({ vehicle: 'taycan-y1a-2021' })
    await world.empty(id)
    await world.close()
    expect(store.entries().size).toBeGreaterThan(10)
    expect(whyNotKept(Object.fromEntries(store.entries()))).toBeUndefined()
  }
  await store.close()
}, 30_000)
