import { assign, enqueueActions, sendParent, sendTo, setup } from 'xstate'
import { servicesMachine, type ServicesReport } from '../services/servicesMachine.ts'
import { activationMachine } from './activationMachine.ts'
import type { ActivationMemory } from './activationSetup.ts'
import { cancellationMachine, type CancellationMemory } from './cancellationMachine.ts'
import {
  happeningsOf,
  type Notice,
  type Parking,
  type ProcedureReport,
  type Task,
} from './parking.ts'

/** What the car has done and has to tell, with the time at which it was done. */
export interface TaskReport extends Task {
  readonly requestId: string
  readonly outcome: 'done' | 'failed'
  readonly at: number
}

/** What the car remembers of orders. */
export interface OrdersMemory {
  readonly tasks: readonly Task[]
  readonly services: readonly string[]
  readonly reports: number
  readonly outbox: readonly TaskReport[]
  readonly cancellation: CancellationMemory | null
  readonly activation: ActivationMemory | null
  /** Whether the next installation fails, as the world wants it. */
  readonly fails: boolean
}

/** A car for which nothing was ever ordered. */
export const noOrders: OrdersMemory = {
  tasks: [],
  services: [],
  reports: 0,
  outbox: [],
  cancellation: null,
  activation: null,
  fails: false,
}

export type OrdersEvent =
  | {
      readonly type: 'orders.list.heard'
      readonly tasks: readonly Task[]
      readonly services: readonly string[]
    }
  | { readonly type: 'orders.report.taken'; readonly requestId: string }
  | { readonly type: 'orders.notice.confirmed'; readonly notice: string }
  | { readonly type: 'parking.state.changed'; readonly parking: Parking }
  | ProcedureReport
  | ServicesReport

/** What the head unit hears of orders. */
export type OrdersReport =
  | { readonly type: 'orders.notice.given'; readonly notice: Notice; readonly id: string }
  | { readonly type: 'orders.way.told'; readonly reason: string }
  | { readonly type: 'orders.update.listed'; readonly id: string | null }
  | { readonly type: 'orders.services.changed'; readonly services: readonly string[] }
  | { readonly type: 'orders.report.made'; readonly report: TaskReport }

type Context = Pick<OrdersMemory, 'tasks' | 'services' | 'reports' | 'outbox'> & {
  readonly parking: Parking
  /** How often the outbox was sent again since the connection is there. */
  readonly repeats: number
}

/** Then it waits for the next connection. */
const mostRepeats = 5

/** The first task of a kind that the car has not done yet. */
function openTask({ tasks, outbox }: Context, ...kinds: readonly Task['task'][]): Task | null {
  const isDone = ({ id, task }: Task) =>
    outbox.some((report) => report.id === id && report.task === task && report.outcome === 'done')
  return tasks.find((one) => kinds.includes(one.task) && !isDone(one)) ?? null
}

/** What Porsche Connect has for this car: services, Functions on Demand, updates (R-7.1, R-9.x); both procedures kept apart. */
export const ordersMachine = setup({
  types: {
    input: {} as { readonly parking: Parking; readonly memory: OrdersMemory },
    context: {} as Context,
    events: {} as OrdersEvent,
    children: {} as {
      services: 'services'
      cancellation: 'cancellation'
      activation: 'activation'
    },
  },
  actors: {
    services: servicesMachine,
    cancellation: cancellationMachine,
    activation: activationMachine,
  },
  actions: {
    noteTasks: assign((_, { tasks }: { tasks: readonly Task[] }) => ({ tasks })),
    noteServices: assign((_, { services }: { services: readonly string[] }) => ({ services })),
    noteReport: assign(
      ({ context }, report: Pick<TaskReport, 'task' | 'outcome' | 'at'> & { id: string }) => ({
        reports: context.reports + 1,
        outbox: [
          ...context.outbox,
          { ...report, requestId: `report-${String(context.reports + 1)}` },
        ],
      }),
    ),
    dropReport: assign(({ context }, { requestId }: { requestId: string }) => ({
      outbox: context.outbox.filter((report) => report.requestId !== requestId),
    })),
    giveTasks: enqueueActions(({ context, enqueue }) => {
      enqueue.sendTo('cancellation', {
        type: 'cancellation.task.given',
        id: openTask(context, 'cancellation')?.id ?? null,
      })
      enqueue.sendTo('activation', {
        type: 'activation.task.given',
        task: openTask(context, 'activation', 'update'),
      })
    }),
    tellServices: sendTo('services', (_, { services }: { services: readonly string[] }) => ({
      type: 'services.orders.heard',
      services,
    })),
    takeParking: enqueueActions(({ context, enqueue }, { parking }: { parking: Parking }) => {
      const happenings = happeningsOf(context.parking, parking)
      if (happenings.some(({ type }) => type === 'power.car.started')) {
        enqueue.sendTo('services', { type: 'services.power.started' })
      }
      const isBack = !context.parking.canReport && parking.canReport
      for (const report of isBack ? context.outbox : []) {
        enqueue.sendParent({ type: 'orders.report.made', report } satisfies OrdersReport)
      }
      enqueue.assign(isBack ? { parking, repeats: 0 } : { parking })
      enqueue.sendTo('cancellation', { type: 'parking.state.changed', parking })
      enqueue.sendTo('activation', { type: 'parking.state.changed', parking })
    }),
    sendReports: enqueueActions(({ context, enqueue }) => {
      for (const report of context.parking.canReport ? context.outbox : []) {
        enqueue.sendParent({ type: 'orders.report.made', report } satisfies OrdersReport)
      }
    }),
    countRepeat: assign(({ context }) => ({ repeats: context.repeats + 1 })),
    confirmNotice: enqueueActions(({ enqueue }, { notice }: { notice: string }) => {
      if (notice === 'function-cancellation') {
        enqueue.sendTo('cancellation', { type: 'cancellation.notice.confirmed' })
      } else enqueue.sendTo('activation', { type: 'activation.notice.confirmed' })
    }),
    giveNotice: sendParent((_, { notice, id }: { notice: Notice; id: string }): OrdersReport => ({
      type: 'orders.notice.given',
      notice,
      id,
    })),
    tellWhy: sendParent((_, { reason }: { reason: string }): OrdersReport => ({
      type: 'orders.way.told',
      reason,
    })),
    listUpdate: sendParent((_, { id }: { id: string | null }): OrdersReport => ({
      type: 'orders.update.listed',
      id,
    })),
    reportServices: sendParent(({ context }: { context: Context }): OrdersReport => ({
      type: 'orders.services.changed',
      services: context.services,
    })),
  },
  guards: {
    awaitsReceipt: ({ context: { outbox, parking, repeats } }) =>
      outbox.length > 0 && parking.canReport && repeats < mostRepeats,
    awaitsNothing: ({ context: { outbox, parking } }) => outbox.length === 0 || !parking.canReport,
  },
  delays: { repeatTime: 30_000 },
}).createMachine({
  id: 'orders',
  context: ({ input: { parking, memory }, spawn }) => {
    const { tasks, services, reports, outbox, cancellation, activation, fails } = memory
    spawn('services', { id: 'services', input: { services, hasStarted: parking.power === 'on' } })
    spawn('cancellation', { id: 'cancellation', input: { parking, memory: cancellation } })
    spawn('activation', { id: 'activation', input: { parking, memory: activation, fails } })
    return { tasks, services, reports, outbox, parking, repeats: 0 }
  },
  initial: 'resting',
  states: {
    resting: { always: { guard: 'awaitsReceipt', target: 'reporting' } },
    reporting: {
      description: 'A report that is not acknowledged is sent again, the same one',
      always: { guard: 'awaitsNothing', target: 'resting' },
      after: {
        repeatTime: [
          {
            guard: 'awaitsReceipt',
            target: 'reporting',
            reenter: true,
            actions: ['countRepeat', 'sendReports'],
          },
          { target: 'resting' },
        ],
      },
    },
  },
  on: {
    'orders.list.heard': {
      actions: [
        { type: 'noteTasks', params: ({ event }) => event },
        { type: 'tellServices', params: ({ event }) => event },
        'giveTasks',
      ],
    },
    'orders.report.taken': { actions: { type: 'dropReport', params: ({ event }) => event } },
    'orders.notice.confirmed': { actions: { type: 'confirmNotice', params: ({ event }) => event } },
    'parking.state.changed': { actions: { type: 'takeParking', params: ({ event }) => event } },
    'services.list.changed': {
      actions: [{ type: 'noteServices', params: ({ event }) => event }, 'reportServices'],
    },
    'procedure.notice.given': { actions: { type: 'giveNotice', params: ({ event }) => event } },
    'procedure.way.told': { actions: { type: 'tellWhy', params: ({ event }) => event } },
    'procedure.update.listed': { actions: { type: 'listUpdate', params: ({ event }) => event } },
    'procedure.task.ended': {
      actions: [
        {
          type: 'noteReport',
          params: ({ event }) => ({ ...event.task, outcome: event.outcome, at: event.at }),
        },
        'sendReports',
        'giveTasks',
      ],
    },
  },
})
