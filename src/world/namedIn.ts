import type { Catalogue } from '../catalogue/catalogue.ts'
import type { StateFile } from '../catalogue/stateFile.ts'
import { vehicleOf, vehiclesOf, type Vehicle } from '../catalogue/vehicle.ts'
import { suggestionFor } from '../scenario/suggestionFor.ts'

/** The vehicle of this id; throws with what could be meant. */
export function vehicleNamed(catalogue: Catalogue, id: string): Vehicle {
  const known = () => vehiclesOf(catalogue).map((vehicle) => vehicle.id)
  return vehicleOf(catalogue, id) ?? unknown('vehicle', id, known())
}

export function expectLocale({ labels }: Catalogue, locale: string | undefined): void {
  if (locale === undefined || Object.hasOwn(labels, locale)) return
  unknown('language', locale, Object.keys(labels))
}

/** The state of Porsche Connect of this name; throws with what could be meant. */
export function stateNamed({ states }: Catalogue, name: string): StateFile {
  const known = () => states.map(({ id }) => id)
  return states.find(({ id }) => id === name) ?? unknown('state', name, known())
}

function unknown(kind: string, given: string, known: readonly string[]): never {
  const nearest = suggestionFor(given, known)
  throw new Error(
    `unknown ${kind} ${given}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
  )
}
