import type { matcherKeys } from './vehiclesOfMatcher.ts'

/** Something a step names that must exist in the catalogue, and where in the step it stands. */
export interface Mention {
  readonly kind:
    | 'key'
    | 'entry'
    | 'node'
    | 'reason'
    | 'channel'
    | 'vehicle'
    | 'locale'
    | (typeof matcherKeys)[number]
  readonly name: string
  readonly path: readonly PropertyKey[]
}
