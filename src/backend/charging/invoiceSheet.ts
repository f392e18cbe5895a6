import type { BackendState } from '../backendState.ts'
import type { Ground } from '../deed.ts'
import { countryOf } from '../identity/account.ts'
import { endOfMonth } from '../services/term.ts'
import { shopOf } from '../store/checkout.ts'
import type { ChargingSession } from './chargingSession.ts'

/** An invoice as it stands on paper, in one language, before anybody draws it. */
export interface InvoiceSheet {
  readonly name: string
  readonly locale: string
  readonly title: string
  /** Virtual milliseconds since 1970; the document carries no other time. */
  readonly issuedAt: number
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly total: { readonly label: string; readonly value: string }
  readonly note: string
  /** What stands at the foot of a page. */
  pageText(page: number, pages: number): string
}

/** Prices are in this currency wherever one charges; no document states any (assumed). */
const currency = 'EUR'

/** The monthly invoice of the Charging Service: place, date, duration, energy and cost of each charging. */
export function invoiceSheet(
  state: BackendState,
  invoiceId: string,
  locale: string,
  ground: Pick<Ground, 'documentText'>,
): InvoiceSheet | undefined {
  const invoice = state.invoices[invoiceId]
  const account = invoice === undefined ? undefined : state.accounts[invoice.accountId]
  if (invoice === undefined || account === undefined) return undefined
  const text = (key: string, values = {}) => ground.documentText(locale, `invoice-${key}`, values)
  const write = writerFor(locale)
  const issuedAt = endOfMonth(Date.parse(`${invoice.month}-01`))
  const sessions = invoice.sessions.flatMap((id) => state.sessions[id] ?? [])
  const { address } = shopOf(state, invoice.accountId)
  const fact = (key: string, value: string) => ({ label: text(key), value })
  return {
    name: invoiceName(invoice.month, locale),
    locale,
    title: text('title', { month: write.month(Date.parse(`${invoice.month}-01`)) }),
    issuedAt,
    facts: [
      fact('number', invoice.id),
      fact('issued', write.day(issuedAt)),
      fact('customer', `${account.name} (${countryOf(account)})`),
      ...(address === null
        ? []
        : [
            fact(
              'address',
              `${address.street}, ${address.postcode} ${address.city}, ${address.country}`,
            ),
          ]),
    ],
    columns: columnKeys.map((key) => text(key)),
    rows: sessions.map((session) => rowOf(session, write, text)),
    total: {
      label: text('total', { count: sessions.length }),
      value: write.money(invoice.cents),
    },
    note: text('note'),
    pageText: (page, pages) => text('page', { page, pages }),
  }
}

export function invoiceName(month: string, locale: string): string {
  return `charging-${month}-${locale}.pdf`
}

const columnKeys = [
  'place',
  'date',
  'vehicle',
  'duration',
  'energy',
  'power',
  'standing',
  'cost',
] as const

type Writer = ReturnType<typeof writerFor>
type Text = (key: string, values?: Readonly<Record<string, string | number>>) => string

function rowOf(session: ChargingSession, write: Writer, text: Text): readonly string[] {
  return [
    session.place,
    write.moment(session.at),
    session.vin,
    text('minutes', { count: session.minutes }),
    `${write.number(session.energyKwh)} kWh`,
    `${write.number(session.powerKw)} kW`,
    text('minutes', { count: session.idleMinutes }),
    write.money(session.cents),
  ]
}

/** How a language writes numbers, money and times; the world has no time zone but UTC. */
function writerFor(locale: string) {
  const time = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
    return (at: number) => plainSpaces(format.format(at))
  }
  const amount = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  const money = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return {
    month: time({ month: 'long', year: 'numeric' }),
    day: time({ dateStyle: 'long' }),
    moment: time({ dateStyle: 'short', timeStyle: 'short' }),
    number: (value: number) => plainSpaces(amount.format(value)),
    money: (cents: number) => plainSpaces(money.format(cents / 100)),
  }
}

/** Narrow and no-break spaces are written as the plain no-break space, which every font has and every search finds. */
function plainSpaces(text: string): string {
  return text.replace(/[\u2009\u202f]/g, '\u00a0')
}
