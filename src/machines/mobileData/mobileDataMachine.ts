import { assign, fromCallback, sendParent, setup } from 'xstate'
import { whyOffline, type Conditions } from './conditions.ts'

/** What the MQTT session tells the machine that opened it. */
export type SessionEvent = { readonly type: 'session.opened' } | { readonly type: 'session.lost' }

export type MobileDataEvent =
  { readonly type: 'mobileData.conditions.changed'; readonly conditions: Conditions } | SessionEvent

/** Whether the session with Porsche Connect is confirmed, and if not, why. */
export interface ConnectReport {
  readonly type: 'mobileData.connect.changed'
  readonly connect: 'online' | 'connecting' | 'offline'
  readonly reason?: string
}

interface Context {
  readonly conditions: Conditions
}

function connectReport(
  { conditions }: Context,
  connect: ConnectReport['connect'],
  reason = whyOffline(conditions),
): ConnectReport {
  return {
    type: 'mobileData.connect.changed',
    connect,
    ...(reason === undefined ? {} : { reason }),
  }
}

/**
 * The data connection and the car's own MQTT session. The session lives exactly as long as the state `attached`:
 * leaving it destroys the stream, and the broker publishes the last will. Retries are this machine's, never MQTT's.
 */
export const mobileDataMachine = setup({
  types: {
    input: {} as { readonly conditions: Conditions },
    context: {} as Context,
    events: {} as MobileDataEvent,
  },
  actors: {
    connectSession: fromCallback<SessionEvent>(() => {
      throw new Error('provide connectSession')
    }),
  },
  actions: {
    takeConditions: assign((_, { conditions }: { conditions: Conditions }) => ({ conditions })),
    reportOffline: sendParent(({ context }) => connectReport(context, 'offline')),
    reportConnecting: sendParent(({ context }) =>
      connectReport(context, 'connecting', 'connecting'),
    ),
    reportOnline: sendParent(({ context }) => connectReport(context, 'online')),
    reportUnreachable: sendParent(({ context }) =>
      connectReport(context, 'offline', 'backend-unreachable'),
    ),
  },
  guards: {
    mayGoOnline: (_, { conditions }: { conditions: Conditions }) =>
      whyOffline(conditions) === undefined,
    isReady: ({ context }) => whyOffline(context.conditions) === undefined,
  },
  delays: { retryTime: 10_000 },
}).createMachine({
  id: 'mobileData',
  context: ({ input }) => ({ conditions: input.conditions }),
  initial: 'detached',
  states: {
    detached: {
      entry: 'reportOffline',
      always: { guard: 'isReady', target: 'attached' },
      on: {
        'mobileData.conditions.changed': {
          target: 'detached',
          reenter: true,
          actions: { type: 'takeConditions', params: ({ event }) => event },
        },
      },
    },
    attached: {
      invoke: { id: 'session', src: 'connectSession' },
      initial: 'connecting',
      on: {
        'mobileData.conditions.changed': [
          {
            guard: { type: 'mayGoOnline', params: ({ event }) => event },
            actions: { type: 'takeConditions', params: ({ event }) => event },
          },
          { target: 'detached', actions: { type: 'takeConditions', params: ({ event }) => event } },
        ],
        'session.lost': 'waiting',
      },
      states: {
        connecting: { entry: 'reportConnecting', on: { 'session.opened': 'online' } },
        online: { entry: 'reportOnline', tags: 'online' },
      },
    },
    waiting: {
      entry: 'reportUnreachable',
      after: { retryTime: 'detached' },
      on: {
        'mobileData.conditions.changed': [
          {
            guard: { type: 'mayGoOnline', params: ({ event }) => event },
            actions: { type: 'takeConditions', params: ({ event }) => event },
          },
          { target: 'detached', actions: { type: 'takeConditions', params: ({ event }) => event } },
        ],
      },
    },
  },
})
