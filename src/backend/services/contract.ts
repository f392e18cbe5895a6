/** A product that was ordered for one car: the entitlement is the car's, the renewal is the payer's (C-42). */
export interface Contract {
  readonly id: string
  readonly vin: string
  readonly product: string
  readonly kind: 'service' | 'function'
  readonly payer: string
  readonly orderedAt: number
  /** Null: without limit of time. */
  readonly until: number | null
  readonly renews: boolean
  /** `ordered`: a function that the car has not activated yet; billing begins with the activation. */
  readonly state: 'active' | 'ordered' | 'cancelled' | 'expired' | 'withdrawn'
  readonly isFree: boolean
}

export function isRunning({ state }: Contract): boolean {
  return state === 'active' || state === 'ordered' || state === 'cancelled'
}
