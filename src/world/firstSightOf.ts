import type { FirstSight } from '../contract/firstSight.ts'
import { openCarOf, type Opened } from './openCarOf.ts'

/** What the open cars of a world and its clock show at this moment. */
export function firstSightOf(opened: Iterable<Opened>, clock: FirstSight['clock']): FirstSight {
  const cars = [...opened]
  return {
    cars: cars.map(openCarOf),
    screens: Object.fromEntries(cars.map(({ car }) => [car.vin, car.view()])),
    clock,
  }
}
