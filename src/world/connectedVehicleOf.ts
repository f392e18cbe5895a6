import type { BackendState, ConnectedVehicle } from '../backend/backendState.ts'
import type { CarFacts } from '../catalogue/features.ts'
import type { Fixture } from '../contract/fixture.ts'
import { digitsOf } from './derive.ts'

/** A car as Porsche Connect first hears of it, in a world of this fixture. */
export function connectedVehicleOf(
  { car, owner, handedOver, pairingCode }: Fixture,
  { vehicle, market: { securityCode } }: CarFacts,
  vin: string,
  market: string,
  readings: readonly string[],
): ConnectedVehicle {
  return {
    vin,
    vehicle: vehicle.id,
    owner: handedOver ? owner.accountId : null,
    market,
    method: vehicle.linkMethod,
    pairingCode: {
      code: digitsOf(`${vin}/pairing`, 8),
      state: car.linked ? 'redeemed' : pairingCode,
    },
    asksSecurityCode: securityCode,
    ...(readings.includes('C-34') ? { givesUserCodes: true } : {}),
    linkedTo: car.linked ? owner.accountId : null,
  }
}

/** The name of the user that a car is linked to, or null. */
export function linkedUser({ vehicles, accounts }: BackendState, vin: string): string | null {
  const linkedTo = vehicles[vin]?.linkedTo ?? null
  return linkedTo === null ? null : (accounts[linkedTo]?.name ?? null)
}
