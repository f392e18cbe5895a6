import type { Payload } from '../contract/channels.ts'
import type { BackendState } from './backendState.ts'
import { sessionsShown } from './charging/charging.ts'
import { momentText, productOf, type Ground } from './deed.ts'
import { appLanguageOf, countryOf, isActive } from './identity/account.ts'
import { shopOf, stepOf } from './store/checkout.ts'
import { roleIn, shownCodeOf } from './vehicles/connectedVehicle.ts'

/** The pages of one account, by the channel that carries them. */
export interface Pages {
  readonly 'backend.profile.shown': Payload<'backend.profile.shown'>
  readonly 'backend.garage.shown': Payload<'backend.garage.shown'>
  readonly 'backend.shop.shown': Payload<'backend.shop.shown'>
  readonly 'backend.mailbox.shown': Payload<'backend.mailbox.shown'>
  readonly 'backend.phone.shown': Payload<'backend.phone.shown'>
  readonly 'backend.charging.shown': Payload<'backend.charging.shown'>
}

/** What is left of an account that is no more. */
export const emptyPages: Pages = {
  'backend.profile.shown': {
    state: 'deleted',
    name: '',
    porscheId: '',
    country: 'DE',
    birthDate: null,
    hasCode: false,
    consent: false,
    identityVerified: false,
    customerData: 'erased',
    appLanguage: 'en',
  },
  'backend.garage.shown': { vehicles: [] },
  'backend.shop.shown': {
    cart: [],
    step: 'cart',
    hasAddress: false,
    cards: [],
    orders: [],
    charges: [],
  },
  'backend.mailbox.shown': { mails: [] },
  'backend.phone.shown': { messages: [] },
  'backend.charging.shown': { sessions: [], invoices: [] },
}

/** What My Porsche, the store, the mailbox and the phone show to one account; undefined when there is none. */
export function pagesOf(state: BackendState, accountId: string, ground: Ground): Pages | undefined {
  const account = state.accounts[accountId]
  if (account === undefined) return undefined
  const shop = shopOf(state, accountId)
  const own = <Value extends { readonly accountId: string }>(values: Record<string, Value>) =>
    Object.values(values).filter((one) => one.accountId === accountId)
  return {
    'backend.profile.shown': {
      state: account.state ?? 'active',
      name: account.name,
      porscheId: account.porscheId,
      country: countryOf(account),
      birthDate: account.birthDate ?? null,
      hasCode: account.securityCode !== null,
      consent: account.consent ?? true,
      identityVerified: account.identityVerified ?? false,
      customerData: account.customerData ?? 'kept',
      appLanguage: appLanguageOf(account),
    },
    'backend.garage.shown': { vehicles: isActive(account) ? garageOf(state, accountId) : [] },
    'backend.shop.shown': {
      cart: shop.cart.map(({ vin, product }) => ({
        vin,
        product,
        cents: productOf(ground, product)?.cents ?? 0,
      })),
      step: stepOf(shop),
      hasAddress: shop.address !== null,
      cards: [...shop.cards],
      orders: own(state.orders).map(({ id, at, products }) => ({
        id,
        at: momentText(at),
        products: [...products],
      })),
      charges: shop.charges.map((charge) => ({ ...charge, at: momentText(charge.at) })),
    },
    'backend.mailbox.shown': {
      mails: own(state.mails).map(({ id, at, folder, kind, about, link }) => ({
        id,
        at: momentText(at),
        folder,
        kind,
        about: { ...about },
        link,
      })),
    },
    'backend.phone.shown': {
      messages: own(state.phoneMessages).map(({ id, at, kind, about, code }) => ({
        id,
        at: momentText(at),
        kind,
        about,
        code,
      })),
    },
    'backend.charging.shown': {
      sessions: sessionsShown(state, accountId).map(
        ({ id, vin, place, at, minutes, energyKwh, cents }) => ({
          id,
          vin,
          place,
          at: momentText(at),
          minutes,
          energyKwh,
          cents,
        }),
      ),
      invoices: own(state.invoices).map(({ id, month, cents, sessions }) => ({
        id,
        month,
        cents,
        sessions: sessions.length,
      })),
    },
  }
}

function garageOf(
  state: BackendState,
  accountId: string,
): Payload<'backend.garage.shown'>['vehicles'] {
  const settings = Object.entries(state.accounts[accountId]?.settings ?? {})
  return Object.values(state.vehicles).flatMap((vehicle) => {
    const role = roleIn(vehicle, accountId)
    if (role === undefined) return []
    const { vin } = vehicle
    return [
      {
        vin,
        vehicle: vehicle.vehicle,
        role,
        linked: vehicle.linkedTo !== null,
        pairingCode: shownCodeOf(vehicle, accountId),
        users: [...(vehicle.users ?? [])],
        services: Object.values(state.contracts)
          .filter((contract) => contract.vin === vin)
          .map(({ product, kind, state: stage, until, renews, isFree }) => ({
            product,
            kind,
            state: stage,
            until: until === null ? null : momentText(until),
            renews,
            isFree,
          })),
        settings: Object.fromEntries(
          settings
            .filter(([key]) => key.startsWith(`${vin}/`))
            .map(([key, value]) => [key.slice(vin.length + 1), value]),
        ),
      },
    ]
  })
}
