import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNode, type MenuNode } from '../../../src/catalogue/menuFor.ts'
import type { DriverEvent, SurroundingsEvent } from '../../../src/contract/channels.ts'
import type { ScreenView } from '../../../src/contract/screenView.ts'
import { pinTries, pukTries } from '../../../src/machines/sim/simMachine.ts'
import { bareCar, type BareCar } from '../../helpers/bareCar.ts'
import { expectEqual, expectLawful, knownSurroundings } from '../../helpers/carLaws.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

/** How many inputs in all: a share of the nightly million unless it is said. */
const inputs = Number(process.env['PCM_INPUTS'] ?? 15_000)
const seed = Number(process.env['PCM_SEED'] ?? 20240301)

const reasons = shippedCatalogue().texts['en']?.reasons ?? {}
const families = {
  A: '911-991-2018',
  B: 'panamera-971-2018',
  C: 'cayenne-9ya-2020',
  'C with accounts': '911-992-2022',
  T: 'taycan-y1a-2021',
}

const longestRun = 80
/** About as many as a run of average length comes to, with its ways and with the way back at its end. */
const inputsInARun = 80
const runs = Math.ceil(inputs / Object.keys(families).length / inputsInARun)

type Step =
  | { readonly does: 'send'; readonly event: DriverEvent | SurroundingsEvent }
  | { readonly does: 'answer'; readonly accepted: boolean; readonly isOld: boolean }
  | { readonly does: 'wait'; readonly seconds: number }
  | { readonly does: 'reach'; readonly to: boolean }
  | { readonly does: 'go back' }

const card = fc.record({
  id: fc.constantFrom('card-1', 'card-2'),
  pin: fc.constant('1234'),
  puk: fc.constant('12345678'),
  country: fc.constantFrom('DE', 'FR'),
  pinRequired: fc.boolean(),
})

const around: fc.Arbitrary<Step> = fc
  .constantFrom<SurroundingsEvent>(
    { type: 'surroundings.call.changed', payload: { call: 'phone' } },
    { type: 'surroundings.call.changed', payload: { call: 'card' } },
    { type: 'surroundings.call.changed', payload: { call: 'none' } },
    { type: 'surroundings.carPlay.changed', payload: { carPlay: 'on' } },
    { type: 'surroundings.carPlay.changed', payload: { carPlay: 'off' } },
    { type: 'surroundings.charger.changed', payload: { charger: 'connected' } },
    { type: 'surroundings.charger.changed', payload: { charger: 'disconnected' } },
    { type: 'surroundings.driver.changed', payload: { driver: 'outside' } },
    { type: 'surroundings.driver.changed', payload: { driver: 'inside' } },
    { type: 'surroundings.doors.changed', payload: { doors: 'locked' } },
    { type: 'surroundings.doors.changed', payload: { doors: 'closed' } },
  )
  .map((event) => ({ does: 'send', event }))

const sent = (event: DriverEvent): Step => ({ does: 'send', event })
const typed = (text: string): readonly Step[] => [
  sent({ type: 'driver.text.entered', payload: { text } }),
  sent({ type: 'driver.input.confirmed', payload: {} }),
]

/** Whole ways that chance alone would hardly find: to any entry of the menu, and on through the form that links the car. */
function wayFor(vehicle: string): fc.Arbitrary<readonly Step[]> {
  const nodes = everyNode(bareCar({ vehicle }).facts.menu)
  const wayTo = ({ path }: MenuNode): readonly Step[] => [
    sent({ type: 'driver.key.pressed', payload: { key: 'home' } }),
    ...path.map((id) => sent({ type: 'driver.entry.chosen', payload: { id } })),
  ]
  const links = nodes.flatMap((node) => {
    if (node.does === 'pairing-code') return [[...wayTo(node), ...typed('12345678')]]
    return node.does === 'porsche-id'
      ? [[...wayTo(node), ...['a@b.de', 'x', '4711'].flatMap(typed)]]
      : []
  })
  const answer: Step = { does: 'answer', accepted: true, isOld: false }
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...nodes).map(wayTo) },
    { weight: 1, arbitrary: fc.constantFrom(...links) },
    { weight: 1, arbitrary: fc.constantFrom(...links).map((steps) => [...steps, answer]) },
  )
}

/** One input alone, or what else may happen. */
function stepFor(vehicle: string): fc.Arbitrary<Step> {
  const ids = [...new Set(everyNode(bareCar({ vehicle }).facts.menu).map(({ id }) => id))]
  const keys = [
    'phone',
    'apps',
    'set',
    'devices',
    'home',
    'back',
    'knob',
    'radio',
    'turbo',
    'power',
  ]
  const texts = ['1234', '0000', '12345678', '00000000', '4711', 'a@b.de', 'x']
  const send = <T extends (DriverEvent | SurroundingsEvent)['type'], P extends object>(
    type: T,
    payload: fc.Arbitrary<P>,
  ) =>
    payload.map((value): Step => ({
      does: 'send',
      event: { type, payload: value } as unknown as DriverEvent,
    }))
  const entry = fc.record({ id: fc.constantFrom(...ids, 'ok', 'cancel', 'password') })
  const ignition = fc.record({ ignition: fc.constantFrom('off', 'on', 'on') })
  return fc.oneof(
    { weight: 8, arbitrary: send('driver.entry.chosen', entry) },
    {
      weight: 2,
      arbitrary: send('driver.key.pressed', fc.record({ key: fc.constantFrom(...keys) })),
    },
    {
      weight: 1,
      arbitrary: send(
        'driver.knob.turned',
        fc.record({ detents: fc.integer({ min: -100, max: 100 }) }),
      ),
    },
    {
      weight: 4,
      arbitrary: send('driver.text.entered', fc.record({ text: fc.constantFrom(...texts) })),
    },
    { weight: 1, arbitrary: send('driver.text.deleted', fc.constant({})) },
    { weight: 5, arbitrary: send('driver.input.confirmed', fc.constant({})) },
    {
      weight: 1,
      arbitrary: send(
        'driver.language.chosen',
        fc.record({ locale: fc.constantFrom('de', 'cs', 'xx') }),
      ),
    },
    { weight: 2, arbitrary: send('surroundings.ignition.changed', ignition) },
    {
      weight: 1,
      arbitrary: send(
        'surroundings.country.changed',
        fc.record({ country: fc.constantFrom('DE', 'FR') }),
      ),
    },
    {
      weight: 1,
      arbitrary: send(
        'surroundings.technology.changed',
        fc.record({ technology: fc.constantFrom('none', '2G', 'LTE') }),
      ),
    },
    {
      weight: 1,
      arbitrary: send(
        'surroundings.embeddedSim.changed',
        fc.record({ embeddedSim: fc.constantFrom('active', 'inactive') }),
      ),
    },
    {
      weight: 1,
      arbitrary: send('surroundings.simCard.changed', fc.record({ simCard: fc.option(card) })),
    },
    { weight: 3, arbitrary: around },
    {
      weight: 1,
      arbitrary: send(
        'surroundings.phone.changed',
        fc.record({ phone: fc.record({ paired: fc.boolean(), hotspot: fc.boolean() }) }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('answer' as const),
        accepted: fc.boolean(),
        isOld: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        does: fc.constant('wait' as const),
        seconds: fc.constantFrom(1, 3, 10, 30),
      }),
    },
    { weight: 1, arbitrary: fc.record({ does: fc.constant('reach' as const), to: fc.boolean() }) },
    { weight: 1, arbitrary: fc.constant<Step>({ does: 'go back' }) },
  )
}

/** BACK leads home from wherever the driver is; gives how often it was pressed. */
function goBack(car: BareCar): number {
  const presses = 24
  for (let press = 0; press < presses; press += 1) car.press('back')
  expect(car.view()).toMatchObject({ kind: 'home', path: [] })
  expect(car.view().dialog).toBeUndefined()
  return presses
}

/** What of a form must not show what was typed: all but the fields that are open to everybody's eyes. */
function secretPartOf({ entries, input, ...rest }: ScreenView): string {
  const open = ['pairing_code', 'porsche_id']
  const secret = entries.filter(({ id }) => !open.includes(id))
  return JSON.stringify([rest, secret, open.includes(input?.field ?? '') ? null : input])
}

type Tries = Readonly<Record<string, { readonly pinTries: number; readonly pukTries: number }>>

/** A card allows three PINs and ten PUKs, loses one at a time, and gives them back only when it is opened. */
function expectTries(before: Tries, after: Tries, isReady: boolean): void {
  for (const [id, now] of Object.entries(after)) {
    const former = before[id] ?? { pinTries, pukTries }
    for (const [name, most] of [
      ['pinTries', pinTries],
      ['pukTries', pukTries],
    ] as const) {
      expect(now[name]).toBeGreaterThanOrEqual(Math.max(0, former[name] - 1))
      expect(now[name]).toBeLessThanOrEqual(isReady ? most : former[name])
    }
  }
}

test.each(Object.entries(families))(
  `whatever is done to a car of family %s, it stays a car (seed ${String(seed)})`,
  async (_, vehicle) => {
    const isTaycan = vehicle.startsWith('taycan')
    let done = 0
    const seen = { online: 0, abroadOnline: 0, linked: 0, refused: 0, wrongPin: 0, calls: 0 }
    const property = fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 9, arbitrary: stepFor(vehicle).map((step) => [step]) },
          { weight: 1, arbitrary: wayFor(vehicle) },
        ),
        { minLength: 1, maxLength: longestRun, size: 'max' },
      ),
      fc.record({
        pinEntered: fc.boolean(),
        roaming: fc.boolean(),
        country: fc.constantFrom('DE', 'FR'),
      }),
      async (turns, { pinEntered, roaming, country }) => {
        const car = bareCar({
          vehicle,
          given: {
            car: { pinEntered, roaming },
            surroundings: { embeddedSim: 'inactive', country },
          },
        })
        const known = knownSurroundings(car.fixture.surroundings, isTaycan)
        let wasAccepted = false
        let tries: Tries = {}
        for (const step of turns.flat()) {
          if (step.does === 'send') {
            const before = car.view()
            const reason = car.send(step.event)
            done += 1
            if (reason === undefined) known.note(step.event)
            else {
              seen.refused += 1
              expect(reasons[reason], reason).toBeDefined()
              expectEqual(car.view(), before)
            }
          } else if (step.does === 'wait') await car.advance(step.seconds)
          else if (step.does === 'reach') car.setReachable(step.to)
          else if (step.does === 'go back') {
            const isDriven = known.now().driver === 'inside' && car.context().power === 'on'
            if (isDriven) done += goBack(car)
          } else {
            const request = car.requests.at(step.isOld ? 0 : -1)
            if (request === undefined) continue
            const isAwaited =
              car.context().reported.linking && request.requestId === car.requests.at(-1)?.requestId
            if (step.accepted && isAwaited) wasAccepted = true
            car.answer({ requestId: request.requestId, accepted: step.accepted, user: 'Alex' })
          }
          const view = car.view()
          const { status } = view
          const online = car.sessions.opened > car.sessions.closed && status.connect === 'online'
          expectLawful(view, online, known)
          const { power, settings } = car.context()
          if (online) {
            seen.online += 1
            if (status.abroad) seen.abroadOnline += 1
            expect(power).toBe('on')
            expect(settings).toMatchObject({ privateMode: false, dataOff: false })
            expect(car.sessions.opened - car.sessions.closed).toBe(1)
          }
          if (status.linked) {
            seen.linked += 1
            expect(wasAccepted).toBe(true)
          }
          if (status.call !== undefined) seen.calls += 1
          if (view.dialog?.id === 'pin-refused') seen.wrongPin += 1
          expectTries(tries, car.triesOfCards(), status.sim === 'ready')
          tries = car.triesOfCards()
          if (view.kind === 'form') expect(secretPartOf(view)).not.toMatch(/12345678|00000000/)
        }
        // no screen without a way back
        car.around('surroundings.driver.changed', { driver: 'inside' })
        car.ignition('on')
        await car.advance(30)
        done += goBack(car)
      },
    )
    await fc.assert(property, { seed, numRuns: runs, verbose: 1 })
    const told = Object.entries(seen).map(([what, times]) => `${what} ${String(times)}`)
    process.stdout.write(
      `${vehicle}: ${String(done)} inputs, seed ${String(seed)} (${told.join(', ')})\n`,
    )
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual(
      isTaycan ? [['wrongPin', 0]] : [],
    )
  },
  180_000 + inputs * 5,
)
