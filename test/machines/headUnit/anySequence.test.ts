import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNode } from '../../../src/catalogue/menuFor.ts'
import type { DriverEvent, SurroundingsEvent } from '../../../src/contract/channels.ts'
import { screenView } from '../../../src/contract/screenView.ts'
import { bareCar } from '../../helpers/bareCar.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const reasons = shippedCatalogue().texts['en']?.reasons ?? {}
const families = {
  A: '911-991-2018',
  B: 'panamera-971-2018',
  C: 'cayenne-9ya-2020',
  'C with accounts': '911-992-2022',
  T: 'taycan-y1a-2021',
}

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
  'whatever is done to a car of family %s, it stays a car',
  async (_, vehicle) => {
    const isTaycan = vehicle.startsWith('taycan')
    const property = fc.asyncProperty(
      fc.array(stepFor(vehicle), { minLength: 1, maxLength: 80 }),
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
        }
      },
    )
    await fc.assert(property, { seed: 20240301, numRuns: 300, verbose: 1 })
  },
  60_000,
)
