import { createCipheriv, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openStore, type Store } from '../../src/backend/backendStore.ts'
import { withGiven } from '../../src/contract/fixture.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { driverOf, ignition } from '../helpers/openedWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const vehicle = '911-991-2018'
const pin = '83649205'
const puk = '55519372'
const newPin = '61728394'
const card = { id: 'c', pin, puk, country: 'DE', pinRequired: true }
const readable = new RegExp([pin, puk, newPin].join('|'))

type Driver = Awaited<ReturnType<typeof driverOf>>

async function keptCar(folder: string) {
  const store = await openStore(folder)
  const fixture = withGiven(defaultFixture(), { surroundings: { embeddedSim: 'inactive' } })
  const world = await startWorld({ catalogue: shippedCatalogue(), fixture, seed: 1, store })
  const { vin } = await world.openCar({ vehicle, defaultLocale: 'en' })
  let isClosed = false
  async function close() {
    if (isClosed) return
    isClosed = true
    await world.close()
    await store.close()
  }
  onTestFinished(close)
  return { world, store, vin, driver: await driverOf(world, vin), close }
}

async function enter(driver: Driver, ...texts: readonly string[]) {
  for (const text of texts.slice(0, -1)) {
    await driver.input({ type: 'driver.text.entered', payload: { text } })
    await driver.input({ type: 'driver.input.confirmed', payload: {} })
  }
  await driver.input({ type: 'driver.text.entered', payload: { text: texts.at(-1) ?? '' } })
  return (await driver.input({ type: 'driver.input.confirmed', payload: {} })).view
}

async function insert(driver: Driver) {
  await driver.input({ type: 'surroundings.simCard.changed', payload: { simCard: card } })
}

/** What the card says when the car has been stopped and started again. */
async function simAfterRestart({ world, driver }: Awaited<ReturnType<typeof keptCar>>) {
  await driver.input(ignition('off'))
  await driver.input(ignition('on'))
  await world.advance(60_000)
  const { view } = await driver.input({ type: 'driver.rest.awaited', payload: {} })
  return view.status.sim
}

async function tickRememberPin(driver: Driver) {
  const path = ['phone', 'opt', 'set_phone', 'phone_menu', 'sim_card', 'remember_pin']
  const { view } = await driver.choose(...path)
  expect(view.entries.find(({ id }) => id === 'remember_pin')).toMatchObject({ ticked: true })
}

function journalOf(folder: string): string {
  return readFileSync(join(folder, 'store.journal'), 'utf8')
}

test('a remembered PIN opens the card after the program was ended, and stands nowhere', async () => {
  const folder = temporaryFolder()
  const before = await keptCar(folder)
  await insert(before.driver)
  expect((await enter(before.driver, pin)).status.sim).toBe('ready')
  await tickRememberPin(before.driver)
  await before.close()
  expect(journalOf(folder)).not.toMatch(readable)
  // twice: what was proven once is kept as it is
  for (let run = 0; run < 2; run += 1) {
    const again = await keptCar(folder)
    expect(await simAfterRestart(again)).toBe('ready')
    await again.close()
  }
  // the same card in the slot anew, as the world knows it
  const { driver, close } = await keptCar(folder)
  await insert(driver)
  await close()
  const last = await keptCar(folder)
  expect(await simAfterRestart(last)).toBe('ready')
  await last.close()
  expect(journalOf(folder)).not.toMatch(readable)
}, 30_000)

test('a card that is known by proofs tells its PIN from another, and its PUK', async () => {
  const folder = temporaryFolder()
  const before = await keptCar(folder)
  await insert(before.driver)
  await before.close()
  const after = await keptCar(folder)
  for (const wrong of ['0000', '8364920', '83649206']) {
    expect((await enter(after.driver, wrong)).dialog).not.toBeNull()
    await after.driver.input({ type: 'driver.input.confirmed', payload: {} })
  }
  await after.close()
  const asked = await keptCar(folder)
  const { view } = await asked.driver.input({ type: 'driver.rest.awaited', payload: {} })
  expect(view.status.sim).toBe('puk-required')
  const shown = await enter(asked.driver, puk, newPin)
  expect(shown.status.sim).toBe('ready')
  await asked.close()
  expect(journalOf(folder)).not.toMatch(readable)
})

interface Kept {
  readonly surroundings: object
  readonly sim: object
}

/** A memory as programs before kept it: encrypted, with the key beside it. */
async function sealInForm1(store: Store, vin: string): Promise<void> {
  const { memory } = store.entries().get(`cars/${vin}`) as { readonly memory: Kept }
  const text = JSON.stringify({
    ...memory,
    surroundings: { ...memory.surroundings, simCard: card },
    sim: {
      cards: { c: { pin, pinTries: 2, pukTries: 10 } },
      remembered: { card: 'c', pin },
      lastPin: pin,
    },
  })
  const key = randomBytes(32)
  const nonce = randomBytes(12)
  const sealing = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  const sealed = Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64')
  await store.write({ 'cars/key': key.toString('base64'), [`cars/${vin}`]: { form: 1, sealed } })
}

test('an encrypted memory of an older program is taken over, and what opened it is gone', async () => {
  const folder = temporaryFolder()
  const { vin, driver, close } = await keptCar(folder)
  await insert(driver)
  await enter(driver, pin)
  await tickRememberPin(driver)
  await close()
  const older = await openStore(folder)
  await sealInForm1(older, vin)
  await older.close()
  expect(journalOf(folder)).toContain('"sealed"')

  const after = await keptCar(folder)
  expect(await simAfterRestart(after)).toBe('ready')
  await after.close()
  const text = journalOf(folder)
  expect(text).not.toContain('"sealed"')
  expect(text).not.toMatch(readable)
  const keys = [...after.store.entries().keys()].filter((name) => name.startsWith('cars/'))
  expect(keys.toSorted()).toEqual([`cars/${vin}`, 'cars/salt'])
})
