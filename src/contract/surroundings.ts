import { z } from 'zod'
import { country } from './payload.ts'
import { technologies } from './screenView.ts'

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
})

export const phone = z.strictObject({
  paired: z.boolean(),
  hotspot: z.boolean(),
})

export type SimCard = z.infer<typeof simCard>

/** Everything around the car that it can notice. */
export const surroundings = z.strictObject({
  ignition: z.enum(['off', 'on']),
  doors: z.enum(['open', 'closed', 'locked']),
  country,
  technology: z.enum(technologies),
  embeddedSim: z.enum(['active', 'inactive']),
  simCard: simCard.nullable(),
  phone,
})

export type Surroundings = z.infer<typeof surroundings>
