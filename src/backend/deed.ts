import type { Market } from '../catalogue/features.ts'
import type { ConnectFile, Product } from '../catalogue/connectSchema.ts'
import type { DealerAct, DealerDeed, OwnerAct, OwnerDeed } from '../contract/ownerDeeds.ts'
import type { BackendState, RequestAnswer } from './backendState.ts'

/** What the rules stand on besides the state: the time, the facts, and how a secret is hashed. */
export interface Ground {
  /** Virtual milliseconds since 1970. */
  readonly now: number
  readonly connect: ConnectFile
  market(country: string): Market & ContactAddress
  /** The model of a vehicle id: `taycan` for `taycan-y1a-2021`. */
  modelOf(vehicle: string): string
  linkMethodOf(vehicle: string): 'pairing-code' | 'porsche-id'
  hash(secret: string, salt: string): string
  /** What a document of ours says in a language. */
  documentText(
    locale: string,
    key: string,
    values: Readonly<Record<string, string | number>>,
  ): string
  /** So many digits, the same for the same words in worlds of the same seed. */
  digits(words: string, length: number): string
}

interface ContactAddress {
  /** Undefined for a country that the documents do not list. */
  readonly contact: string | undefined
  /** What a page of another language prints instead (C-45). */
  contactOn(page: string): string | undefined
}

/** What came of a deed. */
export interface Outcome {
  readonly state: BackendState
  readonly answer: RequestAnswer
}

export interface OwnerCall<Act extends OwnerAct = OwnerAct> {
  readonly state: BackendState
  readonly accountId: string
  readonly deed: Extract<OwnerDeed, { act: Act }>
  readonly ground: Ground
}

export interface DealerCall<Act extends DealerAct = DealerAct> {
  readonly state: BackendState
  readonly deed: Extract<DealerDeed, { act: Act }>
  readonly ground: Ground
}

export function accepted(state: BackendState, result?: Record<string, unknown>): Outcome {
  return { state, answer: result === undefined ? { accepted: true } : { accepted: true, result } }
}

/** Refused for a reason of `texts/<locale>.yaml`; nothing has changed. */
export function refused(state: BackendState, reason: string): Outcome {
  return { state, answer: { accepted: false, reason } }
}

export const dayLength = 86_400_000

export function productOf(ground: Ground, id: string): Product | undefined {
  return ground.connect.products.find((product) => product.id === id)
}

/** A moment as My Porsche writes it. */
export function momentText(at: number): string {
  return new Date(at).toISOString()
}
