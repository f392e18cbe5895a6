export interface ChargingSession {
  readonly id: string
  readonly accountId: string
  readonly vin: string
  readonly contract: string
  readonly place: string
  readonly isPublic: boolean
  readonly at: number
  readonly minutes: number
  readonly energyKwh: number
  readonly powerKw: number
  readonly idleMinutes: number
  readonly cents: number
}

/** The transactions of one month. */
export interface Invoice {
  readonly id: string
  readonly accountId: string
  /** `2024-03`. */
  readonly month: string
  readonly cents: number
  readonly sessions: readonly string[]
}
