import { z } from 'zod'

const kebab = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
const countries = z.array(z.string().regex(/^[A-Z]{2}$/))
const cents = z.number().int().min(0)
const count = z.number().int().min(1)
const price = { centsPerKwh: cents, centsPerIdleMinute: cents }

/** `connect.yaml`: what the mock Porsche Connect sells and how long things last; assumed, where no line is named. */
export const connectFile = z.strictObject({
  sources: z.array(z.string()).min(1),
  confidence: z.literal('assumed'),
  note: z.string(),
  limits: z.strictObject({
    invitationDaysBefore: count,
    passwordLength: count,
    codeLength: count,
    codeTries: count,
    codeMinutes: count,
    withdrawalDays: count,
  }),
  noSelfRegistration: countries,
  noAppointments: countries,
  products: z.array(
    z.strictObject({
      id: kebab,
      kind: z.enum(['service', 'function']),
      /** Null: without limit of time. */
      months: count.nullable(),
      cents,
      /** Comes with the car for its first term. */
      isFree: z.boolean(),
      noticeDays: z.number().int().min(0),
      /** The models it is offered for; all of them where it is left out. */
      models: z.array(kebab).optional(),
    }),
  ),
  /** What each page of the store prints at its bottom; a page is not a country (R-8.5, C-44). */
  paymentFooters: z
    .array(
      z.strictObject({
        page: z.string().min(1),
        heading: z.string().min(1),
        names: z.array(z.string().min(1)).min(1),
        sources: z.array(z.string().regex(/^\d{3}:\d+$/)).min(1),
        confidence: z.literal('documented'),
      }),
    )
    .default([]),
  charging: z.strictObject({
    prices: z.array(
      z.strictObject({ country: z.string(), upToKw: z.number().positive(), ...price }),
    ),
    otherCountries: z.strictObject(price),
  }),
})

export type ConnectFile = z.infer<typeof connectFile>
export type Product = ConnectFile['products'][number]

/** Where the file is absent nothing is sold. */
export const noConnect: ConnectFile = {
  sources: ['design'],
  confidence: 'assumed',
  note: '',
  limits: {
    invitationDaysBefore: 14,
    passwordLength: 8,
    codeLength: 6,
    codeTries: 3,
    codeMinutes: 30,
    withdrawalDays: 14,
  },
  noSelfRegistration: [],
  noAppointments: [],
  products: [],
  paymentFooters: [],
  charging: { prices: [], otherCountries: { centsPerKwh: 0, centsPerIdleMinute: 0 } },
}
