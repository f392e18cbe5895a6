import type { Bus } from '../bus/bus.ts'
import {
  emptyBackend,
  withAccount,
  withVehicle,
  type Account,
  type BackendState,
  type ConnectedVehicle,
} from './backendState.ts'
import { linkVehicle } from './identity/linkVehicle.ts'

/** How the backend behaves towards the cars: it answers, or it takes requests and says nothing. */
export type Conduct = 'answering' | 'silent'

export interface Backend {
  /** Somebody has a Porsche ID from now on. */
  addAccount(account: Account): void
  /** A car has an owner from now on; what the backend knows of it already stays. */
  addVehicle(vehicle: ConnectedVehicle): void
  vehicle(vin: string): ConnectedVehicle | undefined
  setConduct(conduct: Conduct): void
}

/** The rules of the backend behind the bus. It knows no broker and no clock. */
export async function serveBackend(bus: Bus<'backend'>): Promise<Backend> {
  let state: BackendState = emptyBackend
  let conduct: Conduct = 'answering'

  await bus.listen(['car.link.requested'], {}, ({ payload }, { vin }) => {
    if (vin === undefined || conduct === 'silent') return
    const result = linkVehicle(state, vin, payload)
    const isChanged = result.state.vehicles !== state.vehicles
    state = result.state
    bus.publish(
      'backend.link.answered',
      { vin },
      { requestId: payload.requestId, ...result.answer },
    )
    if (isChanged) showPairingCode(vin)
  })

  /** My Porsche shows the code until the car has been linked by it. */
  function showPairingCode(vin: string): void {
    const vehicle = state.vehicles[vin]
    if (vehicle === undefined) return
    const isShown = vehicle.method === 'pairing-code' && vehicle.pairingCode.state === 'open'
    bus.publish(
      'backend.pairingCode.shown',
      { accountId: vehicle.owner, vin },
      {
        vin,
        vehicle: vehicle.vehicle,
        pairingCode: isShown ? vehicle.pairingCode.code : null,
        linked: vehicle.linkedTo !== null,
      },
    )
  }

  return {
    addAccount(account) {
      state = withAccount(state, account)
    },
    addVehicle(vehicle) {
      state = withVehicle(state, vehicle)
      showPairingCode(vehicle.vin)
    },
    vehicle: (vin) => state.vehicles[vin],
    setConduct(next) {
      conduct = next
    },
  }
}
