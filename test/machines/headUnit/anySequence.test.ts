import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNode } from '../../../src/catalogue/menuFor.ts'
import type { DriverEvent, SurroundingsEvent } from '../../../src/contract/channels.ts'
import { screenView } from '../../../src/contract/screenView.ts'
import { bareCar } from '../../helpers/bareCar.ts'
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
/** A run is half as long as it may be, on average. */
const runs = Math.ceil(inputs / Object.keys(families).length / (longestRun / 2))

type Step =
  | { readonly does: 'send'; readonly event: DriverEvent | SurroundingsEvent }
  | { readonly does: 'answer'; readonly accepted: boolean; readonly isOld: boolean }
  | { readonly does: 'wait'; readonly seconds: number }
  | { readonly does: 'reach'; readonly to: boolean }

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

function stepFor(vehicle: string): fc.Arbitrary<Step> {
  const ids = [...new Set(everyNode(bareCar({ vehicle }).facts.menu).map(({ id }) => id))]
  const keys = ['phone', 'apps', 'set', 'devices', 'home', 'back', 'knob', 'radio', 'turbo']
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
  )
}

test.each(Object.entries(families))(
  `whatever is done to a car of family %s, it stays a car (seed ${String(seed)})`,
  async (_, vehicle) => {
    const isTaycan = vehicle.startsWith('taycan')
    let done = 0
    const property = fc.asyncProperty(
      fc.array(stepFor(vehicle), { minLength: 1, maxLength: longestRun, size: 'max' }),
      fc.boolean(),
      async (steps, pinEntered) => {
        const car = bareCar({
          vehicle,
          given: { car: { pinEntered }, surroundings: { embeddedSim: 'inactive' } },
        })
        let wasAccepted = false
        for (const step of steps) {
          if (step.does === 'send') {
            const before = car.view()
            const reason = car.send(step.event)
            done += 1
            if (reason !== undefined) {
              expect(reasons[reason], reason).toBeDefined()
              expect(car.view()).toEqual(before)
            }
          } else if (step.does === 'wait') await car.advance(step.seconds)
          else if (step.does === 'reach') car.setReachable(step.to)
          else {
            const request = car.requests.at(step.isOld ? 0 : -1)
            if (request === undefined) continue
            const isAwaited = car.view().status.linked || car.context().reported.linking
            if (step.accepted && isAwaited) wasAccepted = true
            car.answer({ requestId: request.requestId, accepted: step.accepted, user: 'Alex' })
          }
          const view = car.view()
          expect(screenView.parse(view)).toEqual(view)
          const { status, input } = view
          const { power, settings } = car.context()
          if (status.connect === 'online') {
            expect(power).toBe('on')
            expect(settings).toMatchObject({ privateMode: false, dataOff: false })
            expect(status.bearer).not.toBe('none')
            expect(status.technology).not.toBe('none')
            expect(!status.abroad || status.roaming).toBe(true)
            expect(car.sessions.opened - car.sessions.closed).toBe(1)
          } else expect(status.reason).toBeDefined()
          if (status.linked) expect(wasAccepted).toBe(true)
          if (isTaycan) {
            expect(status.sim).toBe('no-slot')
            expect(input?.field ?? '').not.toMatch(/pin|puk/)
          }
          if (input?.secret === true) expect(input.text).toBeUndefined()
          const left = /Attempts left: (\d+)/.exec(view.dialog?.text ?? '')?.[1]
          if (view.dialog?.id === 'pin-refused' && left !== undefined) {
            expect(Number(left)).toBeGreaterThan(0)
            expect(Number(left)).toBeLessThan(3)
          }
          const isSecretShown = view.kind === 'form' && input?.field !== 'pairing_code'
          if (isSecretShown) expect(JSON.stringify(view)).not.toMatch(/12345678|00000000/)
          if (status.carPlay === true) expect(status.call).not.toBe('phone')
          if (status.connect === 'online' && status.bearer === 'embedded') {
            expect(status.call).not.toBe('card')
          }
        }
        // no screen without a way back
        car.around('surroundings.driver.changed', { driver: 'inside' })
        car.ignition('on')
        await car.advance(30)
        for (let press = 0; press < 24; press += 1) car.press('back')
        expect(car.view()).toMatchObject({ kind: 'home', path: [] })
        expect(car.view().dialog).toBeUndefined()
      },
    )
    await fc.assert(property, { seed, numRuns: runs, verbose: 1 })
    process.stdout.write(`${vehicle}: ${String(done)} inputs, seed ${String(seed)}\n`)
  },
  60_000 + inputs * 5,
)
