import { expect, test } from 'vitest'
import { vehiclesOf } from '../../src/catalogue/vehicle.ts'
import type { Given } from '../../src/contract/fixture.ts'
import type { Call, Technology } from '../../src/contract/screenView.ts'
import type { Plan, SimCard } from '../../src/contract/surroundings.ts'
import { driveCar, type CarDriver } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { csvRows } from '../helpers/csvRows.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'

const dimensions = {
  family: ['A', 'B', 'C', 'T'],
  bearer: ['embedded', 'inserted', 'hotspot', 'none'],
  // C-58: one service that is private by itself keeps nothing else offline
  privateMode: ['off', 'one-service', 'on'],
  roaming: ['no', 'yes'],
  technology: ['none', '2G', '3G', 'LTE', 'LTE-or-calls'],
  country: ['home', 'abroad'],
  carPlay: ['off', 'on'],
  call: ['none', 'phone', 'card'],
} as const

type Dimension = keyof typeof dimensions
type Cell = { readonly [D in Dimension]: (typeof dimensions)[D][number] }
type Car = Pick<Cell, 'family' | 'bearer' | 'privateMode' | 'roaming'>

const names = Object.keys(dimensions) as readonly Dimension[]
const rows = csvRows('test/fixtures/bearers.csv')
const used = new Set<number>()

/** What the table says: the first row that fits. */
function answerOf(question: 'call' | 'online', cell: Cell): string {
  const at = rows.findIndex(
    (row) =>
      row['question'] === question &&
      names.every((name) => {
        const stated = row[name] ?? ''
        return stated === '*' || stated.split('|').includes(cell[name])
      }),
  )
  const row = rows[at]
  if (row === undefined) throw new Error(`no row for ${question} ${JSON.stringify(cell)}`)
  used.add(at)
  return row['answer'] ?? ''
}

const card: SimCard = {
  id: 'card-1',
  pin: '1234',
  puk: '12345678',
  country: 'DE',
  pinRequired: false,
}

function givenOf({ bearer, privateMode, roaming }: Car): Given {
  return {
    surroundings: {
      embeddedSim: bearer === 'embedded' ? 'active' : 'inactive',
      simCard: bearer === 'none' ? null : card,
      phone: { paired: true, hotspot: bearer === 'hotspot' },
    },
    car: {
      pinEntered: false,
      privateMode: privateMode === 'on',
      privateServices: privateMode === 'one-service' ? ['functions-on-demand'] : [],
      roaming: roaming === 'yes',
    },
  }
}

interface Seat {
  readonly drive: CarDriver['drive']
  readonly isTaycan: boolean
  readonly bearer: Cell['bearer']
}

async function setTechnology({ drive, isTaycan, bearer }: Seat, named: Cell['technology']) {
  const plan: Plan = named === 'LTE-or-calls' ? 'data-or-calls' : 'data-and-calls'
  const technology: Technology = named === 'LTE-or-calls' ? 'LTE' : named
  const phone = { paired: true, hotspot: bearer === 'hotspot', plan }
  await drive({ type: 'surroundings.phone.changed', payload: { phone } })
  if (!isTaycan && bearer !== 'none') {
    const simCard = { ...card, plan }
    await drive({ type: 'surroundings.simCard.changed', payload: { simCard } })
  }
  await drive({ type: 'surroundings.technology.changed', payload: { technology } })
}

const cars: readonly Car[] = dimensions.family.flatMap((family) =>
  dimensions.bearer.flatMap((bearer) =>
    dimensions.privateMode.flatMap((privateMode) =>
      dimensions.roaming.map((roaming) => ({ family, bearer, privateMode, roaming })),
    ),
  ),
)

test.each(cars)(
  'family $family on $bearer, private mode $privateMode, roaming $roaming: every cell of the table',
  async (car) => {
    const vehicle = vehiclesOf(shippedCatalogue()).find(({ roaming }) => roaming === car.family)
    const openWorld = openScenarioWorld(shippedCatalogue(), defaultFixture())
    const world = await openWorld({
      vehicle: vehicle?.id ?? '',
      locale: 'en',
      given: givenOf(car),
      seed: 1,
    })
    let present = false
    await world.bus.listen(['car.presence.changed'], { vin: world.vin }, ({ payload }) => {
      present = payload.online
    })
    const { drive } = await driveCar(world)
    const seat = { drive, isTaycan: car.family === 'T', bearer: car.bearer }
    const call = (to: Call) => drive({ type: 'surroundings.call.changed', payload: { call: to } })
    for (const technology of dimensions.technology) {
      await setTechnology(seat, technology)
      for (const country of dimensions.country) {
        const where = country === 'home' ? 'DE' : 'FR'
        await drive({ type: 'surroundings.country.changed', payload: { country: where } })
        for (const carPlay of dimensions.carPlay) {
          await drive({ type: 'surroundings.carPlay.changed', payload: { carPlay } })
          for (const wanted of dimensions.call) {
            const cell: Cell = { ...car, technology, country, carPlay, call: wanted }
            const mayCall = wanted === 'none' ? 'yes' : answerOf('call', cell)
            const online = answerOf('online', mayCall === 'yes' ? cell : { ...cell, call: 'none' })
            const { accepted, reason, view } = await call(wanted)
            const seen = {
              call: accepted ? 'yes' : reason,
              online: present ? 'online' : view.status.reason,
            }
            expect(seen, JSON.stringify(cell)).toEqual({ call: mayCall, online })
            expect(view.status.connect === 'online', 'the screen says what the broker says').toBe(
              present,
            )
            if (accepted && wanted !== 'none') await call('none')
          }
        }
      }
    }
    await world.close()
  },
)

test('every row of the table was needed', () => {
  const needless = rows.filter((_, at) => !used.has(at)).map(({ rule, because }) => [rule, because])
  expect(needless).toEqual([])
})

test('the table speaks for 5,760 cells', () => {
  expect(names.reduce((count, name) => count * dimensions[name].length, 1)).toBe(5760)
})
