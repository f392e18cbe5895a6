import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../src/backend/backendStore.ts'
import { roles } from '../../src/contract/channel.ts'
import { withGiven } from '../../src/contract/fixture.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { playScenario } from '../helpers/playScenario.ts'
import { rawGuest } from '../helpers/rawGuest.ts'
import { rawOwner } from '../helpers/rawOwner.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const secrets = {
  own: 'Quokka-Fixture-9',
  password: 'Quokka-Typed-17',
  later: 'Quokka-Later-23',
  wrong: 'Quokka-Wrong-31',
  code: '7391',
  card: '4000 0566 5566 5556',
} as const
const traces = /Quokka|"7391"|4000 ?0566|40000566/

test('typed secrets are in no data folder and in nothing that anybody but the backend may read', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  const base = defaultFixture()
  const fixture = withGiven(base, { owner: { password: secrets.own, securityCode: secrets.code } })
  const world = await startWorld({ catalogue: shippedCatalogue(), fixture, seed: 1, store })
  const { vin } = await world.openCar({ vehicle: 'taycan-y1a-2021' })

  // somebody who is everybody but the backend itself, and listens to everything
  const everybody = roles.filter((role) => role !== 'backend')
  const listener = await rawGuest(world, 'everybody', { roles: everybody })
  const heard: string[] = []
  listener.on('message', (topic, payload) => {
    heard.push(`${topic} ${payload.toString('utf8')}`)
  })
  await listener.subscribeAsync('connect/#')
  await listener.subscribeAsync('pcm/#')

  const owner = await rawOwner(world, 'new-owner')
  const { password, later, wrong, code, card } = secrets
  const person = { name: 'N', porscheId: 'n@example.com', country: 'DE' }
  const asked = [
    await owner.ask('1', { act: 'register', ...person, password }),
    await owner.ask('2', { act: 'set-security-code', securityCode: code }),
    await owner.ask('3', { act: 'change-password', old: password, password: later }),
    await owner.ask('4', { act: 'enter-card', holder: 'N', number: card, expires: '2027-12' }),
    await owner.ask('5', { act: 'reset-security-code', password: later, securityCode: code }),
  ]
  expect(asked.map((answer) => answer?.accepted)).toEqual([true, true, true, true, true])
  const refused = await owner.ask('6', { act: 'change-password', old: wrong, password: wrong })
  expect(refused?.reason).toBe('password-wrong')
  await owner.sendText(`{"requestId":"7","deed":{"act":"sign-in","password":"${wrong}"}}`)
  await world.settle()
  await world.close()
  await store.close()

  expect(heard.length).toBeGreaterThan(10)
  expect(heard.filter((line) => traces.test(line))).toEqual([])
  expect(JSON.stringify(owner.seen())).not.toMatch(traces)
  expect(JSON.stringify(owner.seen())).toContain('visa •••• 5556')
  const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'))
  expect(files.join('\n')).toContain(vin)
  expect(files.filter((text) => traces.test(text))).toEqual([])
})

test('typed secrets are in no report of a run, passed or failed', async () => {
  const person = 'name: N, porscheId: n@example.com, country: DE'
  const events = await playScenario(`
- owner: { does: register, as: n, ${person}, password: "${secrets.password}" }
- owner: { does: change-password, as: n, old: "${secrets.password}", password: "${secrets.later}" }
- owner: { does: set-security-code, as: n, securityCode: "${secrets.code}" }
- owner: { does: enter-card, as: n, holder: N, number: "${secrets.card}", expires: "2027-12" }
- owner: { does: sign-in, as: n, porscheId: n@example.com, password: "${secrets.wrong}" }
`)
  const text = JSON.stringify(events)
  expect(text).toContain('password-wrong')
  expect(text).not.toMatch(traces)
})
