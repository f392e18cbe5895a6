import type { Catalogue } from './catalogue.ts'
import type {
  LinkGroup,
  LinkMethod,
  PinGroup,
  RoamingGroup,
  VehicleFile,
} from './catalogueSchema.ts'

/** One vehicle of the catalogue, its groups decided (DESIGN §5, facts/vehicles.md). */
export interface Vehicle {
  /** `<model>-<generation>-<model year>` */
  readonly id: string
  readonly name: string
  readonly model: string
  readonly generation: string
  readonly modelYear: number
  readonly roaming: RoamingGroup
  readonly data: RoamingGroup
  readonly pin: PinGroup
  readonly link: LinkGroup
  readonly linkMethod: LinkMethod
  readonly flags: readonly { readonly kind: 'conflict' | 'literal'; readonly conflict: string }[]
}

type Row = VehicleFile['generations'][number]['modelYears'][number]

/** Every vehicle on offer, in the order of the files. */
export function vehiclesOf(catalogue: Catalogue): readonly Vehicle[] {
  return catalogue.vehicles.flatMap((file) =>
    file.generations.flatMap((generation) =>
      generation.modelYears.map((row) => toVehicle(catalogue, file, generation, row)),
    ),
  )
}

function toVehicle(
  catalogue: Catalogue,
  file: VehicleFile,
  generation: VehicleFile['generations'][number],
  row: Row,
): Vehicle {
  return {
    id: `${file.model}-${generation.id}-${String(row.modelYear)}`,
    name: `${generation.name} ${String(row.modelYear)}`,
    model: file.model,
    generation: generation.id,
    modelYear: row.modelYear,
    roaming: row.roaming,
    data: row.data,
    pin: row.pin,
    link: row.link,
    linkMethod: catalogue.menus[row.link]?.method ?? 'pairing-code',
    flags: row.flags,
  }
}

/** The row of the facts behind a vehicle, with its sources, notes and other readings. */
export function rowOf(catalogue: Catalogue, id: string): Row | undefined {
  for (const file of catalogue.vehicles) {
    for (const generation of file.generations) {
      for (const row of generation.modelYears) {
        if (`${file.model}-${generation.id}-${String(row.modelYear)}` === id) return row
      }
    }
  }
  return undefined
}

/** The other readings of the documents that a user may switch on for a vehicle, by conflict id. */
export function readingsOf(catalogue: Catalogue, id: string): readonly string[] {
  const method = vehiclesOf(catalogue).find((one) => one.id === id)?.linkMethod
  const ofRow = rowOf(catalogue, id)?.readings.map(({ conflict }) => conflict) ?? []
  const ofMethod = catalogue.conflicts.filter(({ offeredTo }) => offeredTo && offeredTo === method)
  return [...ofRow, ...ofMethod.map((conflict) => conflict.id)]
}

/** The vehicle of an id, with those other readings of the documents that the user has switched on; undefined when there is none. */
export function vehicleOf(
  catalogue: Catalogue,
  id: string,
  readings: readonly string[] = [],
): Vehicle | undefined {
  const vehicle = vehiclesOf(catalogue).find((candidate) => candidate.id === id)
  if (vehicle === undefined || readings.length === 0) return vehicle
  const reading = rowOf(catalogue, id)?.readings.find(({ conflict }) => readings.includes(conflict))
  if (reading === undefined) return vehicle
  return { ...vehicle, roaming: reading.roaming, data: reading.data, pin: reading.pin }
}
