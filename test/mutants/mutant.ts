/** What can be changed in the product, each counted for itself. */
export const mutantKinds = [
  'menu node dropped',
  'menu node renamed',
  'labels swapped',
  'vehicle regrouped',
  'guard forced',
  'guard clause forced',
  'answer of Porsche Connect changed',
  'answer of the car changed',
] as const

export type MutantKind = (typeof mutantKinds)[number]

/** A place in the code that behaves in another way while its switch is set. */
export interface Switch {
  readonly mark: string
  readonly to: boolean | string
}

/** The product with one fault in it. */
export interface Mutant {
  /** The same as long as the changed place reads the same, wherever it stands in its file. */
  readonly id: string
  readonly kind: MutantKind
  /** `file:line` */
  readonly place: string
  readonly change: string
  readonly how:
    | { readonly switch: Switch }
    /** Files of the catalogue that read differently. */
    | { readonly files: () => Readonly<Record<string, string>> }
  readonly reach: Reach
}

/** Which runs can tell a mutant from the product: any of these is enough. */
export interface Reach {
  /** Runs that touch one of these marks or labels. */
  readonly touches: readonly string[]
  /** Runs on one of these vehicles. */
  readonly vehicles: readonly string[]
  /** Runs whose scenario names one of these. */
  readonly mentions: readonly string[]
  /** Scenarios that name one of these are asked first. */
  readonly hints: readonly string[]
}

/** How a mutant was caught. */
export const catches = [
  'scenario failed',
  'scenario refused',
  'hang',
  'crash',
  'start refused',
  'check refused',
] as const

export type Catch = (typeof catches)[number]

/** What became of a mutant; it survived when nothing caught it. */
export interface Verdict {
  readonly by: Catch | null
  /** The run or file that caught it, and why. */
  readonly why: string
  readonly runs: number
}
