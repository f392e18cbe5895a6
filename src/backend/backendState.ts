/** Somebody with a Porsche ID. */
export interface Account {
  readonly accountId: string
  readonly name: string
  readonly porscheId: string
  readonly password: string
  /** Four digits; null while none is set. */
  readonly securityCode: string | null
}

/** A car as Porsche Connect knows it. */
export interface ConnectedVehicle {
  readonly vin: string
  readonly vehicle: string
  readonly owner: string
  readonly method: 'pairing-code' | 'porsche-id'
  readonly pairingCode: { readonly code: string; readonly state: 'open' | 'redeemed' }
  /** Whether the car's market asks for the security code when a Porsche ID is entered (C-33). */
  readonly asksSecurityCode: boolean
  readonly linkedTo: string | null
}

/** Everything the mock Porsche Connect remembers: plain data, changed by pure functions only. */
export interface BackendState {
  readonly accounts: Readonly<Record<string, Account>>
  readonly vehicles: Readonly<Record<string, ConnectedVehicle>>
  /** The last answers given to each car: a message that comes twice has one effect. */
  readonly answers: Readonly<Record<string, readonly GivenAnswer[]>>
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

export const emptyBackend: BackendState = { accounts: {}, vehicles: {}, answers: {} }

/** The car is handed over to its owner: from now on the backend knows it. A car it knows already stays as it is. */
export function withVehicle(state: BackendState, vehicle: ConnectedVehicle): BackendState {
  if (state.vehicles[vehicle.vin] !== undefined) return state
  return { ...state, vehicles: { ...state.vehicles, [vehicle.vin]: vehicle } }
}

export function withAccount(state: BackendState, account: Account): BackendState {
  return { ...state, accounts: { ...state.accounts, [account.accountId]: account } }
}
