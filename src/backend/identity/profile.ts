import { withAccount, type BackendState } from '../backendState.ts'
import { accepted, refused, type Outcome, type OwnerCall } from '../deed.ts'
import { mailed } from '../mailbox/post.ts'
import { withoutUser } from '../vehicles/connectedVehicle.ts'
import { withoutOwner } from '../vehicles/ownership.ts'
import { countryOf, isActive, type Account } from './account.ts'

/** The account of this Porsche ID; upper and lower case are the same. */
export function accountOf(state: BackendState, porscheId: string): Account | undefined {
  return Object.values(state.accounts).find(
    (account) =>
      account.porscheId.toLowerCase() === porscheId.toLowerCase() && account.state !== 'deleted',
  )
}

/** Where the country allows it, one can make a Porsche ID oneself; its country is asked for (C-48). */
export function register({ state, accountId, deed, ground }: OwnerCall<'register'>): Outcome {
  const { connect, hash } = ground
  if (connect.noSelfRegistration.includes(deed.country)) {
    return refused(state, 'self-registration-not-offered')
  }
  if (state.accounts[accountId] !== undefined) return refused(state, 'account-exists')
  if (accountOf(state, deed.porscheId) !== undefined) return refused(state, 'porsche-id-taken')
  if (deed.password.length < connect.limits.passwordLength) {
    return refused(state, 'password-too-short')
  }
  const { name, porscheId, country } = deed
  const password = hash(deed.password, accountId)
  const account: Account = {
    accountId,
    name,
    porscheId,
    password,
    securityCode: null,
    state: 'active',
    country,
  }
  return accepted(withAccount(state, account))
}

export function signIn({ state, accountId, deed, ground }: OwnerCall<'sign-in'>): Outcome {
  const account = accountOf(state, deed.porscheId)
  if (account?.accountId !== accountId) return refused(state, 'porsche-id-unknown')
  if (!isActive(account)) return refused(state, 'account-required')
  return account.password === ground.hash(deed.password, accountId)
    ? accepted(state)
    : refused(state, 'password-wrong')
}

export function changePassword({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'change-password'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  if (account.password !== ground.hash(deed.old, accountId)) return refused(state, 'password-wrong')
  if (deed.password.length < ground.connect.limits.passwordLength) {
    return refused(state, 'password-too-short')
  }
  const password = ground.hash(deed.password, accountId)
  return accepted(withAccount(state, { ...account, password }))
}

/** Login & Security holds the security code too. */
export function changeSecurityCode({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'change-security-code'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  if (account.securityCode === null) return refused(state, 'security-code-not-set')
  if (account.securityCode !== ground.hash(deed.old, accountId)) {
    return refused(state, 'security-code-wrong')
  }
  if (!/^\d{4}$/.test(deed.securityCode)) return refused(state, 'security-code-needs-four-digits')
  const securityCode = ground.hash(deed.securityCode, accountId)
  return accepted(withAccount(state, { ...account, securityCode }))
}

/** Who has forgotten the security code proves to be themselves by the password (R-2.7; how, is assumed). */
export function resetSecurityCode({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'reset-security-code'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  if (account.password !== ground.hash(deed.password, accountId)) {
    return refused(state, 'password-wrong')
  }
  if (!/^\d{4}$/.test(deed.securityCode)) return refused(state, 'security-code-needs-four-digits')
  const securityCode = ground.hash(deed.securityCode, accountId)
  return accepted(withAccount(state, { ...account, securityCode }))
}

/** Profile settings, on the web and in the app. */
export function editProfile({ state, accountId, deed }: OwnerCall<'edit-profile'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  const { name, birthDate, porscheId } = deed
  if (name === undefined && birthDate === undefined && porscheId === undefined) {
    return refused(state, 'nothing-to-change')
  }
  const holder = porscheId === undefined ? undefined : accountOf(state, porscheId)
  if (holder !== undefined && holder.accountId !== accountId) {
    return refused(state, 'porsche-id-taken')
  }
  return accepted(
    withAccount(state, {
      ...account,
      ...(name === undefined ? {} : { name }),
      ...(birthDate === undefined ? {} : { birthDate }),
      ...(porscheId === undefined ? {} : { porscheId }),
    }),
  )
}

/** After a move the new local dealer, or the Customer Interaction Center, changes the country. */
export function changeCountry({ state }: OwnerCall<'change-country'>): Outcome {
  return refused(state, 'country-changed-by-dealer-only')
}

/** Consent to the exchange of data with the chosen partner. */
export function giveConsent({ state, accountId, deed }: OwnerCall<'give-consent'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  return accepted(withAccount(state, { ...account, consent: deed.exchange }))
}

/** Objection goes by mail to the address of the account's country (R-1.14, section 13). */
export function object({ state, accountId, ground }: OwnerCall<'object'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  const { contact } = ground.market(countryOf(account))
  if (contact === undefined) return refused(state, 'country-not-listed')
  const withdrawn = withAccount(state, { ...account, consent: false })
  const about = { to: contact }
  return accepted(
    mailed(withdrawn, { accountId, at: ground.now, kind: 'objection', about, folder: 'messages' }),
    { to: contact },
  )
}

/** In whose name services are used may have to be proved, by market. */
export function verifyIdentity({
  state,
  accountId,
  ground,
}: OwnerCall<'verify-identity'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  if (!ground.market(countryOf(account)).identityCheck) {
    return refused(state, 'identity-check-not-needed')
  }
  return accepted(withAccount(state, { ...account, identityVerified: true }))
}

/**
 * Login & Security ends the account: no access any more, every configuration reset, services no longer provided;
 * the customer data are kept.
 */
export function deleteAccount({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'delete-account'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  if (account.password !== ground.hash(deed.password, accountId)) {
    return refused(state, 'password-wrong')
  }
  let left = withAccount(state, { ...account, state: 'deleted', settings: {} })
  for (const vehicle of Object.values(state.vehicles)) {
    if (vehicle.owner === accountId) {
      left = withoutOwner(left, vehicle, ground.digits(`${vehicle.vin}/${accountId}/deleted`, 8))
      left = withoutProvision(left, vehicle.vin)
      continue
    }
    const isTheirs = vehicle.users?.includes(accountId) === true || vehicle.linkedTo === accountId
    if (!isTheirs) continue
    const freed = withoutUser(vehicle, accountId)
    left = { ...left, vehicles: { ...left.vehicles, [vehicle.vin]: freed } }
  }
  return accepted(left)
}

/** Services with a term are no longer provided; a function without limit stays in the car. */
function withoutProvision(state: BackendState, vin: string): BackendState {
  const contracts = Object.fromEntries(
    Object.entries(state.contracts).map(([id, contract]) => [
      id,
      contract.vin === vin && contract.until !== null
        ? { ...contract, state: 'expired' as const, renews: false }
        : contract,
    ]),
  )
  return { ...state, contracts }
}

/** The app speaks the language that the phone is set to. */
export function setPhoneLanguage({
  state,
  accountId,
  deed,
}: OwnerCall<'set-phone-language'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  return accepted(withAccount(state, { ...account, phoneLanguage: deed.locale }))
}
