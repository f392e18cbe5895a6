import { z } from 'zod'
import type { Channel } from './channel.ts'
import { secret, vin } from './payload.ts'

const requestId = z.string().min(1).max(64)

/** A product of the Connect Store. */
const productId = z.string().regex(/^[a-z0-9-]{1,64}$/)

export const task = z.strictObject({
  id: productId,
  task: z.enum(['activation', 'cancellation', 'update']),
})

const pairingCode = z.string().regex(/^\d{8}$/)

/** The Connect link: the car, the owner and the dealer with the mock Porsche Connect backend; for the car only while it is online. */
export const connectChannels = {
  'car.presence.changed': {
    publishedBy: 'car',
    readBy: ['backend', 'observer', 'bench', 'driver', 'surroundings'],
    retain: true,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/presence',
    payload: z.object({ online: z.boolean() }),
    description: 'Whether the car is online; `false` is its last will.',
    example: { online: true },
  },
  'car.link.requested': {
    publishedBy: 'car',
    readBy: ['backend'],
    retain: false,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/link/request',
    payload: z.discriminatedUnion('method', [
      z.strictObject({ requestId, method: z.literal('pairing-code'), pairingCode }),
      z.strictObject({
        requestId,
        method: z.literal('porsche-id'),
        porscheId: z.string().min(1).max(128),
        password: secret(z.string().max(128)),
        securityCode: secret(z.string().max(8)).optional(),
      }),
    ]),
    description:
      'The car asks to be linked, by pairing code (R-2.5) or by Porsche ID (R-2.2, R-2.7).',
    example: { requestId: 'link-1', method: 'pairing-code', pairingCode: '12345678' },
  },
  'backend.link.answered': {
    publishedBy: 'backend',
    readBy: ['car', 'observer', 'bench'],
    retain: false,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/link/answer',
    payload: z.object({
      requestId,
      accepted: z.boolean(),
      reason: z.string().optional(),
      user: z.string().optional(),
    }),
    description: 'Whether the car is linked now, and if not, why.',
    example: { requestId: 'link-1', accepted: false, reason: 'pairing-code-wrong' },
  },
  'backend.link.shown': {
    publishedBy: 'backend',
    readBy: ['car', 'observer', 'bench'],
    retain: true,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/link/state',
    payload: z.object({
      linked: z.boolean(),
      /** Which linking this is, counted for each car: what is older says nothing of a newer one. */
      count: z.int().min(0),
    }),
    description:
      'Whether Porsche Connect holds the car for linked: a car that was removed from its owner hears so when it is online (assumed).',
    example: { linked: false, count: 1 },
  },
  'backend.orders.shown': {
    publishedBy: 'backend',
    readBy: ['car', 'observer', 'bench'],
    retain: true,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/orders',
    payload: z.object({ services: z.array(productId), tasks: z.array(task) }),
    description:
      'What is ordered for the car: the services it has (R-7.1), and what it has still to do (R-9.1, R-9.3, R-9.8).',
    example: { services: ['navigation'], tasks: [{ id: 'lane-assist', task: 'activation' }] },
  },
  'car.task.reported': {
    publishedBy: 'car',
    readBy: ['backend', 'observer', 'bench'],
    retain: false,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/tasks/report',
    payload: z.strictObject({
      requestId,
      ...task.shape,
      outcome: z.enum(['done', 'failed']),
      /** When it was done, also when the car was offline then. */
      at: z.iso.datetime(),
    }),
    description: 'The car has done what was ordered, or has failed.',
    example: {
      requestId: 'report-1',
      id: 'lane-assist',
      task: 'activation',
      outcome: 'done',
      at: '2024-03-01T09:02:00.000Z',
    },
  },
  'backend.report.acknowledged': {
    publishedBy: 'backend',
    readBy: ['car', 'observer', 'bench'],
    retain: false,
    qos: 1,
    address: 'connect/v1/vehicles/{vin}/tasks/receipt',
    payload: z.object({ requestId }),
    description: 'Porsche Connect has taken note of a report; the car need not send it again.',
    example: { requestId: 'report-1' },
  },
  'backend.pairingCode.shown': {
    publishedBy: 'backend',
    readBy: ['owner', 'bench'],
    retain: true,
    qos: 1,
    address: 'connect/v1/users/{accountId}/pairing-codes/{vin}',
    payload: z.object({
      vin,
      vehicle: z.string(),
      pairingCode: pairingCode.nullable(),
      linked: z.boolean(),
    }),
    description:
      'The pairing code as My Porsche shows it to its owner until it is redeemed (R-2.4).',
    example: {
      vin: 'WP0ZZZ99ZHS000001',
      vehicle: '911-991-2018',
      pairingCode: '12345678',
      linked: false,
    },
  },
} as const satisfies Record<string, Channel>
