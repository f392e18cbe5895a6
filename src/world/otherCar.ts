import type { ConnectedVehicle } from '../backend/backendState.ts'
import { digitsOf, vinOf } from './derive.ts'

/** Another car of the same owner, so that there is a pairing code that belongs to another car. */
export function otherCar(owner: string, seed: number): ConnectedVehicle {
  return {
    vin: vinOf({
      manufacturer: 'WP0',
      model: '98',
      modelYear: 2017,
      vehicle: 'another car',
      instance: 1,
      seed,
    }),
    vehicle: '718-982-2017',
    owner,
    method: 'pairing-code',
    pairingCode: { code: digitsOf(`another car/${String(seed)}`, 8), state: 'open' },
    asksSecurityCode: false,
    linkedTo: null,
  }
}
