interface PairingCode {
  readonly code: string
  readonly state: 'open' | 'redeemed'
}

/** A car as Porsche Connect knows it. */
export interface ConnectedVehicle {
  readonly vin: string
  readonly vehicle: string
  /** The main user, who alone may buy (R-1.9, C-53); null while nobody has added the car. */
  readonly owner: string | null
  readonly users?: readonly string[]
  readonly market?: string
  readonly method: 'pairing-code' | 'porsche-id'
  readonly pairingCode: PairingCode
  /** Whether secondary users get a code of their own: only where that reading is switched on (C-34). */
  readonly givesUserCodes?: boolean
  /** The codes of secondary users, by account. */
  readonly userCodes?: Readonly<Record<string, PairingCode>>
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

/** The pairing code of one of the car's users; a car that is linked by Porsche ID has none. */
export function pairingCodeOf(
  vehicle: ConnectedVehicle,
  accountId: string,
): PairingCode | undefined {
  if (vehicle.method !== 'pairing-code') return undefined
  return vehicle.owner === accountId ? vehicle.pairingCode : vehicle.userCodes?.[accountId]
}

/** The code as My Porsche shows it: until the car has been linked by it. */
export function shownCodeOf(vehicle: ConnectedVehicle, accountId: string): string | null {
  const own = pairingCodeOf(vehicle, accountId)
  return own?.state === 'open' ? own.code : null
}

/** The user whose code this is: the main user, or with a code of their own a secondary one (C-34). */
export function holderOf(vehicle: ConnectedVehicle, code: string): string | undefined {
  const users = [vehicle.owner, ...Object.keys(vehicle.userCodes ?? {})]
  return (
    users.find((user) => user !== null && pairingCodeOf(vehicle, user)?.code === code) ?? undefined
  )
}

/** The car with another secondary user, who gets a code of their own where that is switched on. */
export function withUser(
  vehicle: ConnectedVehicle,
  accountId: string,
  digits: (words: string, length: number) => string,
): ConnectedVehicle {
  const users = [...new Set([...(vehicle.users ?? []), accountId])]
  if (vehicle.givesUserCodes !== true || vehicle.method !== 'pairing-code') {
    return { ...vehicle, users }
  }
  const words = `${vehicle.vin}/${accountId}/${vehicle.pairingCode.code}/own`
  const own: PairingCode = { code: digits(words, 8), state: 'open' }
  return { ...vehicle, users, userCodes: { ...vehicle.userCodes, [accountId]: own } }
}

/** The car without this secondary user: their code is void, and it is not linked to them any more (assumed). */
export function withoutUser(vehicle: ConnectedVehicle, accountId: string): ConnectedVehicle {
  const { [accountId]: _void, ...userCodes } = vehicle.userCodes ?? {}
  const freed = vehicle.linkedTo === accountId ? withLink(vehicle, null) : vehicle
  const users = (vehicle.users ?? []).filter((user) => user !== accountId)
  return { ...freed, users, ...(vehicle.userCodes && { userCodes }) }
}

/** Main or secondary user of a car, or nobody to it. */
export function roleIn(
  vehicle: ConnectedVehicle,
  accountId: string,
): 'main' | 'secondary' | undefined {
  if (vehicle.owner === accountId) return 'main'
  return vehicle.users?.includes(accountId) === true ? 'secondary' : undefined
}
