import { z } from 'zod'
import { country, locale, secret, vin } from './payload.ts'

const word = z.string().min(1).max(64)
const day = z.iso.date()
const accountId = z.string().regex(/^[a-z0-9-]{1,64}$/)
const porscheId = z.email().max(128)
const password = secret(z.string().min(1).max(128))
const securityCode = secret(z.string().min(1).max(8))
const product = z.string().regex(/^[a-z0-9-]{1,64}$/)

function deed<Act extends string, Shape extends z.core.$ZodLooseShape>(act: Act, shape: Shape) {
  return z.strictObject({ act: z.literal(act), ...shape })
}

/** A card as it is typed in; only its brand, its last four digits and its expiry are ever kept. */
const card = {
  holder: word,
  number: secret(z.string().regex(/^[0-9 ]{12,23}$/)),
  expires: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
}

const identityDeeds = [
  deed('register', { name: word, porscheId, password, country }),
  deed('sign-in', { porscheId, password }),
  deed('activate', { link: word }),
  deed('request-code', {}),
  deed('confirm', { code: z.string().min(1).max(16) }),
  deed('set-password', { password }),
  deed('change-password', { old: password, password }),
  deed('set-security-code', { securityCode }),
  deed('change-security-code', { old: securityCode, securityCode }),
  deed('reset-security-code', { password, securityCode }),
  deed('edit-profile', {
    via: z.enum(['web', 'app']),
    name: word.optional(),
    birthDate: day.optional(),
    porscheId: porscheId.optional(),
  }),
  deed('change-country', { country }),
  deed('give-consent', { exchange: z.boolean() }),
  deed('object', {}),
  deed('ask-contact', { country, page: locale.optional() }),
  deed('contact', { via: z.enum(['contact', 'notification-centre']), question: word }),
  deed('request-appointment', { vin }),
  deed('verify-identity', { by: z.enum(['video-ident', 'partner']) }),
  deed('delete-account', { password }),
  deed('set-phone-language', { locale }),
  deed('open-help', {}),
] as const

const vehicleDeeds = [
  deed('add-vehicle', { vin: z.string().min(1).max(32) }),
  deed('remove-vehicle', { vin }),
  deed('find-pairing-code', { vin, in: z.enum(['start-page', 'vehicle-details', 'app']) }),
  deed('add-user', { vin, accountId, name: word, porscheId }),
  deed('remove-user', { vin, accountId }),
  deed('configure', { vin, product, setting: word }),
  deed('transfer-service', { vin, product, to: vin }),
] as const

const storeDeeds = [
  deed('open-store', {
    vin,
    /** The language of the store's page: what it prints at its bottom differs. */
    page: locale.optional(),
  }),
  deed('add-to-cart', { vin, product }),
  deed('remove-from-cart', { product }),
  deed('enter-address', { street: word, city: word, postcode: word, country }),
  deed('enter-card', card),
  deed('review', {}),
  deed('buy', { terms: z.boolean(), renew: z.boolean() }),
  deed('express-purchase', { vin, product, terms: z.boolean(), renew: z.boolean() }),
  deed('switch-off-renewal', { vin, product }),
  deed('cancel', { vin, product, via: z.enum(['store', 'portal']) }),
  deed('withdraw', { vin, product }),
] as const

const chargingDeeds = [
  deed('charge', {
    vin,
    place: word,
    isPublic: z.boolean(),
    energyKwh: z.number().min(0).max(500),
    powerKw: z.number().min(1).max(500),
    minutes: z
      .number()
      .int()
      .min(1)
      .max(7 * 1440),
    idleMinutes: z
      .number()
      .int()
      .min(0)
      .max(7 * 1440),
  }),
  deed('see-charging', {
    via: z.enum(['portal', 'app']),
    vin: vin.optional(),
    from: day.optional(),
    to: day.optional(),
  }),
  deed('open-invoice', {
    invoice: word,
    via: z.enum(['portal', 'app']),
    /** The language that the portal is read in; the app speaks that of the phone. */
    locale: locale.optional(),
  }),
] as const

/** What an owner does in My Porsche, in its app and in the Connect Store. */
export const ownerDeed = z.discriminatedUnion('act', [
  ...identityDeeds,
  ...vehicleDeeds,
  ...storeDeeds,
  ...chargingDeeds,
])

export type OwnerDeed = z.infer<typeof ownerDeed>
export type OwnerAct = OwnerDeed['act']

/** What a dealer, or the Customer Interaction Center, does at the desk. */
export const dealerDeed = z.discriminatedUnion('act', [
  deed('invite', {
    accountId,
    name: word,
    porscheId,
    country,
    vin: vin.optional(),
    /** When the car is handed over; the mail goes out 14 days before. Without it, at once. */
    delivery: day.optional(),
    /** Whether the dealer has the number that the customer uses now. */
    phoneNumber: z.enum(['current', 'outdated']),
    folder: z.enum(['inbox', 'spam', 'lost']),
  }),
  deed('correct-phone-number', { accountId }),
  /** A car without a market of its own is one of Germany. */
  deed('take-order', { vin, vehicle: word, market: country.optional() }),
  deed('verify-identity', { accountId }),
  deed('change-country', { accountId, country }),
  deed('erase-customer-data', { accountId }),
])

export type DealerDeed = z.infer<typeof dealerDeed>
export type DealerAct = DealerDeed['act']
