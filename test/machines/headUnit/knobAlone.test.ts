import { afterAll, expect, test } from 'vitest'
import { carFacts } from '../../../src/catalogue/features.ts'
import { vehiclesOf } from '../../../src/catalogue/vehicle.ts'
import { bareCar, type BareCar } from '../../helpers/bareCar.ts'
import { everyNode } from '../../helpers/everyNode.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'

const catalogue = shippedCatalogue()
const { market } = defaultFixture()
const withKnob = vehiclesOf(catalogue).filter(
  ({ id }) => carFacts(catalogue, id, market, [])?.skin.knob === true,
)
let entries = 0
let mostDetents = 0

afterAll(() => {
  process.stdout.write(
    `${String(entries)} entries of ${String(withKnob.length)} vehicles by knob alone, at most ${String(mostDetents)} detents\n`,
  )
})

/** Turns the knob one detent at a time until this entry is in focus; how many it took. */
function turnTo(car: BareCar, id: string): number {
  const { entries: shown, focus } = car.view()
  const at = (wanted: string | null) => shown.findIndex((entry) => entry.id === wanted)
  const way = at(id) - at(focus)
  for (let detent = 0; detent < Math.abs(way); detent += 1) {
    expect(car.turn(Math.sign(way))).toBeUndefined()
  }
  expect(car.view().focus).toBe(id)
  return Math.abs(way)
}

test('there are cars with a knob, and they are all but the newest family', () => {
  const without = vehiclesOf(catalogue).filter(({ id }) =>
    withKnob.every((vehicle) => vehicle.id !== id),
  )
  expect(withKnob.length).toBeGreaterThan(0)
  expect([...new Set(without.map(({ roaming }) => roaming))]).toEqual(['T'])
})

test.each(withKnob.map(({ id }) => id))(
  'every entry of %s is reached and worked by turning and pressing the knob',
  (vehicle) => {
    const { menu } = bareCar({ vehicle }).facts
    for (const { path } of everyNode(menu)) {
      const byKnob = bareCar({ vehicle })
      const byTouch = bareCar({ vehicle })
      let detents = 0
      let refusal: string | undefined
      for (const id of path) {
        detents += turnTo(byKnob, id)
        refusal = byKnob.press('knob')
      }
      // pressing the knob does what touching the entry does, or is refused for the same reason
      expect([path, refusal]).toEqual([path, byTouch.walk(path)])
      expect(byKnob.view()).toEqual(byTouch.view())
      if (byKnob.view().dialog !== undefined) {
        expect(byKnob.press('knob')).toBeUndefined()
        expect(byKnob.view().dialog).toBeUndefined()
      }
      for (let depth = 0; byKnob.view().kind !== 'home'; depth += 1) {
        expect(depth).toBeLessThan(10)
        expect(byKnob.press('back')).toBeUndefined()
      }
      entries += 1
      mostDetents = Math.max(mostDetents, detents)
    }
  },
)
