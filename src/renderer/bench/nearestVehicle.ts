import type { Vehicle } from '../../catalogue/vehicle.ts'

interface Wanted {
  readonly model: string
  readonly generation?: string
  readonly modelYear: number
}

/** The vehicle nearest to what was wanted: of the same model, as near in years as there is, the newer generation first. */
export function nearestVehicle(vehicles: readonly Vehicle[], wanted: Wanted): Vehicle | undefined {
  const distance = ({ modelYear }: Vehicle) => Math.abs(modelYear - wanted.modelYear)
  return vehicles
    .filter(({ model }) => model === wanted.model)
    .filter(({ generation }) => wanted.generation === undefined || generation === wanted.generation)
    .reduce<Vehicle | undefined>(
      (nearest, vehicle) =>
        nearest === undefined || distance(vehicle) <= distance(nearest) ? vehicle : nearest,
      undefined,
    )
}
