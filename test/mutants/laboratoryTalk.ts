import type { Switch, Verdict } from './mutant.ts'

/** One run of the shipped scenarios, as the laboratory names it. */
export interface ShippedRun {
  /** File, vehicle, language and market. */
  readonly key: string
  readonly file: string
  readonly vehicle: string
  /** The first of its scenario in its menu family and language: together these reach nearly everything. */
  readonly isFirstOfKind: boolean
}

/** A run of the product as it is. */
export interface PlayedRun {
  readonly key: string
  /** Why it is not as expected; undefined when it is. */
  readonly problem: string | undefined
  readonly touched: readonly string[]
  readonly milliseconds: number
}

/** What the laboratory is asked. */
export type LaboratoryTask =
  | { readonly task: 'list' }
  /** Play these runs of the product as it is. */
  | { readonly task: 'play'; readonly keys: readonly string[] }
  /** Play these runs of a mutant, until one tells it from the product. */
  | {
      readonly task: 'judge'
      readonly keys: readonly string[]
      readonly switch?: Switch
      readonly files?: Readonly<Record<string, string>>
    }

/** What it says. */
export type LaboratoryNews =
  | { readonly news: 'listed'; readonly runs: readonly ShippedRun[] }
  | { readonly news: 'playing'; readonly key: string }
  | { readonly news: 'played'; readonly runs: readonly PlayedRun[] }
  | { readonly news: 'judged'; readonly verdict: Verdict }
