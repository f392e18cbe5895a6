import { counted, withAccount, type BackendState } from '../backendState.ts'
import { accepted, refused, type Ground, type Outcome, type OwnerCall } from '../deed.ts'
import { mailed, phoned } from '../mailbox/post.ts'
import { withUser } from '../vehicles/connectedVehicle.ts'
import { withOwner } from '../vehicles/ownership.ts'
import { isActive, type Account, type Invitation } from './account.ts'

type Invited = Omit<Invitation, 'id' | 'link' | 'state' | 'code'>

/** Somebody is invited to My Porsche; the mail goes out when it is due (R-1.4). */
export function invite(state: BackendState, invited: Invited, ground: Ground): BackendState {
  const next = counted(state, 'invitation')
  const invitation: Invitation = {
    ...invited,
    id: next.id,
    link: `${next.id}-${ground.digits(`${invited.accountId}/${next.id}`, 8)}`,
    state: 'sent',
    code: null,
  }
  const written = withInvitation(next.state, invitation)
  return invited.dueAt === null || invited.dueAt <= ground.now
    ? sendInvitation(written, invitation, ground.now)
    : written
}

/** The mail of an invitation goes out; a lost one reaches nobody (R-1.3). */
export function sendInvitation(
  state: BackendState,
  invitation: Invitation,
  now: number,
): BackendState {
  const sent = withInvitation(state, { ...invitation, dueAt: null })
  const { accountId, folder, link, vin } = invitation
  if (folder === 'lost') return sent
  const about = { by: invitation.by, ...(vin === null ? {} : { vin }) }
  return mailed(sent, { accountId, at: now, kind: 'invitation', about, folder, link })
}

export function withInvitation(state: BackendState, invitation: Invitation): BackendState {
  return { ...state, invitations: { ...state.invitations, [invitation.id]: invitation } }
}

/** The invitation that somebody is busy with. */
function openInvitation(state: BackendState, accountId: string): Invitation | undefined {
  return Object.values(state.invitations)
    .filter((one) => one.accountId === accountId && one.state !== 'done')
    .findLast((one) => one.state !== 'sent')
}

export function activate({ state, accountId, deed, ground }: OwnerCall<'activate'>): Outcome {
  const invitation = Object.values(state.invitations).find(({ link }) => link === deed.link)
  if (invitation === undefined || invitation.accountId !== accountId || invitation.dueAt !== null) {
    return refused(state, 'link-unknown')
  }
  if (invitation.state === 'done') return refused(state, 'link-used')
  const account = state.accounts[accountId]
  if (account === undefined) return refused(state, 'link-unknown')
  if (isActive(account)) {
    // a new invitation of another dealer moves the account to the dealer's country (R-1.5)
    const country = invitation.by === 'dealer' ? invitation.country : account.country
    const moved = withAccount(state, {
      ...account,
      ...(country === undefined ? {} : { country }),
    })
    return accepted(completed(moved, invitation, ground))
  }
  const needsCode = invitation.by === 'dealer'
  return accepted(
    withInvitation(state, { ...invitation, state: needsCode ? 'opened' : 'confirmed' }),
    { next: needsCode ? 'request-code' : 'set-password', since: ground.now },
  )
}

export function requestCode({ state, accountId, ground }: OwnerCall<'request-code'>): Outcome {
  const invitation = openInvitation(state, accountId)
  if (invitation?.state !== 'opened') return refused(state, 'invitation-not-opened')
  const { codeLength, codeMinutes } = ground.connect.limits
  const next = counted(state, 'code')
  const value = ground.digits(`${invitation.link}/${next.id}`, codeLength)
  const code = { value, until: ground.now + codeMinutes * 60_000, tries: 0 }
  const waiting = withInvitation(next.state, { ...invitation, code })
  if (invitation.phoneNumber === 'outdated') return accepted(waiting)
  return accepted(
    phoned(waiting, {
      accountId,
      at: ground.now,
      kind: 'sms',
      about: 'confirmation-code',
      code: value,
    }),
  )
}

export function confirm({ state, accountId, deed, ground }: OwnerCall<'confirm'>): Outcome {
  const invitation = openInvitation(state, accountId)
  if (invitation?.state === 'confirmed') return refused(state, 'already-confirmed')
  const code = invitation?.code ?? null
  if (invitation === undefined || code === null) return refused(state, 'code-not-requested')
  if (ground.now > code.until) return refused(state, 'confirmation-code-expired')
  const tries = code.tries + 1
  if (tries > ground.connect.limits.codeTries) return refused(state, 'confirmation-code-blocked')
  if (code.value !== deed.code) {
    const tried = withInvitation(state, {
      ...invitation,
      code: { value: code.value, until: code.until, tries },
    })
    return refused(tried, 'confirmation-code-wrong')
  }
  return accepted(withInvitation(state, { ...invitation, state: 'confirmed', code: null }))
}

/** The first password and security code complete the registration (R-1.4). */
export function setPassword({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'set-password'>): Outcome {
  const account = state.accounts[accountId]
  const invitation = openInvitation(state, accountId)
  if (isActive(account)) return refused(state, 'password-already-set')
  if (account === undefined || invitation?.state !== 'confirmed') {
    return refused(state, 'not-confirmed-yet')
  }
  if (deed.password.length < ground.connect.limits.passwordLength) {
    return refused(state, 'password-too-short')
  }
  const password = ground.hash(deed.password, accountId)
  return accepted(registered(withAccount(state, { ...account, password }), invitation, ground))
}

export function setSecurityCode({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'set-security-code'>): Outcome {
  const account = state.accounts[accountId]
  if (!/^\d{4}$/.test(deed.securityCode)) return refused(state, 'security-code-needs-four-digits')
  const invitation = openInvitation(state, accountId)
  if (account === undefined || (!isActive(account) && invitation?.state !== 'confirmed')) {
    return refused(state, 'account-required')
  }
  if (account.securityCode !== null) return refused(state, 'security-code-already-set')
  const securityCode = ground.hash(deed.securityCode, accountId)
  const changed = withAccount(state, { ...account, securityCode })
  return accepted(invitation === undefined ? changed : registered(changed, invitation, ground))
}

function registered(state: BackendState, invitation: Invitation, ground: Ground): BackendState {
  const account = state.accounts[invitation.accountId]
  if (account === undefined || account.password === '' || account.securityCode === null)
    return state
  const active: Account = { ...account, state: 'active', country: invitation.country }
  return completed(withAccount(state, active), invitation, ground)
}

function completed(state: BackendState, invitation: Invitation, ground: Ground): BackendState {
  const done = withInvitation(state, { ...invitation, state: 'done', code: null })
  const vehicle = invitation.vin === null ? undefined : done.vehicles[invitation.vin]
  if (vehicle === undefined) return done
  if (invitation.by === 'dealer') return withOwner(done, vehicle, invitation.accountId)
  const joined = withUser(vehicle, invitation.accountId, ground.digits)
  return { ...done, vehicles: { ...done.vehicles, [vehicle.vin]: joined } }
}
