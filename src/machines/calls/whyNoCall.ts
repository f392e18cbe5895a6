import type { Call, SimState } from '../../contract/screenView.ts'
import { bearerOf, whyOffline, type Conditions } from '../mobileData/conditions.ts'

const whyCardIsSilent: Readonly<Partial<Record<SimState, string>>> = {
  'no-slot': 'no-sim-slot',
  none: 'no-sim-card',
  locked: 'sim-locked',
  'puk-required': 'puk-required',
  blocked: 'sim-blocked',
}

/** Why a call cannot go on, as a code; undefined when it can. */
export function whyCallEnds(conditions: Conditions, call: Call): string | undefined {
  if (call === 'none') return undefined
  if (conditions.power === 'off') return 'ignition-off'
  if (conditions.power === 'starting') return 'starting-up'
  if (call === 'phone') {
    if (!conditions.paired) return 'no-phone-paired'
    // telephony over Bluetooth is disconnected while CarPlay is used
    if (conditions.carPlay) return 'carplay-in-use'
    return conditions.phoneTechnology === 'none' ? 'no-coverage' : undefined
  }
  const why = whyCardIsSilent[conditions.sim]
  if (why !== undefined) return why
  if (!conditions.callsByCard) return 'calls-by-card-not-offered'
  return conditions.technology === 'none' ? 'no-coverage' : undefined
}

/** Why a call cannot begin, as a code; undefined when it can. */
export function whyNoCall(conditions: Conditions, call: Call): string | undefined {
  if (call === 'none' || call === conditions.call) return undefined
  if (conditions.call !== 'none') return 'call-in-progress'
  const why = whyCallEnds(conditions, call)
  if (why !== undefined || call === 'phone') return why
  // data over the embedded SIM excludes a call by the inserted one
  return bearerOf(conditions) === 'embedded' && whyOffline(conditions) === undefined
    ? 'embedded-sim-carries-data'
    : undefined
}
