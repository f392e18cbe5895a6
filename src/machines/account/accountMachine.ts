import { assign, sendParent, setup } from 'xstate'

/** What the driver has typed to link the car. */
export type Credentials =
  | { readonly method: 'pairing-code'; readonly pairingCode: string }
  | {
      readonly method: 'porsche-id'
      readonly porscheId: string
      readonly password: string
      readonly securityCode?: string
    }

export type LinkRequest = Credentials & { readonly requestId: string }

export type AccountEvent =
  | { readonly type: 'account.link.requested'; readonly credentials: Credentials }
  | { readonly type: 'account.link.cancelled' }
  | { readonly type: 'account.connect.changed'; readonly connect: string }
  | {
      readonly type: 'backend.link.answered'
      readonly payload: {
        readonly requestId: string
        readonly accepted: boolean
        readonly reason?: string | undefined
        readonly user?: string | undefined
      }
    }
  | { readonly type: 'backend.link.shown'; readonly payload: LinkShown }

/** Whether the backend holds the car for linked, and the how manieth change of that this is. */
interface LinkShown {
  readonly linked: boolean
  readonly count: number
}

export type AccountReport =
  | { readonly type: 'account.request.made'; readonly request: LinkRequest }
  | {
      readonly type: 'account.state.changed'
      readonly linked: boolean
      readonly user: string | null
    }
  | { readonly type: 'account.link.accepted' }
  | { readonly type: 'account.link.refused'; readonly reason: string }

interface Context {
  readonly requests: number
  /** What was typed, for as long as it is not answered: it may have to be sent again. */
  readonly credentials: Credentials | null
  readonly user: string | null
  /** The latest change of the link that was heard of. */
  readonly count: number
}

function requestIdOf(context: Context): string {
  return `link-${String(context.requests)}`
}

function credentialsOf({ credentials }: Context): Credentials {
  if (credentials === null) throw new Error('nothing was typed')
  return credentials
}

/**
 * Whether the car is linked to a Porsche ID (R-2.x). It is linked only when the backend says so;
 * an answer to an older request has no effect. A request that stays unanswered is sent again, the same one: what is
 * lost on the way costs time, and nothing happens twice.
 */
export const accountMachine = setup({
  types: {
    input: {} as { readonly user: string | null },
    context: {} as Context,
    events: {} as AccountEvent,
  },
  actions: {
    beginRequest: assign(({ context }, { credentials }: { credentials: Credentials }) => ({
      requests: context.requests + 1,
      credentials,
    })),
    makeRequest: sendParent(({ context }: { context: Context }): AccountReport => ({
      type: 'account.request.made',
      request: { ...credentialsOf(context), requestId: requestIdOf(context) },
    })),
    // they are secrets
    forgetCredentials: assign({ credentials: null }),
    takeCount: assign(({ context }, { count }: LinkShown) => ({
      count: Math.max(context.count, count),
    })),
    forgetUser: assign({ user: null }),
    takeUser: assign((_, { user }: { user: string | undefined }) => ({ user: user ?? '' })),
    reportLinked: sendParent(({ context }: { context: Context }): AccountReport => ({
      type: 'account.state.changed',
      linked: true,
      user: context.user,
    })),
    reportUnlinked: sendParent({
      type: 'account.state.changed',
      linked: false,
      user: null,
    } satisfies AccountReport),
    reportAccepted: sendParent({ type: 'account.link.accepted' } satisfies AccountReport),
    reportRefused: sendParent((_, { reason }: { reason: string | undefined }): AccountReport => ({
      type: 'account.link.refused',
      reason: reason ?? 'no-answer',
    })),
  },
  guards: {
    isLinked: ({ context }) => context.user !== null,
    // a message that comes late says nothing of the link there is now
    isLinkOver: ({ context }, { linked, count }: LinkShown) => !linked && count >= context.count,
    isOffline: (_, { connect }: { connect: string }) => connect !== 'online',
    isAccepted: ({ context }, { payload }: { payload: { requestId: string; accepted: boolean } }) =>
      payload.requestId === requestIdOf(context) && payload.accepted,
    isRefused: ({ context }, { payload }: { payload: { requestId: string; accepted: boolean } }) =>
      payload.requestId === requestIdOf(context) && !payload.accepted,
  },
  delays: { answerTime: 30_000, repeatTime: 10_000 },
}).createMachine({
  id: 'account',
  context: ({ input }) => ({ requests: 0, credentials: null, user: input.user, count: 0 }),
  initial: 'deciding',
  on: {
    'backend.link.shown': {
      actions: { type: 'takeCount', params: ({ event }) => event.payload },
    },
  },
  states: {
    deciding: { always: [{ guard: 'isLinked', target: 'linked' }, { target: 'unlinked' }] },
    unlinked: {
      entry: 'reportUnlinked',
      on: {
        'account.link.requested': {
          target: 'requesting',
          actions: { type: 'beginRequest', params: ({ event }) => event },
        },
      },
    },
    requesting: {
      exit: 'forgetCredentials',
      initial: 'waiting',
      states: {
        waiting: {
          entry: 'makeRequest',
          after: { repeatTime: { target: 'waiting', reenter: true } },
        },
      },
      after: {
        answerTime: {
          target: 'unlinked',
          actions: { type: 'reportRefused', params: { reason: 'no-answer' } },
        },
      },
      on: {
        'backend.link.answered': [
          {
            guard: { type: 'isAccepted', params: ({ event }) => event },
            target: 'linked',
            actions: [
              { type: 'takeUser', params: ({ event }) => ({ user: event.payload.user }) },
              'reportAccepted',
            ],
          },
          {
            guard: { type: 'isRefused', params: ({ event }) => event },
            target: 'unlinked',
            actions: {
              type: 'reportRefused',
              params: ({ event }) => ({ reason: event.payload.reason }),
            },
          },
        ],
        'account.link.cancelled': 'unlinked',
        'account.connect.changed': {
          guard: { type: 'isOffline', params: ({ event }) => event },
          target: 'unlinked',
          actions: { type: 'reportRefused', params: { reason: 'car-offline' } },
        },
      },
    },
    linked: {
      entry: 'reportLinked',
      tags: 'linked',
      on: {
        'backend.link.shown': [
          {
            guard: { type: 'isLinkOver', params: ({ event }) => event.payload },
            target: 'unlinked',
            actions: [{ type: 'takeCount', params: ({ event }) => event.payload }, 'forgetUser'],
            description:
              'Removed from its owner, the car is linked to nobody [src: R-1.10; that it hears so, is assumed]',
          },
          { actions: { type: 'takeCount', params: ({ event }) => event.payload } },
        ],
      },
    },
  },
})
