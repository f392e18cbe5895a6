import type { DealerAct, DealerDeed } from '../contract/ownerDeeds.ts'
import type { DealerCall, Outcome } from './deed.ts'
import * as desk from './identity/desk.ts'

/** Which rule decides on which deed. */
const rules: { readonly [Act in DealerAct]: (call: DealerCall<Act>) => Outcome } = {
  invite: desk.inviteByDealer,
  'correct-phone-number': desk.correctPhoneNumber,
  'take-order': desk.takeOrder,
  'verify-identity': desk.verifyAtPartner,
  'change-country': desk.changeCountryAtDesk,
  'erase-customer-data': desk.eraseCustomerData,
}

/** Carries out what is done at a desk. */
export function doDealerDeed(
  call: Omit<DealerCall, 'deed'> & { readonly deed: DealerDeed },
): Outcome {
  const rule = rules[call.deed.act] as (call: DealerCall) => Outcome
  return rule(call)
}
