import type { StateFile } from '../catalogue/stateFile.ts'
import { dealerDeed, ownerDeed } from '../contract/ownerDeeds.ts'
import { atDueTime } from './atDueTime.ts'
import type { BackendState } from './backendState.ts'
import { doDealerDeed } from './dealerDeeds.ts'
import { dayLength, type Ground, type Outcome } from './deed.ts'
import { doOwnerDeed } from './ownerDeeds.ts'

/** Whom the deeds of a named state are about. */
export interface StateCast {
  readonly owner: string
  /** What `this-car` and `other-car` stand for. */
  readonly vin: string
  readonly otherVin: string
}

/** A state that cannot be reached from here; the message is for people. */
export class NamedStateFault extends Error {}

/** The state after the deeds of a named state, each at its day, by the same rules as everything else. */
export function withNamedState(
  state: BackendState,
  { id, deeds }: StateFile,
  cast: StateCast,
  ground: Ground,
): BackendState {
  let after = state
  for (const [index, { daysAgo, as, owner, dealer }] of deeds.entries()) {
    const then = { ...ground, now: ground.now - daysAgo * dayLength }
    const accountId = as ?? cast.owner
    const given = filled(owner ?? dealer ?? {}, after, accountId, cast)
    const parsed = (owner === undefined ? dealerDeed : ownerDeed).safeParse(given)
    if (!parsed.success) throw faultOf(id, index, parsed.error.issues[0]?.message ?? 'not a deed')
    const before = atDueTime(after, then)
    const outcome: Outcome =
      owner === undefined
        ? doDealerDeed({ state: before, deed: dealerDeed.parse(given), ground: then })
        : doOwnerDeed({ state: before, accountId, deed: ownerDeed.parse(given), ground: then })
    if (!outcome.answer.accepted) throw faultOf(id, index, outcome.answer.reason ?? 'refused')
    after = outcome.state
  }
  return atDueTime(after, ground)
}

function faultOf(id: string, index: number, why: string): NamedStateFault {
  return new NamedStateFault(
    `the state ${id} cannot be reached here: deed ${String(index + 1)}: ${why}`,
  )
}

/** The deed with what only the state knows: cars, and what a mail or a short message holds. */
function filled(
  deed: Readonly<Record<string, unknown>>,
  state: BackendState,
  accountId: string,
  { vin, otherVin }: StateCast,
): Record<string, unknown> {
  const valueOf = (value: unknown): unknown => {
    if (value === 'this-car') return vin
    if (value === 'other-car') return otherVin
    if (typeof value !== 'object' || value === null) return value
    if ('mail' in value) {
      return Object.values(state.mails).findLast(
        (mail) => mail.accountId === accountId && mail.kind === value.mail,
      )?.link
    }
    if ('sms' in value) {
      return Object.values(state.phoneMessages).findLast(
        (message) => message.accountId === accountId && message.about === value.sms,
      )?.code
    }
    return value
  }
  return Object.fromEntries(Object.entries(deed).map(([key, value]) => [key, valueOf(value)]))
}
