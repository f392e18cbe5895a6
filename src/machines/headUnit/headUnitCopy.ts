import type { Snapshot } from 'xstate'

/** A head unit as it stands, to be gone on with elsewhere. */
export interface HeadUnitCopy {
  readonly snapshot: Snapshot<unknown>
}
