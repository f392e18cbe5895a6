import type { Catalogue } from '../catalogue/catalogue.ts'
import { readingsOf, vehiclesOf } from '../catalogue/vehicle.ts'
import { suggestionFor } from '../scenario/suggestionFor.ts'
import { WrongUse } from './command.ts'

/** Refuses a vehicle that the catalogue does not have. */
export function demandVehicle(catalogue: Catalogue, id: string): void {
  const known = vehiclesOf(catalogue).map((vehicle) => vehicle.id)
  if (known.includes(id)) return
  throw new WrongUse(`unknown vehicle ${id}`, {
    place: id,
    expected: 'an id that `pcm vehicles` lists',
    suggestion: suggestionFor(id, known),
  })
}

/** Refuses a language that has no label file. */
export function demandLocale(catalogue: Catalogue, locale: string): void {
  const known = Object.keys(catalogue.labels).sort()
  if (known.includes(locale)) return
  throw new WrongUse(`unknown language ${locale}`, {
    place: locale,
    expected: `one of ${known.join(', ')}`,
    suggestion: suggestionFor(locale, known),
  })
}

/** Refuses another reading of the documents than those that a vehicle has. */
export function demandReadings(
  catalogue: Catalogue,
  id: string,
  readings: readonly string[],
): void {
  const known = readingsOf(catalogue, id)
  for (const reading of readings) {
    if (known.includes(reading)) continue
    throw new WrongUse(`${id} has no other reading ${reading}`, {
      place: reading,
      expected: known.length === 0 ? 'no --reading: this vehicle has none' : known.join(', '),
      suggestion: suggestionFor(reading, known),
    })
  }
}
