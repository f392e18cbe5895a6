import { z } from 'zod'
import type { Channel } from './channel.ts'
import { fault, faultId, faultKinds, faultOn } from './fault.ts'
import { country, locale, vin } from './payload.ts'
import { simCard, surroundings } from './surroundings.ts'

const requestId = z.string().min(1).max(64)
const fromTheBench = {
  publishedBy: 'bench',
  readBy: ['world', 'observer'],
  retain: false,
  qos: 0,
} as const
const fromTheWorld = {
  publishedBy: 'world',
  readBy: ['bench', 'driver', 'surroundings', 'observer'],
  retain: true,
  qos: 0,
} as const

export const openCar = z.object({
  vin,
  vehicle: z.string(),
  instance: z.number().int().min(1),
  locale,
  market: country,
  /** The documents' other readings that are switched on for this car, by conflict id (C-07). */
  readings: z.array(z.string()),
  surroundings: surroundings.omit({ simCard: true }),
  /** The card in the slot, without its secrets. */
  simCard: simCard.omit({ pin: true, puk: true }).nullable(),
})

export type OpenCar = z.infer<typeof openCar>

/** The world itself: its cars, its clock, what it refused. */
export const worldChannels = {
  'bench.car.requested': {
    ...fromTheBench,
    address: 'pcm/v1/world/cars/request',
    payload: z.strictObject({
      requestId,
      vehicle: z.string().min(1).max(64),
      /** "another one": a further car of the same vehicle instead of the one that is open. */
      another: z.boolean().optional(),
      locale: locale.optional(),
      market: country.optional(),
      readings: z.array(z.string()).max(16).optional(),
      /** The car whose language, market and surroundings carry over. */
      after: vin.optional(),
    }),
    description:
      'Open a car; the answer names its VIN. A car that is open already is the answer itself.',
    example: { requestId: 'b-1', vehicle: '911-991-2018', locale: 'de' },
  },
  'bench.car.closed': {
    ...fromTheBench,
    address: 'pcm/v1/world/cars/closing',
    payload: z.strictObject({ requestId, vin }),
    description: 'Close a car.',
    example: { requestId: 'b-2', vin: 'WP0ZZZ99ZHS000001' },
  },
  'bench.car.emptied': {
    ...fromTheBench,
    address: 'pcm/v1/world/cars/reset',
    payload: z.strictObject({ requestId, vin }),
    description: 'Factory settings: the car forgets everything and stands as its world began.',
    example: { requestId: 'b-5', vin: 'WP0ZZZ99ZHS000001' },
  },
  'bench.world.emptied': {
    ...fromTheBench,
    address: 'pcm/v1/world/reset',
    payload: z.strictObject({
      requestId,
      /** The name of a state of Porsche Connect to start from. */
      state: z.string().min(1).max(64).optional(),
    }),
    description:
      'A fresh start: Porsche Connect and every car forget everything; the open cars are opened anew.',
    example: { requestId: 'b-6', state: 'a-car-just-sold' },
  },
  'bench.backend.changed': {
    ...fromTheBench,
    address: 'pcm/v1/world/backend',
    payload: z.strictObject({ requestId, backend: z.enum(['answering', 'silent', 'unreachable']) }),
    description: 'Let the mock backend answer, keep silent, or be out of reach.',
    example: { requestId: 'b-3', backend: 'silent' },
  },
  'bench.clock.changed': {
    ...fromTheBench,
    address: 'pcm/v1/world/clock/change',
    payload: z.strictObject({
      requestId,
      /** Virtual seconds per real second; 0 is paused. */
      rate: z.number().min(0).max(1000).optional(),
      /** Virtual milliseconds to go forward at once. */
      advance: z
        .number()
        .int()
        .min(0)
        .max(366 * 86_400_000)
        .optional(),
    }),
    description: 'Steer the clock of the world.',
    example: { requestId: 'b-4', rate: 0, advance: 600_000 },
  },
  'bench.rest.requested': {
    ...fromTheBench,
    address: 'pcm/v1/world/rest',
    payload: z.strictObject({ requestId }),
    description:
      'Ask to be told when the world is at rest: everything that was sent before has had its effects by then.',
    example: { requestId: 'b-8' },
  },
  'bench.fault.added': {
    ...fromTheBench,
    address: 'pcm/v1/world/faults/add',
    payload: z.strictObject({ requestId, fault }),
    description:
      'Let something go wrong on the way of the messages of a channel, or with the connection of a car; the answer names the id of the fault.',
    example: {
      requestId: 'b-6',
      fault: { kind: 'delay', on: 'backend.link.answered', by: '10 s', times: 1 },
    },
  },
  'bench.fault.removed': {
    ...fromTheBench,
    address: 'pcm/v1/world/faults/remove',
    payload: z.strictObject({
      requestId,
      /** Without it, every fault. */
      id: faultId.optional(),
    }),
    description: 'Take a fault away again, or all of them.',
    example: { requestId: 'b-7', id: 'fault-1' },
  },
  'world.request.answered': {
    ...fromTheWorld,
    retain: false,
    address: 'pcm/v1/world/answer',
    payload: z.object({
      requestId,
      accepted: z.boolean(),
      reason: z.string().optional(),
      /** A sentence for people: what was wrong and what could be meant. */
      explanation: z.string().optional(),
      vin: vin.optional(),
      /** What is wrong with a scenario file, by place. */
      faults: z
        .array(
          z.object({
            line: z.number().int(),
            column: z.number().int(),
            problem: z.string(),
            expected: z.string(),
            suggestion: z.string().optional(),
          }),
        )
        .optional(),
      /** The id of a fault that was added. */
      fault: faultId.optional(),
    }),
    description: 'The answer to one request of the bench.',
    example: { requestId: 'b-1', accepted: true, vin: 'WP0ZZZ99ZHS000001' },
  },
  'world.cars.changed': {
    ...fromTheWorld,
    address: 'pcm/v1/world/cars',
    payload: z.object({ cars: z.array(openCar) }),
    description: 'The cars that are open.',
    example: { cars: [] },
  },
  'world.clock.changed': {
    ...fromTheWorld,
    address: 'pcm/v1/world/clock',
    payload: z.object({ now: z.iso.datetime(), rate: z.number() }),
    description: 'The time of the world when its clock was last steered, and its pace.',
    example: { now: '2024-03-01T09:00:00.000Z', rate: 1 },
  },
  'world.states.offered': {
    ...fromTheWorld,
    address: 'pcm/v1/world/states',
    payload: z.object({
      states: z.array(z.object({ id: z.string(), names: z.record(locale, z.string()) })),
    }),
    description:
      'The states of Porsche Connect that a fresh start may begin with, and their names.',
    example: { states: [{ id: 'a-car-just-sold', names: { en: 'A car just sold' } }] },
  },
  'world.backend.changed': {
    ...fromTheWorld,
    address: 'pcm/v1/world/backend/state',
    payload: z.object({ backend: z.enum(['answering', 'silent', 'unreachable']) }),
    description: 'How the mock backend behaves now.',
    example: { backend: 'answering' },
  },
  'world.barrier.raised': {
    publishedBy: 'world',
    readBy: ['world'],
    retain: false,
    qos: 0,
    address: 'pcm/v1/world/barrier',
    payload: z.strictObject({
      client: z.string().min(1).max(64),
      /** The round in which it is raised. */
      id: z.number().int().min(1),
    }),
    description:
      "On another broker than the world's own: what comes after everything that this client sent before. Every client of the world hears it; when all barriers have come through and nothing has moved, the world is at rest.",
    example: { client: 'backend', id: 1 },
  },
  'world.faults.changed': {
    ...fromTheWorld,
    address: 'pcm/v1/world/faults',
    payload: z.object({ faults: z.array(faultOn) }),
    description: 'The faults that are on, and how often each has struck.',
    example: {
      faults: [{ id: 'fault-1', kind: 'drop', on: 'backend.link.answered', struck: 0 }],
    },
  },
  'world.fault.applied': {
    ...fromTheWorld,
    retain: false,
    address: 'pcm/v1/world/faults/strike',
    payload: z.object({
      id: z.string(),
      fault: faultId,
      kind: z.enum(faultKinds),
      on: z.string(),
      /** How often this fault has struck by now. */
      strike: z.number().int().min(1),
    }),
    description: 'A fault has struck a message or a connection.',
    example: {
      id: 'strike-1',
      fault: 'fault-1',
      kind: 'drop',
      on: 'backend.link.answered',
      strike: 1,
    },
  },
  'world.messages.refused': {
    ...fromTheWorld,
    address: 'pcm/v1/world/refusals',
    payload: z.object({
      count: z.number().int().min(0),
      last: z.object({ address: z.string().max(256), reason: z.string().max(512) }).optional(),
    }),
    description:
      'How many messages were malformed, oversized or not permitted, and the last of them.',
    example: { count: 1, last: { address: 'pcm/v1/x/driver/key', reason: 'not JSON' } },
  },
} as const satisfies Record<string, Channel>
