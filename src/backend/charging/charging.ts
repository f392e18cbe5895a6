import { counted, type BackendState } from '../backendState.ts'
import { accepted, refused, type Ground, type Outcome, type OwnerCall } from '../deed.ts'
import { appLanguageOf, countryOf, isActive } from '../identity/account.ts'
import { mailed, phoned } from '../mailbox/post.ts'
import type { Contract } from '../services/contract.ts'
import { runningContract } from '../store/storeCatalogue.ts'
import { roleIn } from '../vehicles/connectedVehicle.ts'
import type { ChargingSession, Invoice } from './chargingSession.ts'
import { invoiceName } from './invoiceSheet.ts'

const chargingService = 'charging-service'

type Charging = OwnerCall<'charge'>['deed']

/** Energy, standing time and power of the station make the price. */
export function priceOf(charging: Charging, country: string, ground: Ground): number {
  const { prices, otherCountries } = ground.connect.charging
  const price =
    prices.find((one) => one.country === country && charging.powerKw <= one.upToKw) ??
    otherCountries
  return Math.round(
    charging.energyKwh * price.centsPerKwh + charging.idleMinutes * price.centsPerIdleMinute,
  )
}

/** A car is charged on a contract of the Charging Service. */
export function charge({ state, accountId, deed, ground }: OwnerCall<'charge'>): Outcome {
  const account = state.accounts[accountId]
  const vehicle = state.vehicles[deed.vin]
  if (!isActive(account)) return refused(state, 'account-required')
  if (vehicle === undefined || roleIn(vehicle, accountId) === undefined) {
    return refused(state, 'not-a-user-of-this-car')
  }
  const contract = runningContract(state, deed.vin, chargingService)
  if (contract === undefined) return refused(state, 'no-charging-contract')
  const cents = deed.isPublic ? priceOf(deed, countryOf(account), ground) : 0
  const next = counted(state, 'session')
  const session: ChargingSession = {
    id: next.id,
    accountId: contract.payer,
    vin: deed.vin,
    contract: contract.id,
    place: deed.place,
    isPublic: deed.isPublic,
    at: ground.now,
    minutes: deed.minutes,
    energyKwh: deed.energyKwh,
    powerKw: deed.powerKw,
    idleMinutes: deed.idleMinutes,
    cents,
  }
  const after = { ...next.state, sessions: { ...next.state.sessions, [session.id]: session } }
  return accepted(after, { session: session.id, cents })
}

/** The public sessions of the contract that is valid now (R-10.3, C-47). */
export function sessionsShown(state: BackendState, accountId: string): readonly ChargingSession[] {
  const valid = (contract: Contract | undefined) =>
    contract !== undefined && (contract.state === 'active' || contract.state === 'cancelled')
  return Object.values(state.sessions).filter(
    (session) =>
      session.accountId === accountId &&
      session.isPublic &&
      valid(state.contracts[session.contract]),
  )
}

/** The history, by period in the portal and by car in the app. */
export function seeCharging({ state, accountId, deed }: OwnerCall<'see-charging'>): Outcome {
  if (!isActive(state.accounts[accountId])) return refused(state, 'account-required')
  const from = deed.from === undefined ? Number.NEGATIVE_INFINITY : Date.parse(deed.from)
  const to = deed.to === undefined ? Number.POSITIVE_INFINITY : Date.parse(deed.to) + 86_400_000
  if (from > to) return refused(state, 'period-upside-down')
  const sessions = sessionsShown(state, accountId).filter(
    ({ at, vin }) => at >= from && at < to && (deed.vin === undefined || deed.vin === vin),
  )
  return accepted(state, { sessions: sessions.map(({ id }) => id), count: sessions.length })
}

/** Portal and app let an invoice be downloaded, the app in the language of the phone. */
export function openInvoice({ state, accountId, deed }: OwnerCall<'open-invoice'>): Outcome {
  const account = state.accounts[accountId]
  const invoice = state.invoices[deed.invoice]
  if (!isActive(account)) return refused(state, 'account-required')
  if (invoice === undefined || invoice.accountId !== accountId) {
    return refused(state, 'invoice-unknown')
  }
  const phone = appLanguageOf(account)
  const language = deed.via === 'app' ? phone : (deed.locale ?? phone)
  return accepted(state, {
    month: invoice.month,
    cents: invoice.cents,
    sessions: invoice.sessions.length,
    document: { invoice: invoice.id, locale: language, name: invoiceName(invoice.month, language) },
  })
}

/** What has not been invoiced yet and was charged before this moment. */
export function uninvoiced(state: BackendState, before: number): readonly ChargingSession[] {
  const done = new Set(Object.values(state.invoices).flatMap(({ sessions }) => sessions))
  return Object.values(state.sessions).filter(
    ({ id, at, isPublic }) => isPublic && at < before && !done.has(id),
  )
}

/** The month is over: one invoice an account, by mail, as a message, and as a push. */
export function invoiceMonth(state: BackendState, end: number): BackendState {
  const month = new Date(end - 1).toISOString().slice(0, 7)
  const sessions = uninvoiced(state, end)
  let after = state
  for (const accountId of new Set(sessions.map((session) => session.accountId))) {
    const own = sessions.filter((session) => session.accountId === accountId)
    const next = counted(after, 'invoice')
    const invoice: Invoice = {
      id: next.id,
      accountId,
      month,
      cents: own.reduce((sum, { cents }) => sum + cents, 0),
      sessions: own.map(({ id }) => id),
    }
    after = { ...next.state, invoices: { ...next.state.invoices, [invoice.id]: invoice } }
    const mail = { accountId, at: end, kind: 'charging-invoice', about: { month } }
    after = mailed(after, { ...mail, link: invoice.id })
    after = mailed(after, { ...mail, link: invoice.id, folder: 'messages' })
    after = phoned(after, { accountId, at: end, kind: 'push', about: 'charging-invoice' })
  }
  return after
}
