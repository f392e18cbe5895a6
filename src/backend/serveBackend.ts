import type { Bus } from '../bus/bus.ts'
import type { Payload } from '../contract/channels.ts'
import { askedDocument, documentParts, type AskedDocument } from './charging/askedDocument.ts'
import { invoiceSheet, type InvoiceSheet } from './charging/invoiceSheet.ts'
import { atDueTime, nextDue } from './atDueTime.ts'
import {
  emptyBackend,
  withAccount,
  withoutAnswers,
  withVehicle,
  type Account,
  type BackendState,
  type ConnectedVehicle,
} from './backendState.ts'
import type { Store } from './backendStore.ts'
import { doDealerDeed } from './dealerDeeds.ts'
import type { Ground, Outcome } from './deed.ts'
import { ordersOf, reportTaken } from './functionsOnDemand/carTasks.ts'
import { linkVehicle } from './identity/linkVehicle.ts'
import { changesOf, keptMoment, stateKept } from './keptState.ts'
import { doOwnerDeed } from './ownerDeeds.ts'
import { createShowPages } from './showPages.ts'

/** How the backend behaves towards the cars: it answers, or it takes requests and says nothing. */
export type Conduct = 'answering' | 'silent'

export interface Backend {
  /** Somebody has a Porsche ID from now on; the secrets are given as they are typed. One it knows stays as it is. */
  addAccount(account: Account): void
  /** A car has an owner from now on; what the backend knows of it already stays. */
  addVehicle(vehicle: ConnectedVehicle): void
  vehicle(vin: string): ConnectedVehicle | undefined
  state(): BackendState
  /** Changes the state by a rule; what it changes is kept and shown. */
  change(rule: (state: BackendState, ground: Ground) => BackendState): void
  setConduct(conduct: Conduct): void
  /** Forgets everything and everybody. */
  reset(): void
  /** An invoice of an account as a document; undefined when there is none. */
  invoice(accountId: string, invoice: string, locale: string): Promise<BackendDocument | undefined>
}

export interface BackendDocument {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Draws a sheet as a document that a person can open. */
export type WriteDocument = (sheet: InvoiceSheet) => Promise<Uint8Array>

export interface BackendOptions {
  readonly ground: Omit<Ground, 'now'>
  now(): number
  readonly timers: {
    setTimeout(work: () => void, delay: number): number
    clearTimeout(id: number): void
  }
  /** Where the state is kept; without it, it is forgotten at the end. */
  readonly store?: Store | undefined
  readonly writeDocument: WriteDocument
  /** Something is under way until the returned function is called. */
  begin?(): () => void
}

const heardNames = [
  'car.link.requested',
  'car.task.reported',
  'car.presence.changed',
  'owner.request.made',
  'dealer.request.made',
] as const

/** Timers of 32 bits cannot wait longer than 24 days. */
const longestWait = 20 * 86_400_000

/** The rules of the backend behind the bus. It knows no broker and no wall clock. */
export async function serveBackend(bus: Bus<'backend'>, options: BackendOptions): Promise<Backend> {
  const { store, timers } = options
  let state: BackendState = store === undefined ? emptyBackend : stateKept(store.entries())
  let conduct: Conduct = 'answering'
  let timer: number | undefined
  let writes = 0
  const showPages = createShowPages(bus, groundNow)

  function groundNow(): Ground {
    return { ...options.ground, now: options.now() }
  }

  /** Takes a new state; what was kept of it is told only when it is on the disk. */
  function take(next: BackendState, tell: () => void = () => undefined): void {
    const before = state
    state = next
    const telling = () => {
      showPages(before, next)
      tell()
    }
    armTimer()
    const changes = store === undefined ? {} : changesOf(before, next)
    const isChanged = Object.keys(changes).length > 0
    // what changes nothing still waits for what is being written: it may tell of it
    if (store === undefined || (!isChanged && writes === 0)) {
      telling()
      return
    }
    const done = options.begin?.()
    writes += 1
    void store
      .write(isChanged ? { ...changes, [keptMoment]: options.now() } : {})
      .then(telling)
      .finally(() => {
        writes -= 1
        done?.()
      })
  }

  function armTimer(): void {
    if (timer !== undefined) timers.clearTimeout(timer)
    const due = nextDue(state)
    timer =
      due === undefined
        ? undefined
        : timers.setTimeout(
            () => {
              timer = undefined
              take(atDueTime(state, groundNow()))
            },
            Math.min(longestWait, Math.max(0, due - options.now())),
          )
  }

  /** A request that comes again gets its first answer and changes nothing. */
  function answerOnce(key: string, decide: (state: BackendState) => Outcome): Outcome {
    const given = state.requests[key]
    if (given !== undefined) return { state, answer: given }
    const { state: next, answer } = decide(atDueTime(state, groundNow()))
    return { state: { ...next, requests: { ...next.requests, [key]: answer } }, answer }
  }

  async function invoice(accountId: string, id: string, locale: string) {
    if (state.invoices[id]?.accountId !== accountId) return undefined
    const sheet = invoiceSheet(state, id, locale, options.ground)
    return sheet && { name: sheet.name, bytes: await options.writeDocument(sheet) }
  }

  /** What was asked for comes in parts that fit into packets; asked for again, it comes again. */
  async function deliver(
    accountId: string,
    requestId: string,
    asked: AskedDocument,
  ): Promise<void> {
    const done = options.begin?.()
    try {
      const written = await invoice(accountId, asked.invoice, asked.locale)
      for (const part of documentParts(requestId, asked, written?.bytes ?? new Uint8Array())) {
        bus.publish('backend.document.delivered', { accountId }, part)
      }
    } finally {
      done?.()
    }
  }

  function linkRequested(vin: string, request: Payload<'car.link.requested'>): void {
    const result = linkVehicle(state, vin, request, options.ground.hash)
    take(result.state, () => {
      const answer = { requestId: request.requestId, ...result.answer }
      bus.publish('backend.link.answered', { vin }, answer)
    })
  }

  function taskReported(vin: string, report: Payload<'car.task.reported'>): void {
    take(reportTaken(state, vin, report, groundNow()), () => {
      bus.publish('backend.report.acknowledged', { vin }, { requestId: report.requestId })
    })
  }

  function carOnline(vin: string): void {
    // a car counts its requests from 1 in every session: what was answered before is no answer to these
    take(withoutAnswers(state, vin), () => {
      // what is kept for it may be out of date, or may have been lost
      bus.publish('backend.orders.shown', { vin }, ordersOf(state, vin))
    })
  }

  function ownerAsked(accountId: string, request: Payload<'owner.request.made'>): void {
    const { requestId, deed } = request
    const { state: next, answer } = answerOnce(`${accountId}/${requestId}`, (now) =>
      doOwnerDeed({ state: now, accountId, deed, ground: groundNow() }),
    )
    take(next, () => {
      bus.publish('backend.request.answered', { accountId }, { requestId, ...answer })
      const asked = askedDocument.safeParse(answer.result?.['document'])
      if (asked.success) void deliver(accountId, requestId, asked.data)
    })
  }

  function dealerAsked(deskId: string, request: Payload<'dealer.request.made'>): void {
    const { requestId, deed } = request
    const { state: next, answer } = answerOnce(`desk/${deskId}/${requestId}`, (now) =>
      doDealerDeed({ state: now, deed, ground: groundNow() }),
    )
    take(next, () => {
      bus.publish('backend.deskRequest.answered', { deskId }, { requestId, ...answer })
    })
  }

  await bus.listen(heardNames, {}, (event, { vin = '', accountId = '', deskId = '' }) => {
    switch (event.type) {
      case 'car.link.requested':
        if (conduct === 'answering') linkRequested(vin, event.payload)
        return
      case 'car.task.reported':
        if (conduct === 'answering') taskReported(vin, event.payload)
        return
      case 'car.presence.changed':
        if (event.payload.online) carOnline(vin)
        return
      case 'owner.request.made':
        ownerAsked(accountId, event.payload)
        return
      case 'dealer.request.made':
        dealerAsked(deskId, event.payload)
    }
  })

  showPages(emptyBackend, state)
  armTimer()

  return {
    addAccount(account) {
      if (state.accounts[account.accountId] !== undefined) return
      const { accountId, password, securityCode } = account
      const { hash } = options.ground
      take(
        withAccount(state, {
          ...account,
          password: hash(password, accountId),
          securityCode: securityCode === null ? null : hash(securityCode, accountId),
        }),
      )
    },
    addVehicle(vehicle) {
      take(withVehicle(state, vehicle))
    },
    vehicle: (vin) => state.vehicles[vin],
    state: () => state,
    change(rule) {
      take(rule(state, groundNow()))
    },
    invoice,
    reset() {
      take(emptyBackend)
    },
    setConduct(next) {
      conduct = next
    },
  }
}
