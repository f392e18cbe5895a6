import type { Product } from '../../catalogue/connectSchema.ts'
import type { BackendState } from '../backendState.ts'
import {
  accepted,
  dayLength,
  momentText,
  productOf,
  refused,
  type Ground,
  type Outcome,
  type OwnerCall,
} from '../deed.ts'
import { mailed } from '../mailbox/post.ts'
import { charged, withinDays } from '../store/checkout.ts'
import { isRunning, type Contract } from './contract.ts'
import { endOfTerm } from './term.ts'

function ownContract(
  state: BackendState,
  accountId: string,
  vin: string,
  product: string,
): Contract | undefined {
  return Object.values(state.contracts).find(
    (one) =>
      one.payer === accountId && one.vin === vin && one.product === product && isRunning(one),
  )
}

function withContract(state: BackendState, contract: Contract): BackendState {
  return { ...state, contracts: { ...state.contracts, [contract.id]: contract } }
}

/** "My products" in the portal switches the renewal off. */
export function switchOffRenewal({
  state,
  accountId,
  deed,
}: OwnerCall<'switch-off-renewal'>): Outcome {
  const contract = ownContract(state, accountId, deed.vin, deed.product)
  if (contract === undefined) return refused(state, 'contract-unknown')
  if (contract.kind === 'function') return refused(state, 'renewal-not-offered')
  if (!contract.renews) return refused(state, 'renewal-already-off')
  return accepted(withContract(state, { ...contract, renews: false }))
}

/** Any time, observing the notice; the same page is reached from portal and store (R-8.7, C-43). */
export function cancel({ state, accountId, deed, ground }: OwnerCall<'cancel'>): Outcome {
  const contract = ownContract(state, accountId, deed.vin, deed.product)
  const product = productOf(ground, deed.product)
  if (contract === undefined || product === undefined) return refused(state, 'contract-unknown')
  if (contract.state === 'cancelled') return refused(state, 'already-cancelled')
  // a function without limit stays in the car
  if (contract.until === null) return refused(state, 'function-cannot-be-cancelled')
  const until = endAfterNotice(contract.until, contract, product, ground.now)
  const cancelled = withContract(state, { ...contract, state: 'cancelled', renews: false, until })
  const about = { product: product.id, until: momentText(until) }
  return accepted(mailed(cancelled, { accountId, at: ground.now, kind: 'cancellation', about }), {
    until: momentText(until),
  })
}

/** Whose notice comes too late for this term goes on for another, if the contract renews. */
function endAfterNotice(until: number, contract: Contract, product: Product, now: number): number {
  const isInTime = now <= until - product.noticeDays * dayLength
  return isInTime || !contract.renews ? until : (endOfTerm(product, until) ?? until)
}

/** A function booked without limit can be given back within 14 days, free of charge, through Connect Support. */
export function withdraw({ state, accountId, deed, ground }: OwnerCall<'withdraw'>): Outcome {
  const contract = ownContract(state, accountId, deed.vin, deed.product)
  const product = productOf(ground, deed.product)
  if (contract === undefined || product === undefined) return refused(state, 'contract-unknown')
  if (contract.kind !== 'function' || contract.until !== null) {
    return refused(state, 'withdrawal-not-offered')
  }
  if (!withinDays(contract.orderedAt, ground.connect.limits.withdrawalDays, ground.now)) {
    return refused(state, 'withdrawal-too-late')
  }
  const paid = contract.state === 'active' ? product.cents : 0
  const given = withContract(state, { ...contract, state: 'withdrawn' })
  const about = { product: product.id }
  return accepted(
    mailed(charged(given, accountId, `${product.id}-withdrawn`, -paid, ground.now), {
      accountId,
      at: ground.now,
      kind: 'withdrawal',
      about,
    }),
    { refundedCents: paid },
  )
}

/** The term of a contract is over: it is renewed at the payer's cost, or ends. */
export function atEndOfTerm(state: BackendState, contract: Contract, ground: Ground): BackendState {
  const product = productOf(ground, contract.product)
  if (contract.until === null) return state
  if (!contract.renews || product === undefined) {
    return withContract(state, { ...contract, state: 'expired', renews: false })
  }
  const until = endOfTerm(product, contract.until)
  // a function that the car has not activated costs nothing
  const cost = contract.state === 'ordered' ? 0 : product.cents
  const renewed = withContract(state, { ...contract, until, isFree: false })
  const paid = charged(renewed, contract.payer, product.id, cost, contract.until)
  const about = { product: product.id, until: momentText(until ?? contract.until) }
  return mailed(paid, { accountId: contract.payer, at: contract.until, kind: 'renewal', about })
}

/** The car has activated a function: its billing begins. */
export function functionActivated(
  state: BackendState,
  vin: string,
  productId: string,
  ground: Ground,
): BackendState {
  const contract = Object.values(state.contracts).find(
    (one) => one.vin === vin && one.product === productId && one.state === 'ordered',
  )
  const product = productOf(ground, productId)
  if (contract === undefined || product === undefined) return state
  const active = withContract(state, { ...contract, state: 'active' })
  return charged(active, contract.payer, product.id, product.cents, ground.now)
}
