import { assign, sendParent, setup } from 'xstate'

export type ServicesEvent =
  | { readonly type: 'services.orders.heard'; readonly services: readonly string[] }
  | { readonly type: 'services.power.started' }

export interface ServicesReport {
  readonly type: 'services.list.changed'
  readonly services: readonly string[]
}

/** The services that the head unit has; what is ordered meanwhile appears at the next start with a connection. */
export const servicesMachine = setup({
  types: {
    input: {} as { readonly services: readonly string[]; readonly hasStarted: boolean },
    context: {} as { readonly services: readonly string[]; readonly hasStarted: boolean },
    events: {} as ServicesEvent,
  },
  actions: {
    takeServices: assign((_, { services }: { services: readonly string[] }) => ({ services })),
    report: sendParent((_, { services }: { services: readonly string[] }): ServicesReport => ({
      type: 'services.list.changed',
      services,
    })),
  },
  guards: { hasStarted: ({ context }) => context.hasStarted },
}).createMachine({
  id: 'services',
  context: ({ input }) => input,
  initial: 'deciding',
  on: { 'services.power.started': '.awaiting' },
  states: {
    deciding: { always: [{ guard: 'hasStarted', target: 'settled' }, { target: 'awaiting' }] },
    awaiting: {
      description: 'The first list after a start counts [src: 004:181, R-7.1]',
      on: {
        'services.orders.heard': {
          target: 'settled',
          actions: [
            { type: 'takeServices', params: ({ event }) => event },
            { type: 'report', params: ({ event }) => event },
          ],
        },
      },
    },
    settled: {},
  },
})
