/** What the Connect Store keeps of one account. */
export interface Shop {
  readonly cart: readonly { readonly vin: string; readonly product: string }[]
  readonly address: {
    readonly street: string
    readonly city: string
    readonly postcode: string
    readonly country: string
  } | null
  /** Masked (`visa •••• 1111`); the last one is used. */
  readonly cards: readonly string[]
  readonly isReviewed: boolean
  readonly charges: readonly Charge[]
}

export interface Charge {
  readonly at: number
  readonly what: string
  readonly cents: number
  readonly card: string
}

export interface Order {
  readonly id: string
  readonly accountId: string
  readonly at: number
  readonly products: readonly string[]
}

export const emptyShop: Shop = {
  cart: [],
  address: null,
  cards: [],
  isReviewed: false,
  charges: [],
}
