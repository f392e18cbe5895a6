import type { Account, Invitation } from './identity/account.ts'
import type { ConnectedVehicle } from './vehicles/connectedVehicle.ts'
import type { CarTasks } from './functionsOnDemand/carOrders.ts'
import type { Contract } from './services/contract.ts'
import type { Order, Shop } from './store/shop.ts'
import type { Mail, PhoneMessage } from './mailbox/mail.ts'
import type { ChargingSession, Invoice } from './charging/chargingSession.ts'

export type { Account, ConnectedVehicle }

type Keyed<Value> = Readonly<Record<string, Value>>

/** Everything the mock Porsche Connect remembers: plain data by key, changed by pure functions only. */
export interface BackendState {
  readonly accounts: Keyed<Account>
  readonly vehicles: Keyed<ConnectedVehicle>
  /** The last answers given to each car: a message that comes twice has one effect. */
  readonly answers: Keyed<readonly GivenAnswer[]>
  /** Every request of an owner or a desk that was answered, by `asker/requestId`. */
  readonly requests: Keyed<RequestAnswer>
  readonly invitations: Keyed<Invitation>
  readonly contracts: Keyed<Contract>
  readonly shops: Keyed<Shop>
  readonly orders: Keyed<Order>
  readonly mails: Keyed<Mail>
  readonly phoneMessages: Keyed<PhoneMessage>
  readonly sessions: Keyed<ChargingSession>
  readonly invoices: Keyed<Invoice>
  /** What the cars have to do beside their contracts, by VIN. */
  readonly carTasks: Keyed<CarTasks>
  /** How many of each kind there have been; ids are counters. */
  readonly counters: Keyed<number>
}

export interface GivenAnswer {
  readonly requestId: string
  readonly answer: LinkAnswer
}

export interface LinkAnswer {
  readonly accepted: boolean
  readonly reason?: string
  readonly user?: string
}

export interface RequestAnswer {
  readonly accepted: boolean
  readonly reason?: string
  readonly result?: Record<string, unknown>
}

export const emptyBackend: BackendState = {
  accounts: {},
  vehicles: {},
  answers: {},
  requests: {},
  invitations: {},
  contracts: {},
  shops: {},
  orders: {},
  mails: {},
  phoneMessages: {},
  sessions: {},
  invoices: {},
  carTasks: {},
  counters: {},
}

/**
 * The car is handed over to its owner: from now on the backend knows it. A car it knows already stays as it is, but for
 * the reading of the documents that holds for it.
 */
export function withVehicle(state: BackendState, vehicle: ConnectedVehicle): BackendState {
  const known = state.vehicles[vehicle.vin]
  const { givesUserCodes = false } = vehicle
  if (known !== undefined && (known.givesUserCodes ?? false) === givesUserCodes) return state
  if (known !== undefined) {
    const read = { ...known, givesUserCodes }
    return { ...state, vehicles: { ...state.vehicles, [vehicle.vin]: read } }
  }
  return { ...state, vehicles: { ...state.vehicles, [vehicle.vin]: vehicle } }
}

export function withAccount(state: BackendState, account: Account): BackendState {
  return { ...state, accounts: { ...state.accounts, [account.accountId]: account } }
}

/** Gives the next id of a kind: `order-1`, `order-2`, … */
export function counted(
  state: BackendState,
  kind: string,
): { readonly state: BackendState; readonly id: string } {
  const next = (state.counters[kind] ?? 0) + 1
  return {
    state: { ...state, counters: { ...state.counters, [kind]: next } },
    id: `${kind}-${String(next)}`,
  }
}

/** A car that comes online counts its requests anew: what was answered before is no answer to them. */
export function withoutAnswers(state: BackendState, vin: string): BackendState {
  if (state.answers[vin] === undefined) return state
  return { ...state, answers: { ...state.answers, [vin]: [] } }
}
