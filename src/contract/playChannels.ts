import { z } from 'zod'
import type { Channel } from './channel.ts'
import { locale, secret, vin } from './payload.ts'

const requestId = z.string().min(1).max(64)
const fromTheBench = {
  publishedBy: 'bench',
  readBy: ['world', 'observer'],
  retain: false,
  qos: 0,
} as const
const fromTheWorld = {
  publishedBy: 'world',
  readBy: ['bench', 'observer'],
  retain: true,
  qos: 0,
} as const

/** A message carries 64 KiB; what is longer is played by `pcm run`. */
const longestText = 48 * 1024

const writtenFile = z.strictObject({
  name: z.string().min(1).max(256),
  /** Whoever writes a flow may type a secret into it. */
  text: secret(z.string().min(1).max(longestText)),
})

/** Which control a step works, so that a finger can point at it. */
export const hand = z.object({
  works: z.enum([
    'entry',
    'key',
    'knob',
    'keypad',
    'confirm',
    'erase',
    'surroundings',
    'owner',
    'clock',
  ]),
  /** The entry, button or key. */
  id: z.string().optional(),
  detents: z.number().optional(),
})

export type Hand = z.infer<typeof hand>

/** Recording in a fresh car, showing a scenario, or letting somebody do it. */
export const playPurposes = ['recording', 'show', 'exercise'] as const

const exerciseResult = z.object({
  /** What the trainee has to do. */
  tasks: z.number().int().min(0),
  fulfilled: z.number().int().min(0),
  hints: z.number().int().min(0),
  inputs: z.number().int().min(0),
  /** Inputs beyond those that the scenario itself needs. */
  needless: z.number().int().min(0),
  virtualMilliseconds: z.number().min(0),
  realMilliseconds: z.number().min(0),
})

export const play = z.object({
  /** Another one for every world: it is at /mqtt/play. */
  id: z.string(),
  purpose: z.enum(playPurposes),
  name: z.string(),
  file: z.string(),
  vehicle: z.string(),
  locale,
  vin,
  accountId: z.string(),
  /** The steps as they are written, in one line each, secrets masked. */
  steps: z.array(z.object({ line: z.number().int(), name: z.string(), text: z.string() })),
  /** How many of them are done. */
  at: z.number().int().min(0),
  /** What the next step works. */
  next: hand.optional(),
  /** What was said last, in the language of the car. */
  said: z.string().optional(),
  /** Why it does not go on: the step at `at` has failed. */
  failure: z.object({ expected: z.string(), seen: z.string() }).optional(),
  /** What to do now, asked for by the trainee, and how many inputs are left to the next task. */
  hint: z.object({ hand, inputs: z.number().int().min(1) }).optional(),
  exercise: exerciseResult.optional(),
})

export type Play = z.infer<typeof play>
export type PlayPurpose = Play['purpose']
export type ExerciseResult = z.infer<typeof exerciseResult>

/** Recording, playing and exercises: each in a fresh world of its own beside the world of this broker. */
export const playChannels = {
  'bench.play.requested': {
    ...fromTheBench,
    address: 'pcm/v1/world/play/request',
    payload: z.strictObject({
      requestId,
      purpose: z.enum(playPurposes),
      /** A shipped scenario by its file, or the text of any other; none for a recording. */
      scenario: z
        .union([z.strictObject({ file: z.string().min(1).max(256) }), writtenFile])
        .optional(),
      /** One of the vehicles of the scenario; the first of them unless it is said. */
      vehicle: z.string().min(1).max(64).optional(),
      locale: locale.optional(),
    }),
    description:
      'Open a fresh world with one car, to record in it, to show a scenario or to exercise it. It takes the place of the one before.',
    example: {
      requestId: 'p-1',
      purpose: 'show',
      scenario: { file: 'link-by-pairing-code.yaml' },
      vehicle: '911-991-2018',
      locale: 'de',
    },
  },
  'bench.play.moved': {
    ...fromTheBench,
    address: 'pcm/v1/world/play/move',
    payload: z.strictObject({
      requestId,
      /** How many steps are to be done: one more plays the next one, any other number begins anew and goes quickly there. */
      to: z.number().int().min(0),
    }),
    description: 'Play the next step, or go to any other in a fresh world.',
    example: { requestId: 'p-2', to: 3 },
  },
  'bench.play.ended': {
    ...fromTheBench,
    address: 'pcm/v1/world/play/end',
    payload: z.strictObject({ requestId }),
    description: 'Close the world of the play.',
    example: { requestId: 'p-3' },
  },
  'bench.hint.requested': {
    ...fromTheBench,
    address: 'pcm/v1/world/play/hint',
    payload: z.strictObject({ requestId }),
    description: 'Show what to do now in an exercise: the first input of the shortest way.',
    example: { requestId: 'p-4' },
  },
  'bench.scenario.tried': {
    ...fromTheBench,
    address: 'pcm/v1/world/scenarios/trial',
    payload: z.strictObject({ requestId, ...writtenFile.shape }),
    description: 'Play a scenario at once, in fresh worlds, and answer whether it passes.',
    example: { requestId: 'p-5', name: 'mine.yaml', text: 'name: mine\n' },
  },
  'bench.scenarios.requested': {
    ...fromTheBench,
    address: 'pcm/v1/world/scenarios/request',
    payload: z.strictObject({ requestId }),
    description: 'Read the shipped scenarios; they are told on the channel of the scenarios.',
    example: { requestId: 'p-6' },
  },
  'world.play.changed': {
    ...fromTheWorld,
    address: 'pcm/v1/world/play',
    payload: z.object({ play: play.nullable() }),
    description: 'What is being recorded, shown or exercised, and how far it is.',
    example: { play: null },
  },
  'world.scenarios.changed': {
    ...fromTheWorld,
    address: 'pcm/v1/world/scenarios',
    payload: z.object({
      scenarios: z.array(
        z.object({ file: z.string(), name: z.string(), vehicles: z.array(z.string()) }),
      ),
    }),
    description: 'The shipped scenarios and the vehicles that each can be played on.',
    example: {
      scenarios: [
        {
          file: 'link-by-pairing-code.yaml',
          name: 'A car is linked by its code',
          vehicles: ['911-991-2018'],
        },
      ],
    },
  },
} as const satisfies Record<string, Channel>
