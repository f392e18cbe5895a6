import { z } from 'zod'
import { emptyBackend, type BackendState } from './backendState.ts'

const prefix = 'backend/'

/** Under this key stands the time of the last change, in virtual milliseconds since 1970. */
export const keptMoment = 'clock'

type Collections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What has changed from one state to the next, as entries of a store; `undefined` is gone. */
export function changesOf(before: BackendState, after: BackendState): Record<string, unknown> {
  const [old, fresh] = [before, after] as unknown as readonly [Collections, Collections]
  const changes: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(fresh)) {
    const former = old[name] ?? {}
    if (values === former) continue
    for (const [key, value] of Object.entries(values)) {
      if (former[key] !== value) changes[`${prefix}${name}/${key}`] = value
    }
    for (const key of Object.keys(former)) {
      if (!Object.hasOwn(values, key)) changes[`${prefix}${name}/${key}`] = undefined
    }
  }
  return changes
}

/** The state that a store holds. */
export function stateKept(entries: ReadonlyMap<string, unknown>): BackendState {
  const state: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.keys(emptyBackend).map((name) => [name, {}]),
  )
  for (const [entry, value] of entries) {
    if (!entry.startsWith(prefix)) continue
    const [name = '', ...key] = entry.slice(prefix.length).split('/')
    const values = state[name]
    if (values !== undefined) values[key.join('/')] = value
  }
  return state as unknown as BackendState
}

/** Why these entries are no whole state of a backend and its cars, in words for people; undefined when they are. */
export function whyNotKept(entries: Readonly<Record<string, unknown>>): string | undefined {
  for (const [entry, value] of Object.entries(entries)) {
    const why = whyNotEntry(entry, value)
    if (why !== undefined) return `${entry}: ${why}`
  }
  return undefined
}

function whyNotEntry(entry: string, value: unknown): string | undefined {
  if (entry === keptMoment) {
    return Number.isSafeInteger(value) ? undefined : 'expected milliseconds since 1970'
  }
  if (entry.startsWith('cars/')) return undefined
  const [name = '', ...key] = entry.startsWith(prefix) ? entry.slice(prefix.length).split('/') : []
  if (!Object.hasOwn(emptyBackend, name) || key.join('') === '') return 'no such entry is known'
  const shape = shapes[name as keyof BackendState]
  const found = shape.safeParse(value).error?.issues[0]
  return found && [found.path.join('.'), found.message].filter((word) => word !== '').join(': ')
}

const id = z.string().min(1)
const at = z.number().nullable()

/** What the rules lean on in each entry; more may be there. */
const shapes: Readonly<Record<keyof BackendState, z.ZodType>> = {
  accounts: z.looseObject({
    accountId: id,
    name: z.string(),
    porscheId: z.string(),
    password: z.string(),
    securityCode: z.string().nullable(),
  }),
  vehicles: z.looseObject({
    vin: id,
    vehicle: id,
    owner: z.string().nullable(),
    method: z.enum(['pairing-code', 'porsche-id']),
    pairingCode: z.strictObject({ code: z.string(), state: z.enum(['open', 'redeemed']) }),
    asksSecurityCode: z.boolean(),
    linkedTo: z.string().nullable(),
  }),
  answers: z.array(z.looseObject({ requestId: id })),
  requests: z.looseObject({ accepted: z.boolean() }),
  invitations: z.looseObject({ id, accountId: id, link: id, dueAt: at }),
  contracts: z.looseObject({
    id,
    vin: id,
    product: id,
    payer: id,
    orderedAt: z.number(),
    until: at,
  }),
  shops: z.looseObject({
    cart: z.array(z.unknown()),
    cards: z.array(z.string()),
    charges: z.array(z.looseObject({ at: z.number(), cents: z.number() })),
  }),
  orders: z.looseObject({ id, accountId: id, at: z.number(), products: z.array(id) }),
  mails: z.looseObject({ id, accountId: id, at: z.number(), kind: id }),
  phoneMessages: z.looseObject({ id, accountId: id, at: z.number(), about: id }),
  sessions: z.looseObject({ id, accountId: id, vin: id, at: z.number(), cents: z.number() }),
  invoices: z.looseObject({ id, accountId: id, month: id, sessions: z.array(id) }),
  carTasks: z.looseObject({ services: z.array(id), tasks: z.array(z.unknown()) }),
  counters: z.int().min(0),
}
