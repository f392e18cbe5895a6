import type { Payload } from '../../contract/channels.ts'
import type { BackendState, LinkAnswer } from '../backendState.ts'
import {
  holderOf,
  pairingCodeOf,
  withLink,
  type ConnectedVehicle,
} from '../vehicles/connectedVehicle.ts'
import { isActive, type Account } from './account.ts'
import { accountOf } from './profile.ts'

export type LinkRequest = Payload<'car.link.requested'>

type Hash = (secret: string, salt: string) => string

export interface Linked {
  readonly state: BackendState
  readonly answer: LinkAnswer
}

/** How many answers to one car are kept, to tell a repeated request from a new one. */
const keptAnswers = 32

/**
 * A car asks to be linked, by pairing code (R-2.3…) or by Porsche ID with password and security code.
 * Pure; the same request again gets the same answer and changes nothing.
 */
export function linkVehicle(
  state: BackendState,
  vin: string,
  request: LinkRequest,
  hash: Hash,
): Linked {
  const { requestId } = request
  const given = state.answers[vin] ?? []
  const before = given.find((one) => one.requestId === requestId)
  if (before !== undefined) return { state, answer: before.answer }
  const { vehicles, answer } = decide(state, vin, request, hash)
  const kept = [...given.slice(1 - keptAnswers), { requestId, answer }]
  return { state: { ...state, vehicles, answers: { ...state.answers, [vin]: kept } }, answer }
}

interface Decision {
  readonly vehicles: BackendState['vehicles']
  readonly answer: LinkAnswer
}

function decide(state: BackendState, vin: string, request: LinkRequest, hash: Hash): Decision {
  const vehicle = state.vehicles[vin]
  if (vehicle === undefined) return refused(state, 'vehicle-unknown')
  if (vehicle.method !== request.method) {
    return refused(state, vehicle.linkedTo === null ? 'link-method-not-offered' : 'already-linked')
  }
  if (vehicle.linkedTo !== null) return linkedBefore(state, vehicle, request, hash)
  if (request.method === 'pairing-code') {
    const holder = holderOf(vehicle, request.pairingCode)
    const reason = whyNotRedeemed(state, vehicle, request.pairingCode, holder)
    return reason === undefined
      ? linked(state, vehicle, holder === undefined ? undefined : state.accounts[holder])
      : refused(state, reason)
  }
  const account = accountOf(state, request.porscheId)
  if (account === undefined) return refused(state, 'porsche-id-unknown')
  const reason = whyNotAdmitted(vehicle, account, request, hash)
  return reason === undefined ? linked(state, vehicle, account) : refused(state, reason)
}

/** A car whose answer was lost asks again as another request: who proves to be the one it is linked to hears so once more. */
function linkedBefore(
  state: BackendState,
  vehicle: ConnectedVehicle,
  request: LinkRequest,
  hash: Hash,
): Decision {
  const account = vehicle.linkedTo === null ? undefined : state.accounts[vehicle.linkedTo]
  const isProved =
    request.method === 'pairing-code'
      ? account !== undefined && holderOf(vehicle, request.pairingCode) === account.accountId
      : account !== undefined &&
        accountOf(state, request.porscheId) === account &&
        whyNotAdmitted(vehicle, account, request, hash) === undefined
  if (account === undefined || !isProved) return refused(state, 'already-linked')
  return { vehicles: state.vehicles, answer: { accepted: true, user: account.name } }
}

function refused(state: BackendState, reason: string): Decision {
  return { vehicles: state.vehicles, answer: { accepted: false, reason } }
}

function linked(
  state: BackendState,
  vehicle: ConnectedVehicle,
  account: Account | undefined,
): Decision {
  if (account === undefined) return refused(state, 'porsche-id-unknown')
  const changed: ConnectedVehicle = {
    ...withLink(vehicle, account.accountId),
    ...redeemed(vehicle, account.accountId),
  }
  return {
    vehicles: { ...state.vehicles, [vehicle.vin]: changed },
    answer: { accepted: true, user: account.name },
  }
}

/** The code that has linked the car; one of a secondary user leaves that of the main user open (C-34). */
function redeemed(
  { pairingCode, userCodes }: ConnectedVehicle,
  accountId: string,
): Partial<ConnectedVehicle> {
  const own = userCodes?.[accountId]
  return own === undefined
    ? { pairingCode: { ...pairingCode, state: 'redeemed' } }
    : { userCodes: { ...userCodes, [accountId]: { ...own, state: 'redeemed' } } }
}

function whyNotRedeemed(
  state: BackendState,
  vehicle: ConnectedVehicle,
  code: string,
  holder: string | undefined,
): string | undefined {
  const own = holder === undefined ? vehicle.pairingCode : pairingCodeOf(vehicle, holder)
  if (own?.code === code) return own.state === 'open' ? undefined : 'pairing-code-used'
  const another = Object.values(state.vehicles).some(
    (other) => other.pairingCode.code === code || holderOf(other, code) !== undefined,
  )
  return another ? 'pairing-code-of-another-car' : 'pairing-code-wrong'
}

function whyNotAdmitted(
  vehicle: ConnectedVehicle,
  account: Account,
  given: { readonly password: string; readonly securityCode?: string | undefined },
  hash: Hash,
): string | undefined {
  if (!isActive(account)) return 'porsche-id-unknown'
  if (account.password !== hash(given.password, account.accountId)) return 'password-wrong'
  if (!vehicle.asksSecurityCode) return undefined
  if (account.securityCode === null) return 'security-code-not-set'
  return account.securityCode === hash(given.securityCode ?? '', account.accountId)
    ? undefined
    : 'security-code-wrong'
}
