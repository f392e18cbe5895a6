/** A car as Porsche Connect knows it. */
export interface ConnectedVehicle {
  readonly vin: string
  readonly vehicle: string
  /** The main user, who alone may buy (R-1.9, C-53); null while nobody has added the car. */
  readonly owner: string | null
  readonly users?: readonly string[]
  readonly market?: string
  readonly method: 'pairing-code' | 'porsche-id'
  readonly pairingCode: { readonly code: string; readonly state: 'open' | 'redeemed' }
  /** Whether the car's market asks for the security code when a Porsche ID is entered (C-33). */
  readonly asksSecurityCode: boolean
  readonly linkedTo: string | null
  /** How often that has changed. */
  readonly linkChanges?: number
}

/** A car that is linked to this account from now on, or to none. */
export function withLink(vehicle: ConnectedVehicle, linkedTo: string | null): ConnectedVehicle {
  if (vehicle.linkedTo === linkedTo) return vehicle
  return { ...vehicle, linkedTo, linkChanges: (vehicle.linkChanges ?? 0) + 1 }
}

/** Somebody who is no user of the car any more cannot be the one it is linked to (assumed). */
export function withoutLinkTo(vehicle: ConnectedVehicle, accountId: string): ConnectedVehicle {
  return vehicle.linkedTo === accountId ? withLink(vehicle, null) : vehicle
}

/** Main or secondary user of a car, or nobody to it. */
export function roleIn(
  vehicle: ConnectedVehicle,
  accountId: string,
): 'main' | 'secondary' | undefined {
  if (vehicle.owner === accountId) return 'main'
  return vehicle.users?.includes(accountId) === true ? 'secondary' : undefined
}
