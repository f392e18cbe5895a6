import { assign, sendParent, setup } from 'xstate'
import type { SimState } from '../../contract/screenView.ts'
import type { Plan, SimCard } from '../../contract/surroundings.ts'

/** Tries that a card allows: 3GPP TS 22.101 (3 for the PIN, 10 for the PUK). */
export const pinTries = 3
export const pukTries = 10

/** What a card keeps in itself, wherever it is put in. */
interface CardMemory {
  readonly pin: string
  readonly pinTries: number
  readonly pukTries: number
}

/** What head unit and cards remember. */
export interface SimMemory {
  readonly cards: Readonly<Record<string, CardMemory>>
  /** The PIN that the head unit keeps, and of which card. */
  readonly remembered: { readonly card: string; readonly pin: string } | null
  readonly lastPin: string | null
}

export interface SimInput {
  readonly hasSlot: boolean
  readonly card: SimCard | null
  readonly pinEntered: boolean
  readonly remembers: boolean
  readonly memory?: SimMemory | undefined
}

interface Context extends SimMemory {
  readonly hasSlot: boolean
  readonly card: SimCard | null
  readonly pinEntered: boolean
  readonly remembers: boolean
}

export type SimEvent =
  | { readonly type: 'sim.card.changed'; readonly card: SimCard | null }
  | { readonly type: 'sim.pin.entered'; readonly pin: string }
  | { readonly type: 'sim.puk.entered'; readonly puk: string; readonly pin: string }
  | { readonly type: 'sim.remembering.changed'; readonly remembers: boolean }
  | { readonly type: 'sim.power.cycled' }

/** What the head unit hears of the card. */
export type SimReport =
  | {
      readonly type: 'sim.state.changed'
      readonly sim: SimState
      readonly home: string | null
      readonly plan: Plan
    }
  | { readonly type: 'sim.pin.accepted' }
  | SimRefusal

export type SimRefusal =
  | { readonly type: 'sim.pin.refused'; readonly triesLeft: number }
  | { readonly type: 'sim.puk.refused'; readonly triesLeft: number }

function memoryOf({ card, cards }: Context): CardMemory {
  const own = card === null ? undefined : cards[card.id]
  return own ?? { pin: card?.pin ?? '', pinTries, pukTries }
}

function remember(context: Context, change: Partial<CardMemory>): Context['cards'] {
  if (context.card === null) return context.cards
  return { ...context.cards, [context.card.id]: { ...memoryOf(context), ...change } }
}

/** Two secrets to be compared; none is like no other. */
export interface Compared {
  readonly one: string | null
  readonly other: string | null
}

/** What the head unit remembers of the card in the slot, and what the card itself knows. */
function rememberedOf(context: Context): Compared {
  const { remembered, card } = context
  const one = remembered !== null && remembered.card === card?.id ? remembered.pin : null
  return { one, other: memoryOf(context).pin }
}

function stateReport({ card }: Context, sim: SimState): SimReport {
  return {
    type: 'sim.state.changed',
    sim,
    home: card?.country ?? null,
    plan: card?.plan ?? 'data-and-calls',
  }
}

/** The SIM card in the slot: PIN, PUK, blocked, ready (3GPP TS 22.101, TS 31.101). It knows nothing of screens. */
export const simMachine = setup({
  types: { input: {} as SimInput, context: {} as Context, events: {} as SimEvent },
  actions: {
    takeCard: assign((_, { card }: { card: SimCard | null }) => ({
      card,
      pinEntered: false,
      lastPin: null,
    })),
    // a remembered PIN belongs to one card and is forgotten when another is put in
    forgetOtherCard: assign(({ context }, { card }: { card: SimCard | null }) =>
      card !== null && context.remembered !== null && context.remembered.card !== card.id
        ? { remembered: null }
        : {},
    ),
    forgetEntry: assign({ pinEntered: false, lastPin: null }),
    setRemembering: assign(({ context }, { remembers }: { remembers: boolean }) => ({
      remembers,
      remembered:
        remembers && context.card !== null && context.lastPin !== null
          ? { card: context.card.id, pin: context.lastPin }
          : null,
    })),
    // kept as the card knows its PIN, which may be a proof
    acceptPin: assign(({ context }) => {
      const { pin } = memoryOf(context)
      return {
        pinEntered: true,
        lastPin: pin,
        cards: remember(context, { pinTries }),
        remembered:
          context.remembers && context.card !== null
            ? { card: context.card.id, pin }
            : context.remembered,
      }
    }),
    useRememberedPin: assign(({ context }) => {
      const { pin } = memoryOf(context)
      const { remembered } = context
      return { pinEntered: true, lastPin: pin, remembered: remembered && { ...remembered, pin } }
    }),
    countWrongPin: assign(({ context }) => ({
      cards: remember(context, { pinTries: Math.max(0, memoryOf(context).pinTries - 1) }),
      remembered: null,
    })),
    acceptPuk: assign(({ context }, { pin }: { pin: string }) => ({
      pinEntered: true,
      lastPin: pin,
      cards: remember(context, { pin, pinTries, pukTries }),
      remembered:
        context.remembers && context.card !== null ? { card: context.card.id, pin } : null,
    })),
    countWrongPuk: assign(({ context }) => ({
      cards: remember(context, { pukTries: Math.max(0, memoryOf(context).pukTries - 1) }),
    })),
    reportNoSlot: sendParent(({ context }) => stateReport(context, 'no-slot')),
    reportNone: sendParent(({ context }) => stateReport(context, 'none')),
    reportLocked: sendParent(({ context }) => stateReport(context, 'locked')),
    reportPukRequired: sendParent(({ context }) => stateReport(context, 'puk-required')),
    reportBlocked: sendParent(({ context }) => stateReport(context, 'blocked')),
    reportReady: sendParent(({ context }) => stateReport(context, 'ready')),
    reportAccepted: sendParent({ type: 'sim.pin.accepted' } satisfies SimReport),
    reportWrongPin: sendParent(({ context }): SimReport => ({
      type: 'sim.pin.refused',
      triesLeft: memoryOf(context).pinTries,
    })),
    reportWrongPuk: sendParent(({ context }): SimReport => ({
      type: 'sim.puk.refused',
      triesLeft: memoryOf(context).pukTries,
    })),
  },
  guards: {
    hasNoSlot: ({ context }) => !context.hasSlot,
    hasNoCard: ({ context }) => context.card === null,
    isBlocked: ({ context }) => memoryOf(context).pukTries === 0,
    needsPuk: ({ context }) => memoryOf(context).pinTries === 0,
    isOpen: ({ context }) => context.pinEntered || context.card?.pinRequired === false,
    // whoever keeps proofs in the place of PINs provides how they are compared
    isSame: (_, { one, other }: Compared) => one !== null && one === other,
    hasSlot: ({ context }) => context.hasSlot,
  },
}).createMachine({
  id: 'sim',
  context: ({ input }) => ({
    hasSlot: input.hasSlot,
    card: input.card,
    cards: {},
    pinEntered: input.pinEntered,
    remembers: input.remembers,
    remembered:
      input.remembers && input.card !== null ? { card: input.card.id, pin: input.card.pin } : null,
    lastPin: input.pinEntered ? (input.card?.pin ?? null) : null,
    ...input.memory,
  }),
  initial: 'reading',
  on: {
    'sim.card.changed': {
      guard: 'hasSlot',
      target: '.reading',
      actions: [
        { type: 'forgetOtherCard', params: ({ event }) => event },
        { type: 'takeCard', params: ({ event }) => event },
      ],
    },
    'sim.power.cycled': { target: '.reading', actions: 'forgetEntry' },
    'sim.remembering.changed': {
      actions: { type: 'setRemembering', params: ({ event }) => event },
    },
  },
  states: {
    reading: {
      always: [
        { guard: 'hasNoSlot', target: 'withoutSlot' },
        { guard: 'hasNoCard', target: 'empty' },
        { guard: 'isBlocked', target: 'blocked' },
        { guard: 'needsPuk', target: 'pukRequired' },
        { guard: 'isOpen', target: 'ready' },
        {
          guard: { type: 'isSame', params: ({ context }) => rememberedOf(context) },
          target: 'ready',
          actions: 'useRememberedPin',
        },
        { target: 'locked' },
      ],
    },
    withoutSlot: { entry: 'reportNoSlot', description: 'No slot for a card [src: 004:183, R-3.1]' },
    empty: { entry: 'reportNone' },
    locked: {
      entry: 'reportLocked',
      on: {
        'sim.pin.entered': [
          {
            guard: {
              type: 'isSame',
              params: ({ context, event }) => ({ one: event.pin, other: memoryOf(context).pin }),
            },
            target: 'ready',
            actions: ['acceptPin', 'reportAccepted'],
          },
          { target: 'reading', actions: ['countWrongPin', 'reportWrongPin'] },
        ],
      },
    },
    pukRequired: {
      entry: 'reportPukRequired',
      on: {
        'sim.puk.entered': [
          {
            guard: {
              type: 'isSame',
              params: ({ context, event }) => ({
                one: event.puk,
                other: context.card?.puk ?? null,
              }),
            },
            target: 'ready',
            actions: [{ type: 'acceptPuk', params: ({ event }) => event }, 'reportAccepted'],
          },
          { target: 'reading', actions: ['countWrongPuk', 'reportWrongPuk'] },
        ],
      },
    },
    blocked: { entry: 'reportBlocked' },
    ready: { entry: 'reportReady' },
  },
})
