import { rmSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { DriverEvent, SurroundingsEvent } from '../../src/contract/channels.ts'
import type { ScreenView } from '../../src/contract/screenView.ts'
import { chanceOf } from '../../src/world/derive.ts'
import { benchSession, type BenchSession } from '../helpers/benchSession.ts'
import { startServe } from '../helpers/servedProgram.ts'

/** More of them in the nightly form. */
const kills = Number(process.env['PCM_KILLS'] ?? 20)
const seed = Number(process.env['PCM_SEED'] ?? 20240301)

type Input = DriverEvent | SurroundingsEvent

const touch = (id: string): Input => ({ type: 'driver.entry.chosen', payload: { id } })
const press = (key: string): Input => ({ type: 'driver.key.pressed', payload: { key } })
const type = (text: string): Input => ({ type: 'driver.text.entered', payload: { text } })
const confirm: Input = { type: 'driver.input.confirmed', payload: {} }
const look: Input = { type: 'driver.rest.awaited', payload: {} }
const goTo = (country: string): Input => ({
  type: 'surroundings.country.changed',
  payload: { country },
})
const ignition = (to: 'off' | 'on'): Input => ({
  type: 'surroundings.ignition.changed',
  payload: { ignition: to },
})
const driver = (to: 'inside' | 'outside'): Input => ({
  type: 'surroundings.driver.changed',
  payload: { driver: to },
})
const doors = (to: 'closed' | 'locked'): Input => ({
  type: 'surroundings.doors.changed',
  payload: { doors: to },
})

const ways = {
  roaming: ['phone', 'opt', 'set_phone', 'roaming'],
  dataOff: ['phone', 'opt', 'set_phone', 'data_connection', 'data_connections', 'off'],
  rememberPin: ['phone', 'opt', 'set_phone', 'phone_menu', 'sim_card', 'remember_pin'],
  privateMode: ['settings', 'privacy_settings', 'private_mode', 'private_mode_all_services'],
} as const
type Tick = keyof typeof ways
const ticks = Object.keys(ways) as readonly Tick[]

/** The steps of a monthly function, from the order to the end of its cancellation. */
type Stage =
  | 'none'
  | 'offered'
  | 'installing'
  | 'active'
  | 'noticing'
  | 'noticed'
  | 'told'
  | 'left'
  | 'locked'
  | 'over'

/** What was acknowledged, kept in this process, which is never killed. A list holds what it may be: the last of it was under way. */
const ledger = {
  acknowledged: 0,
  countries: ['DE'] as readonly string[],
  ticked: {
    roaming: [false],
    dataOff: [false],
    rememberPin: [false],
    privateMode: [false],
  } as Record<Tick, readonly boolean[]>,
  locale: 'en',
  charger: 'disconnected' as 'connected' | 'disconnected',
  linked: false,
  sim: 'ready',
  tries: 3,
  now: 0,
  stage: 'none' as Stage,
  due: 0,
  functions: 0,
}

/** The three cars at the bench: one for the SIM card and the ticks, one that is private, one for which functions are bought. */
interface Bench extends BenchSession {
  readonly old: string
  readonly private: string
  readonly bought: string
  /** Does one thing, notes that it was answered, and gives the screen. */
  act(vin: string, ...inputs: readonly Input[]): Promise<ScreenView>
}

async function sitDown(session: BenchSession): Promise<Bench> {
  await session.jump(0)
  const vins = {
    old: await session.open('911-991-2018'),
    private: await session.open('taycan-y1a-2022'),
    bought: await session.open('taycan-y1a-2021'),
  }
  return {
    ...session,
    ...vins,
    async act(vin, ...inputs) {
      let view: ScreenView | undefined
      for (const input of inputs) {
        const answer = await session.input(vin, input)
        expect(answer.reason, JSON.stringify(input)).toBeUndefined()
        ledger.acknowledged += 1
        view = answer.view
      }
      if (view === undefined) throw new Error('nothing was done')
      return view
    },
  }
}

/** What a tick shows, on the page where it stands. */
async function ticked(bench: Bench, tick: Tick): Promise<boolean | undefined> {
  const vin = tick === 'privateMode' ? bench.private : bench.old
  const way = ways[tick]
  const view = await bench.act(vin, press('home'), ...way.slice(0, -1).map(touch))
  return view.entries.find(({ id }) => id === way.at(-1))?.ticked
}

/** Everything on the ledger is seen from outside; what was under way when it was killed is settled. */
async function compare(bench: Bench): Promise<void> {
  const car = (vin: string) => bench.cars().find((one) => one.vin === vin)
  const { country = '' } = car(bench.old)?.surroundings ?? {}
  expect(ledger.countries).toContain(country)
  ledger.countries = [country]
  expect(car(bench.old)?.surroundings.charger).toBe(ledger.charger)
  expect(car(bench.private)?.locale).toBe(ledger.locale)
  expect(bench.now()).toBeGreaterThanOrEqual(ledger.now)
  ledger.now = bench.now()
  const { status, input } = await bench.act(bench.old, look)
  expect(status).toMatchObject({ sim: ledger.sim, linked: ledger.linked })
  if (ledger.sim === 'locked') {
    expect(input?.field).toBe('pin')
    await enterPin(bench, ledger.tries > 1 ? '0000' : '1234')
    if (ledger.sim === 'locked') await enterPin(bench, '1234')
  }
  for (const tick of ticks) {
    const seen = await ticked(bench, tick)
    expect(ledger.ticked[tick], tick).toContain(seen)
    ledger.ticked[tick] = [seen === true]
  }
}

async function enterPin(bench: Bench, pin: string): Promise<void> {
  const { dialog, status } = await bench.act(bench.old, type(pin), confirm)
  if (pin === '1234') {
    expect(status.sim).toBe('ready')
    Object.assign(ledger, { sim: 'ready', tries: 3 })
    return
  }
  ledger.tries -= 1
  // the number of tries is the one of before the kill, less one
  expect(Number(/\d+/.exec(dialog?.text ?? '')?.[0])).toBe(ledger.tries)
  await bench.act(bench.old, confirm)
}

/** The dialogs of a car, closed up to this one, which stays. */
async function dialogOf(bench: Bench, wanted: string): Promise<string | undefined> {
  let { dialog } = await bench.act(bench.bought, look)
  while (dialog !== undefined && dialog.id !== wanted) {
    dialog = (await bench.act(bench.bought, confirm)).dialog
  }
  return dialog?.id
}

const product = { product: 'lane-keeping-month' } as const

/** One step further with the function, each acknowledged; a share of the minutes where some are running. */
async function goOn(bench: Bench, share: number): Promise<void> {
  const vin = bench.bought
  switch (ledger.stage) {
    case 'none': {
      const order = { ...product, vin, terms: true, renew: false } as const
      expect(await bench.buy('demo-owner', { act: 'express-purchase', ...order })).toMatchObject({
        accepted: true,
      })
      ledger.stage = 'offered'
      return
    }
    case 'offered':
      expect(await dialogOf(bench, 'function-activation')).toBe('function-activation')
      await bench.act(vin, confirm)
      Object.assign(ledger, { stage: 'installing', due: bench.now() + 120_000 })
      return
    case 'installing':
      if (await ranOut(bench, share, 'activation')) ledger.stage = 'active'
      return
    case 'active':
      expect(
        await bench.buy('demo-owner', { act: 'cancel', ...product, vin, via: 'store' }),
      ).toMatchObject({ accepted: true })
      await bench.act(vin, look)
      Object.assign(ledger, { stage: 'noticing', due: bench.now() + 180_000 })
      return
    case 'noticing': {
      const isOver = await jumpByShare(bench, share)
      expect(await dialogOf(bench, 'function-cancellation')).toBe(
        isOver ? 'function-cancellation' : undefined,
      )
      if (isOver) ledger.stage = 'noticed'
      return
    }
    case 'noticed':
      expect(await dialogOf(bench, 'function-cancellation')).toBe('function-cancellation')
      await bench.act(vin, confirm)
      ledger.stage = 'told'
      return
    case 'told':
      await bench.act(vin, driver('outside'))
      ledger.stage = 'left'
      return
    case 'left':
      await bench.act(vin, doors('locked'))
      Object.assign(ledger, { stage: 'locked', due: bench.now() + 600_000 })
      return
    case 'locked':
      if (await ranOut(bench, share, 'cancellation')) ledger.stage = 'over'
      return
    case 'over':
      await bench.act(vin, doors('closed'), driver('inside'))
      ledger.stage = 'none'
      ledger.functions += 1
  }
}

async function jumpOn(bench: Bench, milliseconds: number): Promise<void> {
  await bench.jump(milliseconds)
  ledger.acknowledged += 1
  ledger.now = bench.now()
}

/** Between start and pause the clock runs with real time, for less than this. */
const leeway = 30_000

/** Lets a share of the running minutes pass, or all of them; gives whether they are over. */
async function jumpByShare(bench: Bench, share: number): Promise<boolean> {
  const left = ledger.due - bench.now()
  expect(left).toBeGreaterThan(0)
  const isOver = share > 0.5 || left * (1 - share) < leeway
  await jumpOn(bench, isOver ? left : Math.floor(left * share))
  return isOver
}

/** The end of the minutes is told with its time, and not before. */
async function ranOut(bench: Bench, share: number, task: string): Promise<boolean> {
  const before = bench.reports().length
  const isOver = await jumpByShare(bench, share)
  await bench.act(bench.private, look)
  const at = new Date(ledger.due).toISOString()
  expect(bench.reports().slice(before)).toEqual(
    isOver ? [expect.objectContaining({ task, outcome: 'done', at })] : [],
  )
  return isOver
}

/** Something small that a user does, each acknowledged. */
async function doSomething(bench: Bench, chance: (what: string) => number): Promise<void> {
  const { old } = bench
  const drawn = Math.floor(chance('act') * 7)
  if (drawn === 0) {
    ledger.charger = ledger.charger === 'connected' ? 'disconnected' : 'connected'
    const charger = { charger: ledger.charger }
    await bench.act(old, { type: 'surroundings.charger.changed', payload: charger })
  } else if (drawn === 1) {
    ledger.locale = ledger.locale === 'de' ? 'fr' : 'de'
    const payload = { locale: ledger.locale }
    await bench.act(bench.private, { type: 'driver.language.chosen', payload })
  } else if (drawn === 2) {
    await bench.act(old, ignition('off'), ignition('on'))
    await jumpOn(bench, 5_000)
    ledger.sim = ledger.ticked.rememberPin[0] === true ? 'ready' : 'locked'
    const { status } = await bench.act(old, look)
    expect(status.sim).toBe(ledger.sim)
    // sometimes it is killed with a wrong PIN behind it
    if (ledger.sim === 'locked' && chance('wrong') < 0.5) await enterPin(bench, '0000')
    else if (ledger.sim === 'locked') await enterPin(bench, '1234')
  } else {
    const tick = ticks[drawn - 3] ?? 'roaming'
    // a PIN that was not entered yet cannot be remembered, and its form stands above the menu
    if (ledger.sim === 'locked' && tick !== 'privateMode') return enterPin(bench, '1234')
    const was = await ticked(bench, tick)
    const vin = tick === 'privateMode' ? bench.private : old
    await bench.act(vin, touch(ways[tick].at(-1) ?? ''))
    ledger.ticked[tick] = [was !== true]
  }
}

/** Kills it while so many inputs are under way, when so many of them were answered. */
async function killUnderWay(
  bench: Bench,
  kill: () => Promise<void>,
  run: number,
  [sent, answered]: readonly [number, number],
): Promise<void> {
  const code = (index: number) =>
    String.fromCharCode(65 + (run % 26)) + String.fromCharCode(65 + (index % 26))
  const countries = Array.from({ length: sent }, (_, index) => code(index))
  ledger.countries = [ledger.countries.at(-1) ?? '', ...countries]
  let heard = 0
  const killed = new Promise<void>((resolve) => {
    bench.onAnswer(() => {
      heard += 1
      ledger.acknowledged += 1
      // what was before this country is no longer what may be remembered
      ledger.countries = ledger.countries.slice(1)
      if (heard === answered) resolve(kill())
    })
    for (const country of countries) bench.send(bench.old, goTo(country))
    if (answered === 0) resolve(kill())
  })
  await killed
}

test(
  `kill -9 of the app at ${String(kills)} seeded moments: everything on the ledger is there afterwards (seed ${String(seed)})`,
  { timeout: 120_000 + kills * 30_000 },
  async () => {
    let served = await startServe()
    const { data } = served
    for (let run = 0; run <= kills; run += 1) {
      const chance = (what: string) => chanceOf(`${String(seed)}/${String(run)}/${what}`)
      const session = await benchSession(served)
      const bench = await sitDown(session)
      if (run === 0) await prepare(bench)
      await compare(bench)
      const acts = 1 + Math.floor(chance('acts') * 4)
      for (let act = 0; act < acts; act += 1) {
        if (chance(`function/${String(act)}`) < 0.6)
          await goOn(bench, chance(`share/${String(act)}`))
        else await doSomething(bench, (what) => chance(`${what}/${String(act)}`))
      }
      const sent = Math.floor(chance('sent') * 5)
      const moment = [sent, Math.floor(chance('answered') * (sent + 1))] as const
      if (run < kills) {
        await killUnderWay(bench, served.kill, run, moment)
        await session.close()
        served = await startServe('--data', data)
      } else await session.close()
    }
    await served.stop()
    rmSync(data, { recursive: true, force: true })
    process.stdout.write(
      `app: ${String(kills)} kills, ${String(ledger.acknowledged)} acknowledged, ` +
        `${String(ledger.functions)} functions bought, activated and cancelled across them, 0 lost, seed ${String(seed)}\n`,
    )
  },
)

/** An owner who can buy, and a car that is linked. */
async function prepare(bench: Bench): Promise<void> {
  const address = { street: '1 Test Road', city: 'Stuttgart', postcode: '70435', country: 'DE' }
  const card = { holder: 'Alex Demo', number: '4111 1111 1111 1111', expires: '2027-12' }
  for (const deed of [
    { act: 'enter-address', ...address },
    { act: 'enter-card', ...card },
  ] as const) {
    expect(await bench.buy('demo-owner', deed)).toMatchObject({ accepted: true })
  }
  await bench.act(bench.old, ...['apps', 'opt', 'login_porsche_connect'].map(touch))
  const { status } = await bench.act(bench.old, type('66846878'), confirm)
  expect(status.linked).toBe(true)
  await bench.act(bench.old, confirm)
  ledger.linked = true
  ledger.now = bench.now()
}
