import type { OwnerAct, OwnerDeed } from '../contract/ownerDeeds.ts'
import { charge, openInvoice, seeCharging } from './charging/charging.ts'
import type { Outcome, OwnerCall } from './deed.ts'
import {
  activate,
  confirm,
  requestCode,
  setPassword,
  setSecurityCode,
} from './identity/invitation.ts'
import * as profile from './identity/profile.ts'
import { askContact, contact, openHelp, requestAppointment } from './mailbox/contact.ts'
import { cancel, switchOffRenewal, withdraw } from './services/contracts.ts'
import * as checkout from './store/checkout.ts'
import { openStore } from './store/storeCatalogue.ts'
import * as garage from './vehicles/garage.ts'

/** Which rule decides on which deed. */
const rules: { readonly [Act in OwnerAct]: (call: OwnerCall<Act>) => Outcome } = {
  register: profile.register,
  'sign-in': profile.signIn,
  activate,
  'request-code': requestCode,
  confirm,
  'set-password': setPassword,
  'change-password': profile.changePassword,
  'set-security-code': setSecurityCode,
  'change-security-code': profile.changeSecurityCode,
  'reset-security-code': profile.resetSecurityCode,
  'edit-profile': profile.editProfile,
  'change-country': profile.changeCountry,
  'give-consent': profile.giveConsent,
  object: profile.object,
  'ask-contact': askContact,
  contact,
  'request-appointment': requestAppointment,
  'verify-identity': profile.verifyIdentity,
  'delete-account': profile.deleteAccount,
  'set-phone-language': profile.setPhoneLanguage,
  'open-help': openHelp,
  'add-vehicle': garage.addVehicle,
  'remove-vehicle': garage.removeVehicle,
  'find-pairing-code': garage.findPairingCode,
  'add-user': garage.addUser,
  'remove-user': garage.removeUser,
  configure: garage.configure,
  'transfer-service': garage.transferService,
  'open-store': openStore,
  'add-to-cart': checkout.addToCart,
  'remove-from-cart': checkout.removeFromCart,
  'enter-address': checkout.enterAddress,
  'enter-card': checkout.enterCard,
  review: checkout.review,
  buy: checkout.buy,
  'express-purchase': checkout.expressPurchase,
  'switch-off-renewal': switchOffRenewal,
  cancel,
  withdraw,
  charge,
  'see-charging': seeCharging,
  'open-invoice': openInvoice,
}

/** Carries out what an owner does. */
export function doOwnerDeed(call: Omit<OwnerCall, 'deed'> & { readonly deed: OwnerDeed }): Outcome {
  const rule = rules[call.deed.act] as (call: OwnerCall) => Outcome
  return rule(call)
}
