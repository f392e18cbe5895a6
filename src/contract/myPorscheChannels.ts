import { z } from 'zod'
import type { Channel } from './channel.ts'
import { dealerDeed, ownerDeed } from './ownerDeeds.ts'
import { country, locale, vin } from './payload.ts'

const requestId = z.string().min(1).max(64)

const request = { readBy: ['backend'], retain: false, qos: 1 } as const
const page = {
  publishedBy: 'backend',
  readBy: ['owner', 'bench'],
  retain: true,
  qos: 1,
} as const

const answer = z.object({
  requestId,
  accepted: z.boolean(),
  reason: z.string().optional(),
  /** What the request has brought about, for those who asked. */
  result: z.record(z.string(), z.unknown()).optional(),
})

const service = z.object({
  product: z.string(),
  kind: z.enum(['service', 'function']),
  state: z.enum(['active', 'ordered', 'cancelled', 'expired', 'withdrawn']),
  /** Null: without limit of time. */
  until: z.iso.datetime().nullable(),
  renews: z.boolean(),
  isFree: z.boolean(),
})

const charge = z.object({
  at: z.iso.datetime(),
  what: z.string(),
  cents: z.number(),
  card: z.string(),
})

/** How many characters of base64 one message carries; a packet of a guest holds 64 KiB. */
export const documentPart = 32_768

const session = z.object({
  id: z.string(),
  vin,
  place: z.string(),
  at: z.iso.datetime(),
  minutes: z.number(),
  energyKwh: z.number(),
  cents: z.number(),
})

/** My Porsche, its app and the Connect Store: what owner and dealer ask, and what the owner sees. */
export const myPorscheChannels = {
  'owner.request.made': {
    ...request,
    publishedBy: 'owner',
    address: 'connect/v1/users/{accountId}/request',
    payload: z.strictObject({ requestId, deed: ownerDeed }),
    description: 'An owner does something in My Porsche, its app or the Connect Store.',
    example: { requestId: 'o-1', deed: { act: 'request-code' } },
  },
  'backend.request.answered': {
    publishedBy: 'backend',
    readBy: ['owner', 'bench'],
    retain: false,
    qos: 1,
    address: 'connect/v1/users/{accountId}/answer',
    payload: answer,
    description: 'The answer to one request of an owner; the same request again gets the same one.',
    example: { requestId: 'o-1', accepted: false, reason: 'account-required' },
  },
  'dealer.request.made': {
    ...request,
    publishedBy: 'dealer',
    address: 'connect/v1/desk/{deskId}/request',
    payload: z.strictObject({ requestId, deed: dealerDeed }),
    description: 'A dealer, or the Customer Interaction Center, does something for a customer.',
    example: { requestId: 'd-1', deed: { act: 'correct-phone-number', accountId: 'demo-owner' } },
  },
  'backend.deskRequest.answered': {
    publishedBy: 'backend',
    readBy: ['dealer', 'bench'],
    retain: false,
    qos: 1,
    address: 'connect/v1/desk/{deskId}/answer',
    payload: answer,
    description: 'The answer to one request made at a desk.',
    example: { requestId: 'd-1', accepted: true },
  },
  'backend.profile.shown': {
    ...page,
    address: 'connect/v1/users/{accountId}/profile',
    payload: z.object({
      state: z.enum(['invited', 'active', 'deleted']),
      name: z.string(),
      porscheId: z.string(),
      country,
      birthDate: z.iso.date().nullable(),
      /** Whether a security code is set. */
      hasCode: z.boolean(),
      consent: z.boolean(),
      identityVerified: z.boolean(),
      /** Kept also when the account is deleted, until a partner erases it. */
      customerData: z.enum(['kept', 'erased']),
      /** The app speaks the language of the phone. */
      appLanguage: locale,
    }),
    description: 'The profile settings of an account (R-1.7, R-1.8).',
    example: {
      state: 'active',
      name: 'Alex Demo',
      porscheId: 'alex@example.com',
      country: 'DE',
      birthDate: null,
      hasCode: true,
      consent: true,
      identityVerified: false,
      customerData: 'kept',
      appLanguage: 'de',
    },
  },
  'backend.garage.shown': {
    ...page,
    address: 'connect/v1/users/{accountId}/garage',
    payload: z.object({
      vehicles: z.array(
        z.object({
          vin,
          vehicle: z.string(),
          role: z.enum(['main', 'secondary']),
          linked: z.boolean(),
          /** Shown to the main user until the car has been linked by it. */
          pairingCode: z.string().nullable(),
          users: z.array(z.string()),
          services: z.array(service),
          /** Own settings of this user, by product. */
          settings: z.record(z.string(), z.string()),
        }),
      ),
    }),
    description: 'My vehicles, their users, and their services with the remaining term (R-7.3).',
    example: { vehicles: [] },
  },
  'backend.shop.shown': {
    ...page,
    address: 'connect/v1/users/{accountId}/shop',
    payload: z.object({
      cart: z.array(z.object({ vin, product: z.string(), cents: z.number() })),
      step: z.enum(['cart', 'address', 'payment', 'review', 'order']),
      hasAddress: z.boolean(),
      /** Masked; the last one is the one that is used. */
      cards: z.array(z.string()),
      orders: z.array(
        z.object({ id: z.string(), at: z.iso.datetime(), products: z.array(z.string()) }),
      ),
      charges: z.array(charge),
    }),
    description: 'The cart, the stored cards and the orders of the Connect Store (R-8.3, R-8.4).',
    example: { cart: [], step: 'cart', hasAddress: false, cards: [], orders: [], charges: [] },
  },
  'backend.mailbox.shown': {
    ...page,
    address: 'connect/v1/users/{accountId}/mailbox',
    payload: z.object({
      mails: z.array(
        z.object({
          id: z.string(),
          at: z.iso.datetime(),
          folder: z.enum(['inbox', 'spam', 'messages']),
          kind: z.string(),
          about: z.record(z.string(), z.string()),
          /** What the mail lets its reader open. */
          link: z.string().nullable(),
        }),
      ),
    }),
    description: 'Mails of an account, and its messages in My Porsche and the app.',
    example: { mails: [] },
  },
  'backend.phone.shown': {
    ...page,
    address: 'connect/v1/users/{accountId}/phone',
    payload: z.object({
      messages: z.array(
        z.object({
          id: z.string(),
          at: z.iso.datetime(),
          kind: z.enum(['sms', 'push']),
          about: z.string(),
          code: z.string().nullable(),
        }),
      ),
    }),
    description: 'What the mock phone of an account has received: short messages and pushes.',
    example: { messages: [] },
  },
  'backend.document.delivered': {
    publishedBy: 'backend',
    readBy: ['owner', 'bench'],
    retain: false,
    qos: 1,
    address: 'connect/v1/users/{accountId}/documents',
    payload: z.object({
      requestId,
      document: z.string().max(64),
      name: z.string().max(64),
      mediaType: z.literal('application/pdf'),
      part: z.number().int().min(1),
      parts: z.number().int().min(1).max(256),
      /** The bytes of this part. */
      data: z.base64().max(documentPart),
    }),
    description:
      'A document that was asked for, as an invoice (R-10.2), in parts that fit into packets.',
    example: {
      requestId: 'o-2',
      document: 'invoice-1.en',
      name: 'charging-2024-03-en.pdf',
      mediaType: 'application/pdf',
      part: 1,
      parts: 1,
      data: 'JVBERi0xLjM=',
    },
  },
  'backend.charging.shown': {
    ...page,
    address: 'connect/v1/users/{accountId}/charging',
    payload: z.object({
      sessions: z.array(session),
      invoices: z.array(
        z.object({ id: z.string(), month: z.string(), cents: z.number(), sessions: z.number() }),
      ),
    }),
    description: 'Public charging sessions of the valid contract, and the monthly invoices (R-10).',
    example: { sessions: [], invoices: [] },
  },
} as const satisfies Record<string, Channel>
