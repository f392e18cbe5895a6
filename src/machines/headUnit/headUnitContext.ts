import type { CarFacts } from '../../catalogue/features.ts'
import type { SimState } from '../../contract/screenView.ts'
import type { Plan, Surroundings } from '../../contract/surroundings.ts'
import type { Notice } from '../functionsOnDemand/parking.ts'
import type { OrdersMemory } from '../functionsOnDemand/ordersMachine.ts'
import type { SimMemory, SimRefusal } from '../sim/simMachine.ts'
import type { Form } from './form.ts'

/** The ticks of a car; they survive a restart. */
export interface Settings {
  readonly roaming: boolean
  readonly dataOff: boolean
  readonly privateMode: boolean
  readonly rememberPin: boolean
}

export type Setting = keyof Settings

/** A dialog above the menus; its words are found when it is drawn. */
export interface Dialog {
  readonly id: DialogId
  readonly values?: Readonly<Record<string, string>>
  /** The reason of a refusal, as a code. */
  readonly reason?: string
}

export type DialogId =
  | 'roaming-cost'
  | 'linking'
  | 'linked'
  | 'link-refused'
  | 'pin-refused'
  | 'puk-refused'
  | 'puk-required'
  | 'sim-blocked'
  | Notice
  | 'installing'
  | 'procedure-incomplete'

/** How many tries are left; without any the card wants its PUK, or is blocked (3GPP TS 22.101). */
export function triesDialog({ type, triesLeft }: SimRefusal): Dialog {
  const values = { tries: String(triesLeft) }
  if (type === 'sim.pin.refused') {
    return triesLeft > 0 ? { id: 'pin-refused', values } : { id: 'puk-required' }
  }
  return triesLeft > 0 ? { id: 'puk-refused', values } : { id: 'sim-blocked' }
}

/** What the children have told. */
export interface Reported {
  readonly sim: SimState
  readonly cardHome: string | null
  readonly cardPlan: Plan
  readonly connect: 'online' | 'connecting' | 'offline'
  readonly connectReason: string | undefined
  readonly linked: boolean
  readonly user: string | null
  readonly linking: boolean
  /** The services that the car has. */
  readonly services: readonly string[]
  /** The update that is offered under Updates. */
  readonly update: string | null
}

export interface HeadUnitContext {
  readonly facts: CarFacts
  readonly power: 'off' | 'starting' | 'on'
  readonly locale: string
  readonly path: readonly string[]
  readonly focus: string | null
  readonly form: Form | null
  readonly dialogs: readonly Dialog[]
  readonly settings: Settings
  readonly surroundings: Omit<Surroundings, 'simCard'>
  readonly reported: Reported
  /** Whether the PIN was asked for since the ignition went on or the card was put in. */
  readonly pinAsked: boolean
  /** Services that are private by themselves (C-58). */
  readonly privateServices: readonly string[]
  /** What the car's clock showed when it was last looked at. */
  readonly now: number
}

export interface HeadUnitInput {
  readonly facts: CarFacts
  readonly locale: string
  readonly surroundings: Surroundings
  readonly settings: Settings
  readonly pinEntered: boolean
  /** The user the car is linked to, or null. */
  readonly user: string | null
  readonly privateServices?: readonly string[] | undefined
  readonly sim?: SimMemory | undefined
  readonly orders?: OrdersMemory | undefined
  /** Milliseconds since 1970. */
  readonly now?: number | undefined
}

/** A car as it stands when its world begins: with the ignition on it has started already. */
export function initialContext(input: HeadUnitInput): HeadUnitContext {
  const { simCard: _, ...surroundings } = input.surroundings
  return {
    facts: input.facts,
    power: surroundings.ignition,
    locale: input.locale,
    path: [],
    focus: input.facts.menu[0]?.id ?? null,
    form: null,
    dialogs: [],
    settings: input.settings,
    surroundings,
    reported: {
      sim: 'none',
      cardHome: null,
      cardPlan: 'data-and-calls',
      connect: 'offline',
      connectReason: undefined,
      linked: input.user !== null,
      user: input.user,
      linking: false,
      services: input.orders?.services ?? [],
      update: null,
    },
    pinAsked: false,
    privateServices: input.privateServices ?? [],
    now: input.now ?? 0,
  }
}
