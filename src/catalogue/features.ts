import type { Catalogue } from './catalogue.ts'
import type { SkinFile } from './catalogueSchema.ts'
import { menuFor, type MenuNode } from './menuFor.ts'
import { vehicleOf, type Vehicle } from './vehicle.ts'

/** What one car is, as data: the machines are the same for every vehicle. */
export interface CarFacts {
  readonly catalogue: Catalogue
  readonly vehicle: Vehicle
  readonly menu: readonly MenuNode[]
  readonly skin: SkinFile
  readonly market: Market
}

/** The switches of the car's market; assumed, never shown as fact (DESIGN §5). */
export interface Market {
  readonly code: string
  readonly embeddedSim: boolean
  readonly securityCode: boolean
  readonly identityCheck: boolean
  readonly callsByInsertedSim: boolean
  readonly cards: readonly string[]
}

/** The switches of a market; a country without a row of its own has the general ones. */
export function marketOf(catalogue: Catalogue, code: string): Market {
  const general = catalogue.markets.switches
  const own = catalogue.markets.markets.find((market) => market.code === code)?.switches
  return {
    code,
    embeddedSim: own?.embeddedSim ?? general.embeddedSim,
    securityCode: own?.securityCode ?? general.securityCode,
    identityCheck: own?.identityCheck ?? general.identityCheck,
    callsByInsertedSim: own?.callsByInsertedSim ?? general.callsByInsertedSim,
    cards: own?.cards ?? general.cards,
  }
}

/** The facts of one car, or undefined when there is no such vehicle. */
export function carFacts(
  catalogue: Catalogue,
  vehicleId: string,
  market: string,
  readings: readonly string[],
): CarFacts | undefined {
  const vehicle = vehicleOf(catalogue, vehicleId, readings)
  if (vehicle === undefined) return undefined
  const skin = catalogue.skins.find(({ families }) => families.includes(vehicle.roaming))
  if (skin === undefined) throw new Error(`no skin for menu family ${vehicle.roaming}`)
  return {
    catalogue,
    vehicle,
    skin,
    menu: menuFor(catalogue, vehicle),
    market: marketOf(catalogue, market),
  }
}

/** The Taycan has no slot for a SIM card and needs no PIN (R-3.1, R-6.2, C-51). */
export function hasSimSlot(vehicle: Vehicle): boolean {
  return vehicle.pin !== 'T'
}

/** Roaming is switched on by itself, without a setting. */
export function roamsByItself(vehicle: Vehicle): boolean {
  return vehicle.roaming === 'T'
}

/** The only bearer that the documents name for the Taycan is the embedded SIM. */
export function hasEmbeddedSimOnly(vehicle: Vehicle): boolean {
  return vehicle.data === 'T'
}
