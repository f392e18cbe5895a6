import { accepted, refused, type Outcome, type OwnerCall } from '../deed.ts'
import { appLanguageOf, countryOf, isActive } from '../identity/account.ts'
import { mailed } from './post.ts'

/** The contact address of a country, as a page of some language prints it (section 13, C-45). */
export function askContact({ state, deed, ground }: OwnerCall<'ask-contact'>): Outcome {
  const { contact, contactOn } = ground.market(deed.country)
  if (contact === undefined) return refused(state, 'country-not-listed')
  const onPage = deed.page === undefined ? undefined : contactOn(deed.page)
  return accepted(state, { address: onPage ?? contact })
}

/** Personal contact, under Contact or in the notification centre. */
export function contact({ state, accountId, deed, ground }: OwnerCall<'contact'>): Outcome {
  if (!isActive(state.accounts[accountId])) return refused(state, 'account-required')
  const about = { via: deed.via }
  return accepted(
    mailed(state, { accountId, at: ground.now, kind: 'contact', about, folder: 'messages' }),
  )
}

/** An appointment in the workshop cannot be made here in every country. */
export function requestAppointment({
  state,
  accountId,
  deed,
  ground,
}: OwnerCall<'request-appointment'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  if (ground.connect.noAppointments.includes(countryOf(account))) {
    return refused(state, 'appointment-not-supported')
  }
  const about = { vin: deed.vin }
  return accepted(
    mailed(state, { accountId, at: ground.now, kind: 'appointment', about, folder: 'messages' }),
  )
}

/** The app has a film that explains it, in the language of the phone. */
export function openHelp({ state, accountId }: OwnerCall<'open-help'>): Outcome {
  const account = state.accounts[accountId]
  if (!isActive(account)) return refused(state, 'account-required')
  return accepted(state, { shown: 'help-video', locale: appLanguageOf(account) })
}
