import type { Product } from '../../catalogue/connectSchema.ts'
import type { BackendState } from '../backendState.ts'
import { accepted, refused, type Ground, type Outcome, type OwnerCall } from '../deed.ts'
import { countryOf, isActive } from '../identity/account.ts'
import { isRunning, type Contract } from '../services/contract.ts'
import { roleIn, type ConnectedVehicle } from '../vehicles/connectedVehicle.ts'

/** What the store offers for one car. */
export function offeredFor(vehicle: ConnectedVehicle, ground: Ground): readonly Product[] {
  const model = ground.modelOf(vehicle.vehicle)
  return ground.connect.products.filter(
    ({ models }) => models === undefined || models.includes(model),
  )
}

/** The contract of a product that a car has now. */
export function runningContract(
  state: BackendState,
  vin: string,
  product: string,
): Contract | undefined {
  return Object.values(state.contracts).find(
    (one) => one.vin === vin && one.product === product && isRunning(one),
  )
}

/** Everything there is for the car, once one is logged in, and the footer of the page it is read on. */
export function openStore({ state, accountId, deed, ground }: OwnerCall<'open-store'>): Outcome {
  const vehicle = state.vehicles[deed.vin]
  if (!isActive(state.accounts[accountId])) return refused(state, 'account-required')
  if (vehicle === undefined || roleIn(vehicle, accountId) === undefined) {
    return refused(state, 'not-a-user-of-this-car')
  }
  const products = offeredFor(vehicle, ground)
  const footer = ground.connect.paymentFooters.find(({ page }) => page === deed.page)
  return accepted(state, {
    products: products.map(({ id }) => id),
    free: products.filter(({ isFree }) => isFree).map(({ id }) => id),
    missing: products
      .filter(({ id }) => runningContract(state, vehicle.vin, id) === undefined)
      .map(({ id }) => id),
    ...(footer && { footer: { heading: footer.heading, names: footer.names } }),
  })
}

/** Why this account may not order this product for this car; undefined when it may. */
export function whyNotOrdered(
  state: BackendState,
  accountId: string,
  vin: string,
  product: string,
  ground: Ground,
): string | undefined {
  const account = state.accounts[accountId]
  if (!isActive(account)) return 'account-required'
  const vehicle = state.vehicles[vin]
  const role = vehicle === undefined ? undefined : roleIn(vehicle, accountId)
  if (vehicle === undefined || role === undefined) return 'not-a-user-of-this-car'
  // only the owner buys (R-1.9, C-53)
  if (role === 'secondary') return 'purchase-for-the-owner-only'
  if (!offeredFor(vehicle, ground).some(({ id }) => id === product)) return 'product-not-offered'
  if (runningContract(state, vin, product) !== undefined) return 'already-ordered'
  if (ground.market(countryOf(account)).identityCheck && account.identityVerified !== true) {
    return 'identity-check-required'
  }
  return undefined
}
