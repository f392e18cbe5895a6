import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { csvRows } from './csvRows.ts'

/** One statement of the documents about a menu of the PCM (test/fixtures/paths.yaml, which src never reads). */
export interface StatedPath {
  readonly id: string
  readonly source: string
  readonly line: number
  readonly text_language: string
  readonly topic: string
  readonly path_group: string
  readonly path?: readonly string[]
  readonly path_ids?: readonly string[]
  readonly paths_effective?: readonly (readonly string[])[]
  readonly year_basis: string
  readonly vehicles: readonly {
    readonly model: string
    readonly generation: string | number | null
    readonly from: number | null
    readonly to: number | null
  }[]
  readonly goal: { readonly kind: string; readonly state: string | null }
}

/** A vehicle's groups as they were decided (test/fixtures/vehicles.csv). */
export interface DecidedVehicle {
  readonly id: string
  readonly roaming: string
  readonly data: string
  readonly pin: string
  readonly link: string
  readonly linkMethod: string
}

export const statedPaths = (
  parse(readFileSync('test/fixtures/paths.yaml', 'utf8')) as { paths: readonly StatedPath[] }
).paths

export const decidedVehicles = csvRows(
  'test/fixtures/vehicles.csv',
) as unknown as readonly DecidedVehicle[]

/** One path to walk: its words, and the ids they must lead through. */
export interface Walk {
  readonly labels: readonly string[]
  readonly ids: readonly string[]
}

/** The group of a vehicle that a statement's group is held against. */
export function isOfGroup(
  vehicle: DecidedVehicle,
  { topic, path_group: group }: StatedPath,
): boolean {
  if (group === 'UPD') return true
  if (group.startsWith('LINK')) return vehicle.link === group
  if (topic === 'remember_sim_pin') return vehicle.pin === group
  return (topic === 'roaming' ? vehicle.roaming : vehicle.data) === group
}

const parentIds = ['set', 'devices']

/** The walks that a statement asks for on one vehicle: under SET and under DEVICES in family B, under SET alone in C. */
export function walksOf(stated: StatedPath, vehicle: DecidedVehicle): readonly Walk[] {
  const { path = [], path_ids: ids = [], paths_effective: effective = [] } = stated
  if (effective.length === 0) return path.length === 0 ? [] : [{ labels: path, ids }]
  return effective.flatMap((labels, index) => {
    const parent = parentIds[index] ?? ''
    if (parent === 'devices' && vehicle.roaming !== 'B') return []
    return [{ labels, ids: [parent, ...ids] }]
  })
}
