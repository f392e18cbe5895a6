import { z } from 'zod'
import type { Vehicle } from '../catalogue/vehicle.ts'
import { country, locale } from '../contract/payload.ts'
import type { Mention } from './mention.ts'
import { vehicleMatcher } from './scenarioHeader.ts'
import { fitsMatcher } from './vehiclesOfMatcher.ts'

/** In which runs something is played, with the keys of the header. */
export const conditionShape = {
  vehicle: z.string().min(1).optional(),
  vehicles: vehicleMatcher.optional(),
  locale: locale.optional(),
  locales: z.array(locale).min(1).optional(),
  market: country.optional(),
  markets: z.array(country).min(1).optional(),
}

export type Condition = z.output<z.ZodObject<typeof conditionShape>>

/** What is different from run to run of one scenario. */
export interface RunPlace {
  readonly vehicle: Vehicle
  readonly locale: string
  /** Undefined where the scenario names no market. */
  readonly market?: string | undefined
}

export function meetsCondition(wanted: Condition, place: RunPlace): boolean {
  return (
    vehicleMeets(wanted, place.vehicle) &&
    localeMeets(wanted, place.locale) &&
    marketMeets(wanted, place.market)
  )
}

/** The runs of a scenario, by what differs between them; every combination is one. */
export interface RunPlaces {
  readonly vehicles: readonly Vehicle[]
  readonly locales: readonly string[]
  readonly markets: readonly (string | undefined)[]
}

/** Those of the runs that meet the condition. */
export function placesMeeting(wanted: Condition, places: RunPlaces): RunPlaces {
  return {
    vehicles: places.vehicles.filter((vehicle) => vehicleMeets(wanted, vehicle)),
    locales: places.locales.filter((one) => localeMeets(wanted, one)),
    markets: places.markets.filter((one) => marketMeets(wanted, one)),
  }
}

function vehicleMeets({ vehicle, vehicles }: Condition, seen: Vehicle): boolean {
  return (
    (vehicle === undefined || vehicle === seen.id) &&
    (vehicles === undefined || fitsMatcher(seen, vehicles))
  )
}

function localeMeets({ locale: one, locales }: Condition, seen: string): boolean {
  return (one === undefined || one === seen) && locales?.includes(seen) !== false
}

function marketMeets({ market, markets }: Condition, seen: string | undefined): boolean {
  if (market === undefined && markets === undefined) return true
  if (seen === undefined) return false
  return (market === undefined || market === seen) && markets?.includes(seen) !== false
}

/** What a condition names that must exist in the catalogue. */
export function mentionsOfCondition(wanted: Condition): readonly Mention[] {
  const { vehicle, vehicles = {}, locale: one, locales = [] } = wanted
  const single = (kind: Mention['kind'], name: string | undefined): readonly Mention[] =>
    name === undefined ? [] : [{ kind, name, path: [kind] }]
  const many = (kind: Mention['kind'], key: string, names: readonly string[]) =>
    names.map((name, index): Mention => ({ kind, name, path: [key, index] }))
  const { modelYear: _, ...named } = vehicles
  return [
    ...single('vehicle', vehicle),
    ...Object.entries(named).flatMap(([key, names]) =>
      (names ?? []).map((name): Mention => ({
        kind: key as keyof typeof named,
        name,
        path: ['vehicles', key],
      })),
    ),
    ...single('locale', one),
    ...many('locale', 'locales', locales),
  ]
}
