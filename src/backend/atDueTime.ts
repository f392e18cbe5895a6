import type { BackendState } from './backendState.ts'
import { invoiceMonth, uninvoiced } from './charging/charging.ts'
import type { Ground } from './deed.ts'
import { sendInvitation } from './identity/invitation.ts'
import { isRunning } from './services/contract.ts'
import { atEndOfTerm } from './services/contracts.ts'
import { endOfMonth } from './services/term.ts'

/** When something happens next by itself; undefined when nothing is to come. */
export function nextDue(state: BackendState): number | undefined {
  const times = [
    ...Object.values(state.invitations).flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt])),
    ...Object.values(state.contracts).flatMap((contract) =>
      contract.until !== null && isRunning(contract) ? [contract.until] : [],
    ),
    ...uninvoiced(state, Number.POSITIVE_INFINITY).map(({ at }) => endOfMonth(at)),
  ]
  return times.length === 0 ? undefined : Math.min(...times)
}

/** Everything that is due by now, in the order of its time: mails of invitations, ends of terms, invoices. */
export function atDueTime(state: BackendState, ground: Ground): BackendState {
  let after = state
  for (let due = nextDue(after); due !== undefined && due <= ground.now; due = nextDue(after)) {
    after = atMoment(after, { ...ground, now: due })
  }
  return after
}

function atMoment(state: BackendState, ground: Ground): BackendState {
  let after = state
  for (const invitation of Object.values(state.invitations)) {
    if (invitation.dueAt !== null && invitation.dueAt <= ground.now) {
      after = sendInvitation(after, invitation, ground.now)
    }
  }
  for (const contract of Object.values(state.contracts)) {
    const isOver = contract.until !== null && contract.until <= ground.now && isRunning(contract)
    if (isOver) after = atEndOfTerm(after, contract, ground)
  }
  if (uninvoiced(after, ground.now).some(({ at }) => endOfMonth(at) <= ground.now)) {
    after = invoiceMonth(after, ground.now)
  }
  return after
}
