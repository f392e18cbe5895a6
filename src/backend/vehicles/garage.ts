import { vinPattern } from '../../contract/payload.ts'
import { withAccount, type BackendState } from '../backendState.ts'
import { accepted, refused, type Outcome, type OwnerCall } from '../deed.ts'
import { isActive } from '../identity/account.ts'
import { invite } from '../identity/invitation.ts'
import { accountOf } from '../identity/profile.ts'
import { isRunning } from '../services/contract.ts'
import { pairingCodeOf, roleIn, withoutUser, type ConnectedVehicle } from './connectedVehicle.ts'
import { withoutOwner, withOwner } from './ownership.ts'

/** The VIN of the registration papers makes a car one's own in the portal. */
export function addVehicle({ state, accountId, deed }: OwnerCall<'add-vehicle'>): Outcome {
  if (!isActive(state.accounts[accountId])) return refused(state, 'account-required')
  if (!vinPattern.test(deed.vin)) return refused(state, 'vin-malformed')
  const vehicle = state.vehicles[deed.vin]
  if (vehicle === undefined) return refused(state, 'vehicle-unknown')
  if (vehicle.owner === accountId) return refused(state, 'vehicle-already-added')
  if (vehicle.owner !== null) return refused(state, 'vehicle-has-owner')
  return accepted(withOwner(state, vehicle, accountId))
}

/** A sold car leaves the profile; the account stays, the services stay with the car. */
export function removeVehicle({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'remove-vehicle'>): Outcome {
  const vehicle = state.vehicles[deed.vin]
  if (vehicle === undefined || vehicle.owner !== accountId) return refused(state, 'not-the-owner')
  // monthly functions have to be cancelled before the car is handed over
  const monthly = Object.values(state.contracts).some(
    (one) =>
      one.vin === deed.vin &&
      one.kind === 'function' &&
      one.until !== null &&
      one.state === 'active',
  )
  if (monthly) return refused(state, 'monthly-function-to-cancel-first')
  const code = ground.digits(`${deed.vin}/${accountId}/${vehicle.pairingCode.code}`, 8)
  return accepted(withoutOwner(state, vehicle, code))
}

/** Where the pairing code is shown: on the start page until the car is linked, in the details, in the app. */
export function findPairingCode({
  state,
  accountId,
  deed,
}: OwnerCall<'find-pairing-code'>): Outcome {
  const vehicle = state.vehicles[deed.vin]
  if (vehicle === undefined) return refused(state, 'not-the-owner')
  const own = pairingCodeOf(vehicle, accountId)
  if (own === undefined) {
    return refused(state, vehicle.owner === accountId ? 'no-pairing-code-needed' : 'not-the-owner')
  }
  return own.state === 'open'
    ? accepted(state, { pairingCode: own.code })
    : refused(state, 'pairing-code-used')
}

/** The main user invites the family; each gets a Porsche ID of their own. */
export function addUser({ state, accountId, deed, ground }: OwnerCall<'add-user'>): Outcome {
  const vehicle = state.vehicles[deed.vin]
  if (vehicle === undefined || vehicle.owner !== accountId) return refused(state, 'not-the-owner')
  if (roleIn(vehicle, deed.accountId) !== undefined) return refused(state, 'user-already-added')
  const holder = accountOf(state, deed.porscheId)
  if (holder !== undefined && holder.accountId !== deed.accountId) {
    return refused(state, 'porsche-id-taken')
  }
  const country = state.accounts[accountId]?.country ?? 'DE'
  const { name, porscheId } = deed
  const known =
    state.accounts[deed.accountId] === undefined
      ? withAccount(state, {
          accountId: deed.accountId,
          name,
          porscheId,
          password: '',
          securityCode: null,
          state: 'invited',
          country,
        })
      : state
  const invited = {
    accountId: deed.accountId,
    by: 'main-user',
    country,
    vin: deed.vin,
    dueAt: null,
    phoneNumber: 'current',
    folder: 'inbox',
  } as const
  return accepted(invite(known, invited, ground))
}

export function removeUser({ state, accountId, deed }: OwnerCall<'remove-user'>): Outcome {
  const vehicle = state.vehicles[deed.vin]
  if (vehicle === undefined || vehicle.owner !== accountId) return refused(state, 'not-the-owner')
  if (roleIn(vehicle, deed.accountId) !== 'secondary') return refused(state, 'user-unknown')
  return accepted(withChanged(state, withoutUser(vehicle, deed.accountId)))
}

function withChanged(state: BackendState, vehicle: ConnectedVehicle): BackendState {
  return { ...state, vehicles: { ...state.vehicles, [vehicle.vin]: vehicle } }
}

/** Every user sets up the services as they like. */
export function configure({ state, accountId, deed }: OwnerCall<'configure'>): Outcome {
  const account = state.accounts[accountId]
  const vehicle = state.vehicles[deed.vin]
  if (!isActive(account)) return refused(state, 'account-required')
  if (vehicle === undefined || roleIn(vehicle, accountId) === undefined) {
    return refused(state, 'not-a-user-of-this-car')
  }
  // personal settings reach only a car that is linked
  if (vehicle.linkedTo === null) return refused(state, 'car-not-linked')
  const isThere = Object.values(state.contracts).some(
    (one) => one.vin === deed.vin && one.product === deed.product && isRunning(one),
  )
  if (!isThere) return refused(state, 'service-not-ordered')
  const settings = { ...account.settings, [`${deed.vin}/${deed.product}`]: deed.setting }
  return accepted(withAccount(state, { ...account, settings }))
}

/** Services are bought for one car and move to no other. */
export function transferService({ state }: OwnerCall<'transfer-service'>): Outcome {
  return refused(state, 'services-stay-with-the-car')
}
