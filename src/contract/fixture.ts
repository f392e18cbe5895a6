import { z } from 'zod'
import { country } from './payload.ts'
import { task } from './connectChannels.ts'
import { fault } from './fault.ts'
import { surroundings } from './surroundings.ts'

/** What a fresh world is made of; `assets/fixtures/default.yaml` is the one that everything starts from (DESIGN §3). */
export const fixture = z.strictObject({
  market: country,
  /** The documents' other readings that are switched on, by conflict id. */
  readings: z.array(z.string()),
  surroundings,
  car: z.strictObject({
    /** Whether the PIN of the inserted card was entered before. */
    pinEntered: z.boolean(),
    rememberPin: z.boolean(),
    roaming: z.boolean(),
    dataOff: z.boolean(),
    privateMode: z.boolean(),
    linked: z.boolean(),
    /** Services that are private by themselves; no menu for it is documented (C-58). */
    privateServices: z.array(z.string()).optional(),
    /** Services that the car has had since its last start. */
    services: z.array(z.string()).optional(),
    /** Whether the next installation of a function or an update succeeds. */
    installation: z.enum(['succeeds', 'fails']).optional(),
  }),
  owner: z.strictObject({
    accountId: z.string().regex(/^[a-z0-9-]{1,64}$/),
    name: z.string().min(1).max(64),
    porscheId: z.email().max(128),
    password: z.string().min(1).max(128),
    /** Four digits; null when the owner has not set one yet. */
    securityCode: z
      .string()
      .regex(/^\d{4}$/)
      .nullable(),
  }),
  /** What is ordered for the car and waits at Porsche Connect: services, Functions on Demand, updates. */
  orders: z
    .strictObject({ services: z.array(z.string()).optional(), tasks: z.array(task).optional() })
    .optional(),
  /** Whether the car's pairing code still waits for the car, or was redeemed before. */
  pairingCode: z.enum(['open', 'redeemed']),
  /** Whether the car is its owner's already, or still with the dealer. */
  handedOver: z.boolean(),
  backend: z.enum(['answering', 'silent', 'unreachable']),
  /** A state of Porsche Connect to start from, by its name in `states/`. */
  state: z.string().optional(),
  /** What goes wrong on the way of messages, from the beginning. */
  faults: z.array(fault).max(64).optional(),
})

export type Fixture = z.infer<typeof fixture>

/** What a scenario says in `given`: any part of the fixture, the rest stays as it is. */
export const given = z.strictObject({
  ...fixture.partial().shape,
  surroundings: surroundings.partial().optional(),
  car: fixture.shape.car.partial().optional(),
  owner: fixture.shape.owner.partial().optional(),
})

export type Given = z.infer<typeof given>

/** The fixture with the given parts in place of its own. */
export function withGiven(base: Fixture, change: Given): Fixture {
  return fixture.parse({
    ...base,
    ...change,
    surroundings: { ...base.surroundings, ...change.surroundings },
    car: { ...base.car, ...change.car },
    owner: { ...base.owner, ...change.owner },
  })
}

/** The names by which a scenario speaks of secrets, so that no file holds one. */
export const secretNames = [
  'sim.pin',
  'sim.puk',
  'owner.porscheId',
  'owner.password',
  'owner.securityCode',
  'car.pairingCode',
  'otherCar.pairingCode',
] as const

export type SecretName = (typeof secretNames)[number]
