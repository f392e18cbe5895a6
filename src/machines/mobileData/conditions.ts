import type { Bearer, SimState, Technology } from '../../contract/screenView.ts'

/** Everything that decides whether the car is online (DESIGN §4, R-3.x, R-4.x, R-5.x). */
export interface Conditions {
  readonly power: 'off' | 'starting' | 'on'
  readonly technology: Technology
  readonly country: string
  /** Home country of the embedded SIM: the car's market. */
  readonly market: string
  readonly embeddedSim: boolean
  readonly sim: SimState
  /** Home country of the card in the slot. */
  readonly cardHome: string | null
  readonly hotspot: boolean
  readonly roaming: boolean
  readonly roamsByItself: boolean
  readonly dataOff: boolean
  readonly privateMode: boolean
}

/** Which bearer carries data: a phone's hotspot when there is one, else the embedded SIM, else the inserted card (order assumed). */
export function bearerOf(conditions: Conditions): Bearer {
  if (conditions.hotspot) return 'hotspot'
  if (conditions.embeddedSim) return 'embedded'
  if (conditions.sim === 'ready') return 'inserted'
  return 'none'
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

/** Why the car may not go online, as a code; undefined when it may. */
export function whyOffline(conditions: Conditions): string | undefined {
  if (conditions.power === 'off') return 'ignition-off'
  if (conditions.power === 'starting') return 'starting-up'
  if (conditions.privateMode) return 'private-mode'
  if (conditions.dataOff) return 'data-off'
  if (bearerOf(conditions) === 'none') return 'no-bearer'
  if (conditions.technology === 'none') return 'no-coverage'
  if (isAbroad(conditions) && !conditions.roaming && !conditions.roamsByItself) {
    return 'roaming-not-allowed'
  }
  return undefined
}
