import { assign, enqueueActions, sendParent, setup } from 'xstate'
import {
  happeningsOf,
  whyNotDone,
  type Happening,
  type Notice,
  type Parking,
  type ProcedureReport,
  type Task,
} from './parking.ts'

export type ActivationStage =
  | 'offered'
  | 'installing'
  | 'unplugging'
  | 'switchingOff'
  | 'leaving'
  | 'locking'
  | 'executing'
  | 'ready'

/** What of an activation outlives the program: the step it waits for, and when running minutes are over. */
export interface ActivationMemory extends Task {
  readonly stage: ActivationStage
  readonly due: number | null
}

export type ActivationEvent =
  | { readonly type: 'activation.task.given'; readonly task: Task | null }
  | { readonly type: 'activation.notice.confirmed' }
  | { readonly type: 'parking.state.changed'; readonly parking: Parking }
  | Happening

export interface ActivationContext {
  readonly parking: Parking
  readonly memory: ActivationMemory | null
  /** Whether the next installation fails, as the world wants it. */
  readonly fails: boolean
}

const lockedTime = 600_000
const installationTime = 120_000

function left({ memory, parking }: ActivationContext): number {
  return Math.max(0, (memory?.due ?? 0) - parking.now)
}

function endReport({ memory, parking }: ActivationContext, outcome: 'done' | 'failed') {
  const { id, task } = memory ?? { id: '', task: 'activation' as const }
  return {
    type: 'procedure.task.ended',
    task: { id, task },
    outcome,
    at: memory?.due ?? parking.now,
  } satisfies ProcedureReport
}

/** Actions and guards of activation and installation; the drawing is in activationMachine.ts. */
export const activationSetup = setup({
  types: {
    input: {} as ActivationContext,
    context: {} as ActivationContext,
    events: {} as ActivationEvent,
  },
  actions: {
    takeTask: assign((_, { task }: { task: Task | null }) => ({
      memory: task === null ? null : ({ ...task, stage: 'offered', due: null } as const),
    })),
    takeParking: enqueueActions(({ context, enqueue }, { parking }: { parking: Parking }) => {
      for (const happening of happeningsOf(context.parking, parking)) enqueue.raise(happening)
      enqueue.assign({ parking })
    }),
    noteStage: assign(({ context }, { stage }: { stage: ActivationStage }) => ({
      memory: context.memory === null ? null : { ...context.memory, stage, due: null },
    })),
    // a car that was remembered in the middle of its minutes goes on where it was
    noteInstallation: assign(({ context: { memory, parking } }) => ({
      memory:
        memory === null
          ? null
          : ({
              ...memory,
              stage: 'installing',
              due: memory.due ?? parking.now + installationTime,
            } as const),
    })),
    noteDue: assign(({ context: { memory, parking } }) => ({
      memory:
        memory === null
          ? null
          : ({
              ...memory,
              stage: 'executing',
              due: memory.due ?? parking.now + lockedTime,
            } as const),
    })),
    noteReady: assign(({ context: { memory } }) => ({
      memory: memory === null ? null : ({ ...memory, stage: 'ready' } as const),
    })),
    noteRecovered: assign({ fails: false }),
    forget: assign({ memory: null }),
    giveNotice: sendParent(
      (
        { context }: { context: ActivationContext },
        { notice }: { notice: Notice },
      ): ProcedureReport => ({
        type: 'procedure.notice.given',
        notice,
        id: context.memory?.id ?? '',
      }),
    ),
    tellWhy: sendParent((_, { stage }: { stage: keyof typeof whyNotDone }): ProcedureReport => ({
      type: 'procedure.way.told',
      reason: whyNotDone[stage],
    })),
    listUpdate: sendParent(({ context }: { context: ActivationContext }): ProcedureReport => ({
      type: 'procedure.update.listed',
      id: context.memory?.id ?? null,
    })),
    unlistUpdate: sendParent({
      type: 'procedure.update.listed',
      id: null,
    } satisfies ProcedureReport),
    reportDone: sendParent(({ context }: { context: ActivationContext }) =>
      endReport(context, 'done'),
    ),
    reportFailed: sendParent(({ context }: { context: ActivationContext }) =>
      endReport(context, 'failed'),
    ),
  },
  guards: {
    isGiven: (_, { task }: { task: Task | null }) => task !== null,
    isSame: ({ context }, { task }: { task: Task | null }) =>
      context.memory?.id === task?.id && context.memory?.task === task?.task,
    isUnderWay: ({ context }) => context.memory !== null && context.memory.stage !== 'offered',
    isAt: ({ context }, { stage }: { stage: ActivationStage }) => context.memory?.stage === stage,
    isUpdate: ({ context }) => context.memory?.task === 'update',
    fails: ({ context }) => context.fails,
    isUnplugged: ({ context }) => context.parking.charger === 'disconnected',
  },
  delays: {
    installationTime: ({ context }) => left(context),
    lockedTime: ({ context }) => left(context),
  },
})
