import fc from 'fast-check'
import { expect, test } from 'vitest'
import { everyNode, type MenuNode } from '../../src/catalogue/menuFor.ts'
import { driveCar, type CarDriver, type CarInput } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { bareCar } from '../helpers/bareCar.ts'
import { expectLawful, knownSurroundings } from '../helpers/carLaws.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

/** How many inputs in all: a tenth of those that a head unit alone gets, for here every one travels over the broker. */
const inputs = Number(process.env['PCM_INPUTS'] ?? 40_000) / 10
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
const inputsInABurst = 5
const runs = Math.ceil(inputs / Object.keys(families).length / (burstsInARun * inputsInABurst + 24))

function inputFor(vehicle: string): fc.Arbitrary<CarInput> {
  const ids = [...new Set(everyNode(bareCar({ vehicle }).facts.menu).map(({ id }) => id))]
  const anyOf = (...choices: readonly CarInput[]) => fc.constantFrom(...choices)
  const card = { id: 'card-1', pin: '1234', puk: '12345678', country: 'DE', pinRequired: true }
  const phone = { paired: true, hotspot: false }
  const touched = fc.constantFrom(...ids, 'ok', 'update').map(touch)
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
    { weight: 6, arbitrary: touched },
    { weight: 2, arbitrary: key },
    { weight: 3, arbitrary: text },
    { weight: 4, arbitrary: confirm },
    { weight: 8, arbitrary: around },
  )
}

/** Stands for the pairing code of the car, which is known when there is one. */
const pairingCode = 'car.pairingCode'
const touch = (id: string): CarInput => ({ type: 'driver.entry.chosen', payload: { id } })
const typed = (text: string): readonly CarInput[] => [
  { type: 'driver.text.entered', payload: { text } },
  { type: 'driver.input.confirmed', payload: {} },
]

/** Whole ways that chance alone would hardly find: to any entry of the menu, and on through the form that links the car. */
function wayFor(vehicle: string): fc.Arbitrary<readonly CarInput[]> {
  const nodes = everyNode(bareCar({ vehicle }).facts.menu)
  const press = (key: string): CarInput => ({ type: 'driver.key.pressed', payload: { key } })
  const wayTo = ({ path }: MenuNode): readonly CarInput[] => [
    ...['back', 'back', 'back', 'home'].map(press),
    ...path.map(touch),
  ]
  const links = nodes.flatMap((node) => {
    if (node.does === 'pairing-code') return [[...wayTo(node), ...typed(pairingCode)]]
    return node.does === 'porsche-id'
      ? [[...wayTo(node), ...['alex@example.com', 'Connect-2024', '4711'].flatMap(typed)]]
      : []
  })
  return fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...nodes).map(wayTo) },
    { weight: 1, arbitrary: fc.constantFrom(...links) },
  )
}

/** A touch, a call that comes in, and an ignition that goes off, in any order. */
const allAtOnce = (vehicle: string) =>
  inputFor(vehicle).chain((touched) =>
    fc.shuffledSubarray<CarInput>(
      [
        touched,
        { type: 'surroundings.call.changed', payload: { call: 'phone' } },
        { type: 'surroundings.ignition.changed', payload: { ignition: 'off' } },
      ],
      { minLength: 3 },
    ),
  )

/** Somebody gets in and starts the car, else most of what is done would be done to a dark one. */
const getIn: readonly CarInput[] = [
  { type: 'surroundings.driver.changed', payload: { driver: 'inside' } },
  { type: 'surroundings.ignition.changed', payload: { ignition: 'on' } },
]

/** Inputs that are sent at once, by whoever it is, and the seconds that pass then. */
const burstsFor = (vehicle: string) =>
  fc.array(
    fc.record({
      together: fc.oneof<fc.WeightedArbitrary<readonly CarInput[]>[]>(
        { weight: 8, arbitrary: fc.array(inputFor(vehicle), { minLength: 1, maxLength: 3 }) },
        { weight: 4, arbitrary: wayFor(vehicle) },
        { weight: 4, arbitrary: fc.constant(getIn) },
        { weight: 1, arbitrary: allAtOnce(vehicle) },
      ),
      seconds: fc.constantFrom(0, 4, 4, 15, 130, 700),
      thenGoesBack: fc.nat(19).map((chance) => chance === 0),
    }),
    { minLength: burstsInARun, maxLength: burstsInARun },
  )

/** BACK leads home from wherever the driver is. */
async function goBack({ drive, view }: CarDriver): Promise<void> {
  for (let press = 0; press < 24; press += 1) {
    await drive({ type: 'driver.key.pressed', payload: { key: 'back' } })
  }
  expect(await view()).toMatchObject({ kind: 'home', path: [] })
  expect((await view()).dialog).toBeUndefined()
}

test.each(Object.entries(families))(
  `family %s: whatever comes, in any order and at once, every input is answered and nothing is online that may not be (seed ${String(seed)})`,
  async (_, vehicle) => {
    const openWorld = openScenarioWorld(shippedCatalogue(), defaultFixture())
    let done = 0
    const seen = { online: 0, abroadOnline: 0, linked: 0, refused: 0, calls: 0, parked: 0 }
    const start = fc.record({
      fails: fc.boolean(),
      roaming: fc.boolean(),
      country: fc.constantFrom('DE', 'FR'),
    })
    const property = fc.asyncProperty(burstsFor(vehicle), start, async (bursts, given) => {
      const world = await openWorld({
        vehicle,
        locale: 'en',
        given: {
          surroundings: { country: given.country },
          car: {
            pinEntered: false,
            roaming: given.roaming,
            installation: given.fails ? 'fails' : 'succeeds',
          },
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
        const driver = await driveCar(world)
        const { drive, advance, view } = driver
        const known = knownSurroundings(
          { ...defaultFixture().surroundings, country: given.country },
          vehicle.startsWith('taycan'),
        )
        let mark = 0
        let online = false
        let wasAccepted = false
        const answered = new Map<string, number>()
        const listen = () => {
          for (const { name, payload } of world.messagesSince(mark)) {
            const text = JSON.stringify(payload)
            if (name === 'car.presence.changed') online = text === '{"online":true}'
            if (name === 'car.task.reported') seen.parked += 1
            if (name === 'backend.link.answered') wasAccepted ||= text.includes('"accepted":true')
            if (name === 'headUnit.input.answered') {
              const id = String((payload as { readonly inputId: unknown }).inputId)
              answered.set(id, (answered.get(id) ?? 0) + 1)
            }
          }
          mark = world.mark()
        }
        for (const { together, seconds, thenGoesBack } of bursts) {
          const answers = await Promise.all(
            together.map(async (input) => {
              const answer = await drive(withCode(input, world.secretOf(pairingCode)))
              return { input, ...answer }
            }),
          )
          done += answers.length
          for (const { input, inputId, accepted, reason } of answers) {
            expect(accepted).toBe(reason === undefined)
            expect(answered.get(inputId) ?? 0).toBe(0)
            if (accepted) known.note(input)
            else seen.refused += 1
          }
          if (seconds > 0) await advance(seconds * 1000)
          if (thenGoesBack && known.now().driver === 'inside' && (await isLit(view))) {
            await goBack(driver)
            done += 24
          }
          const shown = await view()
          await world.settle()
          listen()
          // every input is answered, and once
          for (const { inputId } of answers) expect(answered.get(inputId)).toBe(1)
          expectLawful(shown, online, known)
          if (online) seen.online += 1
          if (online && shown.status.abroad) seen.abroadOnline += 1
          if (shown.status.call !== undefined) seen.calls += 1
          if (shown.status.linked) {
            seen.linked += 1
            expect(wasAccepted).toBe(true)
          }
        }
        // no screen without a way back
        await drive({ type: 'surroundings.driver.changed', payload: { driver: 'inside' } })
        await drive({ type: 'surroundings.ignition.changed', payload: { ignition: 'on' } })
        await advance(5_000)
        await goBack(driver)
        done += 26
      } finally {
        await world.close()
      }
    })
    await fc.assert(property, { seed, numRuns: runs, verbose: 1 })
    const told = Object.entries(seen).map(([what, times]) => `${what} ${String(times)}`)
    process.stdout.write(
      `${vehicle}: ${String(done)} inputs, seed ${String(seed)} (${told.join(', ')})\n`,
    )
    expect(Object.entries(seen).filter(([, times]) => times === 0)).toEqual([])
  },
  180_000 + inputs * 20,
)

/** The input as the driver types it, who knows the code of the car. */
function withCode(input: CarInput, code: string | undefined): CarInput {
  return input.type === 'driver.text.entered' && input.payload.text === pairingCode
    ? { type: 'driver.text.entered', payload: { text: code ?? '' } }
    : input
}

async function isLit(view: CarDriver['view']): Promise<boolean> {
  return !['dark', 'starting'].includes((await view()).kind)
}
