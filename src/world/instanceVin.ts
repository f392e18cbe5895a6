import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Vehicle } from '../catalogue/vehicle.ts'
import { vinOf } from './derive.ts'

/** The VIN of one car of this vehicle in a world of this seed. */
export function instanceVin(
  { vehicles }: Catalogue,
  { id, model, modelYear }: Vehicle,
  instance: number,
  seed: number,
): string {
  const code = vehicles.find((file) => file.model === model)?.vinCode ?? '99'
  return vinOf({ manufacturer: 'WP0', model: code, modelYear, vehicle: id, instance, seed })
}
