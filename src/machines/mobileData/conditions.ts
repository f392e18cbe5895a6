import type { Bearer, Call, SimState, Technology } from '../../contract/screenView.ts'
import type { Plan } from '../../contract/surroundings.ts'

/** Everything that decides whether the car is online and who may call (DESIGN §4, R-3.x, R-4.x, R-5.x). */
export interface Conditions {
  readonly power: 'off' | 'starting' | 'on'
  /** What the place offers to the car's own SIM cards. */
  readonly technology: Technology
  readonly country: string
  /** Home country of the embedded SIM: the car's market. */
  readonly market: string
  readonly embeddedSim: boolean
  readonly sim: SimState
  /** Home country of the card in the slot. */
  readonly cardHome: string | null
  readonly cardPlan: Plan
  /** Whether the market lets the card in the slot make calls. */
  readonly callsByCard: boolean
  readonly paired: boolean
  readonly hotspot: boolean
  readonly phoneTechnology: Technology
  readonly phonePlan: Plan
  readonly carPlay: boolean
  readonly call: Call
  readonly roaming: boolean
  readonly roamsByItself: boolean
  readonly dataOff: boolean
  readonly privateMode: boolean
}

/** Which bearer carries data: a phone's hotspot when there is one (R-3.5, C-50), else the embedded SIM, else the inserted card (order assumed). */
export function bearerOf(conditions: Conditions): Bearer {
  if (conditions.hotspot) return 'hotspot'
  if (conditions.embeddedSim) return 'embedded'
  if (conditions.sim === 'ready') return 'inserted'
  return 'none'
}

/** The radio technology of the bearer. */
export function technologyOf(conditions: Conditions): Technology {
  return bearerOf(conditions) === 'hotspot' ? conditions.phoneTechnology : conditions.technology
}

/** Whether the bearer is in another country than its own; a phone's hotspot roams by itself (assumed). */
export function isAbroad(conditions: Conditions): boolean {
  switch (bearerOf(conditions)) {
    case 'embedded':
      return conditions.country !== conditions.market
    case 'inserted':
      return conditions.country !== conditions.cardHome
    case 'hotspot':
    case 'none':
      return false
  }
}

/** 2G never carries both; LTE does where the plan says so; nothing is said of 3G, which does (assumed). */
function isOneAtATime(technology: Technology, plan: Plan): boolean {
  return technology === '2G' || (technology === 'LTE' && plan === 'data-or-calls')
}

/** Whether the call that is going on holds up data: only a call over what carries the data does (C-49). */
export function isHeldUpByCall(conditions: Conditions): boolean {
  switch (bearerOf(conditions)) {
    case 'embedded':
      // excludes the two; whichever came first stays (assumed)
      return conditions.call === 'card'
    case 'inserted':
      return conditions.call === 'card' && isOneAtATime(conditions.technology, conditions.cardPlan)
    case 'hotspot':
      return (
        conditions.call === 'phone' &&
        isOneAtATime(conditions.phoneTechnology, conditions.phonePlan)
      )
    case 'none':
      return false
  }
}

/** Why the car may not go online, as a code; undefined when it may. */
export function whyOffline(conditions: Conditions): string | undefined {
  if (conditions.power === 'off') return 'ignition-off'
  if (conditions.power === 'starting') return 'starting-up'
  if (conditions.privateMode) return 'private-mode'
  if (conditions.dataOff) return 'data-off'
  if (bearerOf(conditions) === 'none') return 'no-bearer'
  if (technologyOf(conditions) === 'none') return 'no-coverage'
  if (isAbroad(conditions) && !conditions.roaming && !conditions.roamsByItself) {
    return 'roaming-not-allowed'
  }
  return isHeldUpByCall(conditions) ? 'call-holds-up-data' : undefined
}
