import { assign, enqueueActions, sendParent, setup } from 'xstate'
import {
  happeningsOf,
  whyNotDone,
  type Happening,
  type Notice,
  type Parking,
  type ProcedureReport,
} from './parking.ts'

/** What of a cancellation outlives the program: the step it waits for, and when running minutes are over. */
export interface CancellationMemory {
  readonly id: string
  readonly stage:
    'waiting' | 'noticing' | 'noticed' | 'unplugging' | 'leaving' | 'locking' | 'executing'
  readonly due: number | null
}

export type CancellationEvent =
  | { readonly type: 'cancellation.task.given'; readonly id: string | null }
  | { readonly type: 'cancellation.notice.confirmed' }
  | { readonly type: 'parking.state.changed'; readonly parking: Parking }
  | Happening

interface Context {
  readonly parking: Parking
  readonly memory: CancellationMemory | null
}

type Stage = CancellationMemory['stage']

const noticeTime = 180_000
const lockedTime = 600_000

function left({ memory, parking }: Context): number {
  return Math.max(0, (memory?.due ?? 0) - parking.now)
}

/**
 * A monthly function is cancelled in the car: a message after some minutes with a good connection, its
 * instructions confirmed, the cable out, the car left and locked for ten minutes. No switching off, no restart.
 */
export const cancellationMachine = setup({
  types: {
    input: {} as { readonly parking: Parking; readonly memory: CancellationMemory | null },
    context: {} as Context,
    events: {} as CancellationEvent,
  },
  actions: {
    takeTask: assign((_, { id }: { id: string | null }) => ({
      memory: id === null ? null : ({ id, stage: 'waiting', due: null } as const),
    })),
    takeParking: enqueueActions(({ context, enqueue }, { parking }: { parking: Parking }) => {
      for (const happening of happeningsOf(context.parking, parking)) enqueue.raise(happening)
      enqueue.assign({ parking })
    }),
    noteStage: assign(({ context }, { stage }: { stage: Stage }) => ({
      memory: context.memory === null ? null : { ...context.memory, stage, due: null },
    })),
    // a car that was remembered in the middle of its minutes goes on where it was
    noteDue: assign(
      (
        { context: { memory, parking } },
        { stage, time }: { stage: 'noticing' | 'executing'; time: number },
      ) => ({
        memory:
          memory === null
            ? null
            : ({ ...memory, stage, due: memory.due ?? parking.now + time } as const),
      }),
    ),
    forget: assign({ memory: null }),
    giveNotice: sendParent(
      ({ context }: { context: Context }, { notice }: { notice: Notice }): ProcedureReport => ({
        type: 'procedure.notice.given',
        notice,
        id: context.memory?.id ?? '',
      }),
    ),
    tellWhy: sendParent((_, { stage }: { stage: keyof typeof whyNotDone }): ProcedureReport => ({
      type: 'procedure.way.told',
      reason: whyNotDone[stage],
    })),
    reportDone: sendParent(
      ({ context: { memory, parking } }: { context: Context }): ProcedureReport => ({
        type: 'procedure.task.ended',
        task: { id: memory?.id ?? '', task: 'cancellation' },
        outcome: 'done',
        at: memory?.due ?? parking.now,
      }),
    ),
  },
  guards: {
    isGiven: (_, { id }: { id: string | null }) => id !== null,
    isSame: ({ context }, { id }: { id: string | null }) =>
      context.memory?.id === (id ?? undefined),
    isAt: ({ context }, { stage }: { stage: Stage }) => context.memory?.stage === stage,
    isWellConnected: ({ context }) => context.parking.isWellConnected,
    isIllConnected: ({ context }) => !context.parking.isWellConnected,
    isUnplugged: ({ context }) => context.parking.charger === 'disconnected',
  },
  delays: {
    noticeTime: ({ context }) => left(context),
    lockedTime: ({ context }) => left(context),
  },
}).createMachine({
  id: 'cancellation',
  context: ({ input }) => input,
  initial: 'deciding',
  on: {
    'parking.state.changed': { actions: { type: 'takeParking', params: ({ event }) => event } },
    'cancellation.task.given': [
      { guard: { type: 'isSame', params: ({ event }) => event } },
      {
        guard: { type: 'isGiven', params: ({ event }) => event },
        target: '.waiting',
        actions: { type: 'takeTask', params: ({ event }) => event },
      },
      { target: '.idle', actions: 'forget' },
    ],
  },
  states: {
    deciding: {
      always: [
        { guard: { type: 'isAt', params: { stage: 'waiting' } }, target: 'waiting' },
        { guard: { type: 'isAt', params: { stage: 'noticing' } }, target: 'reconnecting' },
        { guard: { type: 'isAt', params: { stage: 'noticed' } }, target: 'noticed' },
        { guard: { type: 'isAt', params: { stage: 'executing' } }, target: 'instructed.executing' },
        { guard: { type: 'isAt', params: { stage: 'locking' } }, target: 'instructed.locking' },
        { guard: { type: 'isAt', params: { stage: 'leaving' } }, target: 'instructed.leaving' },
        { guard: { type: 'isAt', params: { stage: 'unplugging' } }, target: 'instructed' },
        { target: 'idle' },
      ],
    },
    idle: {},
    waiting: {
      entry: { type: 'noteStage', params: { stage: 'waiting' } },
      always: { guard: 'isWellConnected', target: 'noticing' },
    },
    reconnecting: {
      description: 'The minutes of a program that was ended run on when the car is online again',
      always: { guard: 'isWellConnected', target: 'noticing' },
      after: { noticeTime: 'waiting' },
    },
    noticing: {
      description: 'A message appears after a few minutes [src: 004:247, R-9.3, C-59]',
      entry: { type: 'noteDue', params: { stage: 'noticing', time: noticeTime } },
      always: { guard: 'isIllConnected', target: 'waiting' },
      after: { noticeTime: 'noticed' },
    },
    noticed: {
      entry: [
        { type: 'noteStage', params: { stage: 'noticed' } },
        { type: 'giveNotice', params: { notice: 'function-cancellation' } },
      ],
      on: {
        'cancellation.notice.confirmed': 'instructed',
        'power.car.stopped': 'waiting',
        'driver.car.entered': { actions: { type: 'tellWhy', params: { stage: 'noticed' } } },
      },
    },
    instructed: {
      initial: 'unplugging',
      on: { 'charger.cable.plugged': '.unplugging' },
      states: {
        unplugging: {
          entry: { type: 'noteStage', params: { stage: 'unplugging' } },
          always: { guard: 'isUnplugged', target: 'leaving' },
          on: {
            'driver.car.entered': { actions: { type: 'tellWhy', params: { stage: 'unplugging' } } },
          },
        },
        leaving: {
          entry: { type: 'noteStage', params: { stage: 'leaving' } },
          on: {
            'driver.car.left': 'locking',
            'driver.car.entered': { actions: { type: 'tellWhy', params: { stage: 'leaving' } } },
          },
        },
        locking: {
          entry: { type: 'noteStage', params: { stage: 'locking' } },
          on: {
            'doors.car.locked': 'executing',
            'driver.car.entered': {
              target: 'leaving',
              actions: { type: 'tellWhy', params: { stage: 'locking' } },
            },
          },
        },
        executing: {
          entry: { type: 'noteDue', params: { stage: 'executing', time: lockedTime } },
          after: {
            lockedTime: {
              target: '#cancellation.idle',
              actions: [
                'reportDone',
                { type: 'giveNotice', params: { notice: 'function-cancelled' } },
                'forget',
              ],
            },
          },
          on: {
            'doors.car.unlocked': 'interrupted',
          },
        },
        interrupted: {
          entry: { type: 'noteStage', params: { stage: 'locking' } },
          on: {
            'doors.car.locked': 'executing',
            'driver.car.entered': {
              target: 'leaving',
              actions: { type: 'tellWhy', params: { stage: 'executing' } },
            },
          },
        },
      },
    },
  },
})
