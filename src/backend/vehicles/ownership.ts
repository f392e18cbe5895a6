import type { BackendState } from '../backendState.ts'
import { withLink, type ConnectedVehicle } from './connectedVehicle.ts'

/** A car gets its main user; one that has another keeps that one. */
export function withOwner(
  state: BackendState,
  vehicle: ConnectedVehicle,
  owner: string,
): BackendState {
  if (vehicle.owner !== null) return state
  return { ...state, vehicles: { ...state.vehicles, [vehicle.vin]: { ...vehicle, owner } } }
}

/** A car is nobody's any more: unlinked, with a fresh pairing code for whoever comes next. */
export function withoutOwner(
  state: BackendState,
  vehicle: ConnectedVehicle,
  code: string,
): BackendState {
  const freed: ConnectedVehicle = {
    ...withLink(vehicle, null),
    owner: null,
    users: [],
    ...(vehicle.userCodes && { userCodes: {} }),
    pairingCode: { code, state: 'open' },
  }
  return { ...state, vehicles: { ...state.vehicles, [vehicle.vin]: freed } }
}
