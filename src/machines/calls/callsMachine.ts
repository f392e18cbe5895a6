import { assign, sendParent, setup } from 'xstate'
import type { Call } from '../../contract/screenView.ts'
import type { Conditions } from '../mobileData/conditions.ts'
import { whyCallEnds, whyNoCall } from './whyNoCall.ts'

export type CallsEvent =
  | { readonly type: 'calls.call.requested'; readonly call: Call }
  | { readonly type: 'calls.conditions.changed'; readonly conditions: Conditions }
  | { readonly type: 'calls.card.read' }

/** What the head unit hears of calls. */
export type CallsReport =
  | { readonly type: 'calls.state.changed'; readonly call: Call }
  | { readonly type: 'calls.call.refused'; readonly reason: string }

interface Context {
  readonly conditions: Conditions
}

/** The call that is going on, over the Bluetooth phone or by the inserted card (R-3.x, R-3.6). */
export const callsMachine = setup({
  types: {
    input: {} as { readonly conditions: Conditions },
    context: {} as Context,
    events: {} as CallsEvent,
  },
  actions: {
    takeConditions: assign((_, { conditions }: { conditions: Conditions }) => ({ conditions })),
    noteCall: assign(({ context }, { call }: { call: Call }) => ({
      conditions: { ...context.conditions, call },
    })),
    report: sendParent((_, { call }: { call: Call }): CallsReport => ({
      type: 'calls.state.changed',
      call,
    })),
    reportRefusal: sendParent(
      ({ context }: { context: Context }, { call }: { call: Call }): CallsReport => ({
        type: 'calls.call.refused',
        reason: whyNoCall(context.conditions, call) ?? 'call-in-progress',
      }),
    ),
  },
  guards: {
    mayBegin: ({ context }, { call, wanted }: { call: Call; wanted: Call }) =>
      call === wanted && whyNoCall(context.conditions, call) === undefined,
    isOver: ({ context }, { call }: { call: Call }) =>
      whyCallEnds(context.conditions, call) !== undefined,
    isHangUp: (_, { call }: { call: Call }) => call === 'none',
    isGoingOn: ({ context }, { call }: { call: Call }) => context.conditions.call === call,
  },
}).createMachine({
  id: 'calls',
  context: ({ input }) => ({ conditions: input.conditions }),
  initial: 'deciding',
  on: {
    'calls.conditions.changed': {
      actions: { type: 'takeConditions', params: ({ event }) => event },
    },
    'calls.call.requested': [
      { guard: { type: 'isGoingOn', params: ({ event }) => event } },
      { guard: { type: 'isHangUp', params: ({ event }) => event }, target: '.silent' },
      {
        guard: { type: 'mayBegin', params: ({ event }) => ({ call: event.call, wanted: 'phone' }) },
        target: '.onPhone',
      },
      {
        guard: { type: 'mayBegin', params: ({ event }) => ({ call: event.call, wanted: 'card' }) },
        target: '.onCard',
      },
      { actions: { type: 'reportRefusal', params: ({ event }) => event } },
    ],
  },
  states: {
    deciding: {
      always: [
        { guard: { type: 'isGoingOn', params: { call: 'phone' } }, target: 'onPhone' },
        { guard: { type: 'isGoingOn', params: { call: 'none' } }, target: 'silent' },
      ],
      // whether the card in the slot can be in a call is known when it has been read
      on: { 'calls.card.read': 'onCard' },
    },
    silent: {
      entry: [
        { type: 'noteCall', params: { call: 'none' } },
        { type: 'report', params: { call: 'none' } },
      ],
    },
    onPhone: {
      entry: [
        { type: 'noteCall', params: { call: 'phone' } },
        { type: 'report', params: { call: 'phone' } },
      ],
      always: { guard: { type: 'isOver', params: { call: 'phone' } }, target: 'silent' },
    },
    onCard: {
      description: 'Excluded while the embedded SIM carries data [src: 004:185, R-3.3]',
      entry: [
        { type: 'noteCall', params: { call: 'card' } },
        { type: 'report', params: { call: 'card' } },
      ],
      always: { guard: { type: 'isOver', params: { call: 'card' } }, target: 'silent' },
    },
  },
})
