import { z } from 'zod'
import { country } from './payload.ts'
import { calls, technologies } from './screenView.ts'

export const plans = ['data-and-calls', 'data-or-calls'] as const

/** Whether a mobile plan lets calls and data run side by side in LTE. */
const plan = z.enum(plans)

/** A SIM card as the world hands it over the slot; PIN and PUK lengths of 3GPP TS 31.101. */
export const simCard = z.strictObject({
  pin: z
    .string()
    .regex(/^\d{4,8}$/)
    .meta({ secret: true }),
  puk: z
    .string()
    .regex(/^\d{8}$/)
    .meta({ secret: true }),
  country,
  /** Whether the card asks for its PIN at all. */
  pinRequired: z.boolean(),
  id: z.string().min(1).max(32),
  /** `data-and-calls` unless it is said. */
  plan: plan.optional(),
})

export const phone = z.strictObject({
  paired: z.boolean(),
  hotspot: z.boolean(),
  /** The radio technology of the phone itself; the same as around the car unless it is said. */
  technology: z.enum(technologies).optional(),
  /** `data-and-calls` unless it is said. */
  plan: plan.optional(),
})

export type SimCard = z.infer<typeof simCard>
export type Plan = z.infer<typeof plan>

/** Everything around the car that it can notice. */
export const surroundings = z.strictObject({
  ignition: z.enum(['off', 'on']),
  doors: z.enum(['open', 'closed', 'locked']),
  country,
  technology: z.enum(technologies),
  embeddedSim: z.enum(['active', 'inactive']),
  simCard: simCard.nullable(),
  phone,
  call: z.enum(calls),
  carPlay: z.enum(['off', 'on']),
  /** The charging cable. */
  charger: z.enum(['disconnected', 'connected']),
  driver: z.enum(['inside', 'outside']),
})

export type Surroundings = z.infer<typeof surroundings>
