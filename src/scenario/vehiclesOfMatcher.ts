import type { Catalogue } from '../catalogue/catalogue.ts'
import { vehicleOf, vehiclesOf, type Vehicle } from '../catalogue/vehicle.ts'
import type { VehicleMatcher } from './scenarioHeader.ts'

/** The keys of a matcher that ask for a value as it stands in the catalogue. */
export const matcherKeys = [
  'model',
  'generation',
  'roaming',
  'data',
  'pin',
  'link',
  'linkMethod',
] as const

/** The ids of the vehicles that a matcher means, in the order of the catalogue. */
export function vehiclesOfMatcher(
  catalogue: Catalogue,
  matcher: VehicleMatcher,
  readings: readonly string[],
): readonly string[] {
  return vehiclesOf(catalogue)
    .map(({ id }) => vehicleOf(catalogue, id, readings))
    .filter((vehicle) => vehicle !== undefined)
    .filter((vehicle) => fitsMatcher(vehicle, matcher))
    .map(({ id }) => id)
}

/** Whether a vehicle is all that a matcher asks for. */
export function fitsMatcher(vehicle: Vehicle, matcher: VehicleMatcher): boolean {
  const { modelYear } = matcher
  const yearFits =
    modelYear === undefined ||
    modelYear.some(({ from, to }) => vehicle.modelYear >= from && vehicle.modelYear <= to)
  return yearFits && matcherKeys.every((key) => matcher[key]?.includes(vehicle[key]) !== false)
}

/** A value of the matcher that no vehicle of the catalogue has, with those that there are. */
export function unknownInMatcher(
  catalogue: Catalogue,
  matcher: VehicleMatcher,
): { readonly key: string; readonly value: string; readonly known: readonly string[] } | undefined {
  const vehicles = vehiclesOf(catalogue)
  for (const key of matcherKeys) {
    const known = [...new Set(vehicles.map((vehicle) => vehicle[key]))]
    const value = matcher[key]?.find((written) => !known.some((one) => one === written))
    if (value !== undefined) return { key, value, known }
  }
  return undefined
}
