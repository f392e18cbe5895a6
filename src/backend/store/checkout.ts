import type { Product } from '../../catalogue/connectSchema.ts'
import { counted, type BackendState } from '../backendState.ts'
import {
  accepted,
  dayLength,
  productOf,
  refused,
  type Ground,
  type Outcome,
  type OwnerCall,
} from '../deed.ts'
import { countryOf, isActive } from '../identity/account.ts'
import { mailed } from '../mailbox/post.ts'
import type { Contract } from '../services/contract.ts'
import { endOfTerm } from '../services/term.ts'
import { brandOf, isCardNumber } from './card.ts'
import { emptyShop, type Order, type Shop } from './shop.ts'
import { whyNotOrdered } from './storeCatalogue.ts'

export function shopOf(state: BackendState, accountId: string): Shop {
  return state.shops[accountId] ?? emptyShop
}

function withShop(state: BackendState, accountId: string, change: Partial<Shop>): BackendState {
  const shop = { ...shopOf(state, accountId), ...change }
  return { ...state, shops: { ...state.shops, [accountId]: shop } }
}

export function addToCart({ state, accountId, deed, ground }: OwnerCall<'add-to-cart'>): Outcome {
  const { vin, product } = deed
  const reason = whyNotOrdered(state, accountId, vin, product, ground)
  if (reason !== undefined) return refused(state, reason)
  const { cart } = shopOf(state, accountId)
  if (cart.some((item) => item.vin === vin && item.product === product)) {
    return refused(state, 'already-in-the-cart')
  }
  return accepted(
    withShop(state, accountId, { cart: [...cart, { vin, product }], isReviewed: false }),
  )
}

export function removeFromCart({ state, accountId, deed }: OwnerCall<'remove-from-cart'>): Outcome {
  const { cart } = shopOf(state, accountId)
  if (!cart.some(({ product }) => product === deed.product))
    return refused(state, 'not-in-the-cart')
  const left = cart.filter(({ product }) => product !== deed.product)
  return accepted(withShop(state, accountId, { cart: left, isReviewed: false }))
}

export function enterAddress({ state, accountId, deed }: OwnerCall<'enter-address'>): Outcome {
  if (!isActive(state.accounts[accountId])) return refused(state, 'account-required')
  const { act: _, ...address } = deed
  return accepted(withShop(state, accountId, { address }))
}

/** Only credit cards that the market takes; what is kept is brand and last four digits. */
export function enterCard({ state, accountId, deed, ground }: OwnerCall<'enter-card'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  const number = deed.number.replaceAll(' ', '')
  if (!isCardNumber(number)) return refused(state, 'card-number-wrong')
  const brand = brandOf(number)
  if (brand === undefined || !ground.market(countryOf(account)).cards.includes(brand)) {
    return refused(state, 'card-not-accepted')
  }
  const [year, month] = deed.expires.split('-').map(Number)
  if (Date.UTC(year ?? 0, month ?? 0) <= ground.now) return refused(state, 'card-expired')
  const masked = `${brand} •••• ${number.slice(-4)}`
  const others = shopOf(state, accountId).cards.filter((card) => card !== masked)
  return accepted(withShop(state, accountId, { cards: [...others, masked] }))
}

type Step = 'cart' | 'address' | 'payment' | 'review' | 'order'

/** Where the order stands: cart, address, payment, check. */
export function stepOf({ cart, address, cards, isReviewed }: Shop): Step {
  if (cart.length === 0) return 'cart'
  if (address === null) return 'address'
  if (cards.length === 0) return 'payment'
  return isReviewed ? 'order' : 'review'
}

export function review({ state, accountId }: OwnerCall<'review'>): Outcome {
  const reason = whyNotReviewed(shopOf(state, accountId))
  return reason === undefined
    ? accepted(withShop(state, accountId, { isReviewed: true }))
    : refused(state, reason)
}

function whyNotReviewed({ cart, address, cards }: Shop): string | undefined {
  if (cart.length === 0) return 'cart-empty'
  if (address === null) return 'address-missing'
  return cards.length === 0 ? 'card-missing' : undefined
}

export function buy({ state, accountId, deed, ground }: OwnerCall<'buy'>): Outcome {
  if (!isActive(state.accounts[accountId])) return refused(state, 'account-required')
  const shop = shopOf(state, accountId)
  const reason = whyNotReviewed(shop)
  if (reason !== undefined) return refused(state, reason)
  if (!shop.isReviewed) return refused(state, 'order-not-checked')
  if (!deed.terms) return refused(state, 'terms-not-accepted')
  const changed = shop.cart
    .map(({ vin, product }) => whyNotOrdered(state, accountId, vin, product, ground))
    .find((why) => why !== undefined)
  if (changed !== undefined) return refused(state, changed)
  const emptied = withShop(state, accountId, { cart: [], isReviewed: false })
  return ordered(emptied, accountId, shop.cart, deed.renew, ground)
}

/** With address and card in the profile one is at the order's overview at once. */
export function expressPurchase({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'express-purchase'>): Outcome {
  const { vin, product, terms, renew } = deed
  const reason = whyNotOrdered(state, accountId, vin, product, ground)
  if (reason !== undefined) return refused(state, reason)
  const { address, cards } = shopOf(state, accountId)
  if (address === null || cards.length === 0) {
    return refused(state, 'express-purchase-needs-address-and-card')
  }
  if (!terms) return refused(state, 'terms-not-accepted')
  return ordered(state, accountId, [{ vin, product }], renew, ground)
}

function ordered(
  state: BackendState,
  accountId: string,
  items: Shop['cart'],
  renew: boolean,
  ground: Ground,
): Outcome {
  const next = counted(state, 'order')
  const order: Order = {
    id: next.id,
    accountId,
    at: ground.now,
    products: items.map(({ product }) => product),
  }
  let after: BackendState = { ...next.state, orders: { ...next.state.orders, [order.id]: order } }
  for (const { vin, product: id } of items) {
    const product = productOf(ground, id)
    if (product !== undefined) after = withContract(after, accountId, vin, product, renew, ground)
  }
  const about = { order: order.id, products: order.products.join(', ') }
  after = mailed(after, { accountId, at: ground.now, kind: 'contract-terms', about })
  return accepted(after, { order: order.id })
}

function withContract(
  state: BackendState,
  payer: string,
  vin: string,
  product: Product,
  renew: boolean,
  ground: Ground,
): BackendState {
  const next = counted(state, 'contract')
  const isFunction = product.kind === 'function'
  const contract: Contract = {
    id: next.id,
    vin,
    product: product.id,
    kind: product.kind,
    payer,
    orderedAt: ground.now,
    until: endOfTerm(product, ground.now),
    // a monthly function goes on until it is cancelled
    renews: product.months !== null && (isFunction || renew),
    state: isFunction ? 'ordered' : 'active',
    isFree: product.isFree,
  }
  const signed = { ...next.state, contracts: { ...next.state.contracts, [contract.id]: contract } }
  // a function is billed when the car has activated it
  return isFunction || product.isFree
    ? signed
    : charged(signed, payer, product.id, product.cents, ground.now)
}

/** The last card pays. */
export function charged(
  state: BackendState,
  accountId: string,
  what: string,
  cents: number,
  at: number,
): BackendState {
  if (cents === 0) return state
  const { cards, charges } = shopOf(state, accountId)
  const charge = { at, what, cents, card: cards.at(-1) ?? 'none' }
  return withShop(state, accountId, { charges: [...charges, charge] })
}

export function withinDays(from: number, days: number, now: number): boolean {
  return now - from <= days * dayLength
}
