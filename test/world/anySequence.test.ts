import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNode } from '../../src/catalogue/menuFor.ts'
import { screenView, type ScreenView } from '../../src/contract/screenView.ts'
import { driveCar, type CarInput } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { bareCar } from '../helpers/bareCar.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

/** How many inputs in all: a share of the nightly million unless it is said. */
const inputs = Number(process.env['PCM_INPUTS'] ?? 4_000)
const seed = Number(process.env['PCM_SEED'] ?? 20240301)

const families = {
  A: '911-991-2018',
  B: 'panamera-971-2018',
  C: 'cayenne-9ya-2020',
  'C with accounts': '911-992-2022',
  T: 'taycan-y1a-2021',
}

/** A long search has longer runs: a world takes as long to start as many inputs. */
const burstsInARun = inputs > 50_000 ? 200 : 20
const runs = Math.ceil(inputs / Object.keys(families).length / (burstsInARun * 2))

function inputFor(vehicle: string): fc.Arbitrary<CarInput> {
  const ids = [...new Set(everyNode(bareCar({ vehicle }).facts.menu).map(({ id }) => id))]
  const anyOf = (...choices: readonly CarInput[]) => fc.constantFrom(...choices)
  const card = { id: 'card-1', pin: '1234', puk: '12345678', country: 'DE', pinRequired: true }
  const phone = { paired: true, hotspot: false }
  const touch = fc
    .constantFrom(...ids, 'ok', 'update')
    .map((id): CarInput => ({ type: 'driver.entry.chosen', payload: { id } }))
  const key = fc
    .constantFrom('home', 'back', 'knob', 'power', 'phone')
    .map((name): CarInput => ({ type: 'driver.key.pressed', payload: { key: name } }))
  const text = fc
    .constantFrom('1234', '0000', '12345678', 'alex@example.com', 'Connect-2024', '4711')
    .map((typed): CarInput => ({ type: 'driver.text.entered', payload: { text: typed } }))
  const around = anyOf(
    { type: 'surroundings.ignition.changed', payload: { ignition: 'off' } },
    { type: 'surroundings.ignition.changed', payload: { ignition: 'on' } },
    { type: 'surroundings.country.changed', payload: { country: 'FR' } },
    { type: 'surroundings.country.changed', payload: { country: 'DE' } },
    { type: 'surroundings.technology.changed', payload: { technology: 'none' } },
    { type: 'surroundings.technology.changed', payload: { technology: '2G' } },
    { type: 'surroundings.technology.changed', payload: { technology: 'LTE' } },
    { type: 'surroundings.embeddedSim.changed', payload: { embeddedSim: 'inactive' } },
    { type: 'surroundings.embeddedSim.changed', payload: { embeddedSim: 'active' } },
    { type: 'surroundings.simCard.changed', payload: { simCard: null } },
    { type: 'surroundings.simCard.changed', payload: { simCard: card } },
    { type: 'surroundings.phone.changed', payload: { phone } },
    { type: 'surroundings.phone.changed', payload: { phone: { paired: true, hotspot: true } } },
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
  const confirm = anyOf({ type: 'driver.input.confirmed', payload: {} })
  return fc.oneof(
    { weight: 6, arbitrary: touch },
    { weight: 2, arbitrary: key },
    { weight: 3, arbitrary: text },
    { weight: 4, arbitrary: confirm },
    { weight: 8, arbitrary: around },
  )
}

/** Inputs that are sent at once, by whoever it is, and the seconds that pass then. */
const burstsFor = (vehicle: string) =>
  fc.array(
    fc.record({
      together: fc.array(inputFor(vehicle), { minLength: 1, maxLength: 3 }),
      seconds: fc.constantFrom(0, 0, 4, 15, 130, 700),
    }),
    { minLength: burstsInARun, maxLength: burstsInARun },
  )

function expectSound(view: ScreenView, online: boolean, isTaycan: boolean): void {
  expect(screenView.parse(view)).toEqual(view)
  const { status } = view
  expect(status.connect === 'online').toBe(online)
  if (online) {
    expect(['dark', 'starting']).not.toContain(view.kind)
    expect(status.privateMode).toBe(false)
    expect(status.bearer).not.toBe('none')
    expect(status.technology).not.toBe('none')
    expect(!status.abroad || status.roaming || status.bearer === 'hotspot').toBe(true)
    expect(status.call === 'card' && status.bearer === 'embedded').toBe(false)
  }
  if (status.carPlay === true) expect(status.call).not.toBe('phone')
  if (isTaycan) expect(view.input?.field ?? '').not.toMatch(/pin|puk/)
  const left = /Attempts left: (\d+)/.exec(view.dialog?.text ?? '')?.[1]
  if (view.dialog?.id === 'pin-refused') expect(Number(left)).toBeLessThan(3)
}

test.each(Object.entries(families))(
  `family %s: whatever comes, in any order and at once, every input is answered and nothing is online that may not be (seed ${String(seed)})`,
  async (_, vehicle) => {
    const openWorld = openScenarioWorld(shippedCatalogue(), defaultFixture())
    let done = 0
    const property = fc.asyncProperty(burstsFor(vehicle), fc.boolean(), async (bursts, fails) => {
      const world = await openWorld({
        vehicle,
        locale: 'en',
        given: {
          car: { pinEntered: false, installation: fails ? 'fails' : 'succeeds' },
          orders: {
            tasks: [
              { id: 'lane-assist', task: 'activation' },
              { id: 'map-software', task: 'update' },
              { id: 'sport-chrono', task: 'cancellation' },
            ],
          },
        },
        seed: 1,
      })
      try {
        const { drive, advance, view } = await driveCar(world)
        let mark = 0
        let online = false
        let wasAccepted = false
        const listen = () => {
          for (const { name, payload } of world.messagesSince(mark)) {
            const text = JSON.stringify(payload)
            if (name === 'car.presence.changed') online = text === '{"online":true}'
            if (name === 'backend.link.answered') wasAccepted ||= text.includes('"accepted":true')
          }
          mark = world.mark()
        }
        for (const { together, seconds } of bursts) {
          const answers = await Promise.all(together.map((input) => drive(input)))
          done += answers.length
          for (const { accepted, reason } of answers) expect(accepted).toBe(reason === undefined)
          if (seconds > 0) await advance(seconds * 1000)
          const shown = await view()
          await world.settle()
          listen()
          expectSound(shown, online, vehicle.startsWith('taycan'))
          if (shown.status.linked) expect(wasAccepted).toBe(true)
        }
        // no screen without a way back
        await drive({ type: 'surroundings.driver.changed', payload: { driver: 'inside' } })
        await drive({ type: 'surroundings.ignition.changed', payload: { ignition: 'on' } })
        await advance(5_000)
        for (let press = 0; press < 24; press += 1) {
          await drive({ type: 'driver.key.pressed', payload: { key: 'back' } })
        }
        expect(await view()).toMatchObject({ kind: 'home', path: [] })
        expect((await view()).dialog).toBeUndefined()
      } finally {
        await world.close()
      }
    })
    await fc.assert(property, { seed, numRuns: runs, verbose: 1 })
    process.stdout.write(`${vehicle}: ${String(done)} inputs, seed ${String(seed)}\n`)
  },
  30_000 + inputs * 5,
)
