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
}

/** Main or secondary user of a car, or nobody to it. */
export function roleIn(
  vehicle: ConnectedVehicle,
  accountId: string,
): 'main' | 'secondary' | undefined {
  if (vehicle.owner === accountId) return 'main'
  return vehicle.users?.includes(accountId) === true ? 'secondary' : undefined
}
