import type { ConnectedVehicle } from '../backend/backendState.ts'
import type { CarFacts } from '../catalogue/features.ts'
import type { Fixture } from '../contract/fixture.ts'
import { digitsOf } from './derive.ts'

/** A car as Porsche Connect first hears of it, in a world of this fixture. */
export function connectedVehicleOf(
  { car, owner, handedOver, pairingCode }: Fixture,
  { vehicle, market: { securityCode } }: CarFacts,
  vin: string,
  market: string,
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
    linkedTo: car.linked ? owner.accountId : null,
  }
}
