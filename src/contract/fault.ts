import { z } from 'zod'
import { benchChannels } from './benchChannels.ts'
import type { Channel } from './channel.ts'
import { connectChannels } from './connectChannels.ts'
import { myPorscheChannels } from './myPorscheChannels.ts'
import { spanOf } from './span.ts'

/** What can go wrong on the way of a message, or with the connection that it goes over. */
export const faultKinds = [
  'drop',
  'delay',
  'repeat',
  'reorder',
  'garble',
  'refuse',
  'stale',
  'disconnect',
  'lose-acknowledgement',
  'reconnect-storm',
] as const

export type FaultKind = (typeof faultKinds)[number]

// the channels of the workbench itself stay whole: by them a fault is taken away again
const struckChannels: Readonly<Record<string, Channel>> = {
  ...benchChannels,
  ...connectChannels,
  ...myPorscheChannels,
}

/** The channels that a fault can strike. */
export const faultChannels = Object.keys(struckChannels) as readonly (
  keyof typeof benchChannels | keyof typeof connectChannels | keyof typeof myPorscheChannels
)[]

/** The channel by which a car's connection announces itself: who strikes it strikes the connection. */
export const connectionChannel = 'car.presence.changed'

/** 20 days: timers of 32 bits cannot wait longer than 24. */
const longest = 20 * 86_400_000

const span = z.string().refine((written) => {
  const milliseconds = spanOf(written)
  return milliseconds !== undefined && milliseconds <= longest
}, 'a number and a unit (ms, s, min, h, d), 20 days at most, such as 90 s or 10 minutes')

export const faultId = z.string().regex(/^[a-z0-9-]{1,64}$/, 'small letters, digits and hyphens')

const likelihood = 'a number above 0, 1 at most'
const number = 'a whole number from 2 to 100'
const needsBy: readonly FaultKind[] = ['delay']
const mayHaveBy: readonly FaultKind[] = ['delay', 'reorder', 'reconnect-storm']
const ofTheConnection: readonly FaultKind[] = ['disconnect', 'lose-acknowledgement']

/** One fault: what goes wrong, on which channel, when and how often. */
export const fault = z
  .strictObject({
    /** By which it is taken away again; the world gives it a number when it has none. */
    id: faultId.optional(),
    kind: z.enum(faultKinds),
    on: z.enum(faultChannels as [string, ...string[]]),
    /** Only for these cars and accounts; for all of them when it is not said. */
    params: z.record(z.string(), z.string().min(1).max(128)).optional(),
    /** Virtual time from being switched on until it begins to strike. */
    after: span.optional(),
    /** For how long it strikes, in virtual time. */
    for: span.optional(),
    /** How often it strikes; then it is over. */
    times: z.number().int().min(1, 'a whole number from 1 up').max(1_000_000).optional(),
    /** How likely it strikes each time, from the seed of the world. */
    chance: z.number().gt(0, likelihood).max(1, likelihood).optional(),
    /** How much later a delayed message comes; how long a reordered one waits at most; how long a connection of a storm lasts. */
    by: span.optional(),
    /** How many copies come of a repeated message; two when it is not said. */
    copies: z.number().int().min(2, number).max(100, number).optional(),
  })
  .superRefine(({ kind, on, params, by, copies }, context) => {
    const wrong = (key: string, message: string) => {
      context.addIssue({ code: 'custom', path: [key], message })
    }
    const channel = struckChannels[on]
    if (channel === undefined) return
    if (ofTheConnection.includes(kind) && channel.publishedBy !== 'car') {
      const own = faultChannels.filter((name) => struckChannels[name]?.publishedBy === 'car')
      wrong('on', `for ${kind}, which strikes a car's own connection, one of ${own.join(', ')}`)
    }
    if (kind === 'reconnect-storm' && on !== connectionChannel) {
      wrong('on', `for ${kind}, which strikes a car's own connection, ${connectionChannel}`)
    }
    if (kind === 'stale' && !channel.retain)
      wrong('on', 'for stale, a state: a message that is kept')
    if (by === undefined && needsBy.includes(kind)) wrong('by', `for ${kind}, a span such as 10 s`)
    if (by !== undefined && !mayHaveBy.includes(kind)) {
      wrong('by', `only with ${mayHaveBy.join(', ')}`)
    }
    if (copies !== undefined && kind !== 'repeat') wrong('copies', 'only with repeat')
    for (const key of Object.keys(params ?? {})) {
      if (!channel.address.includes(`{${key}}`)) {
        const known = [...channel.address.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        wrong('params', `for ${on}, ${known.join(' and ')} only`)
      }
    }
  })

export type Fault = z.infer<typeof fault>

/** A fault that is on. */
export const faultOn = z.object({
  ...fault.shape,
  id: faultId,
  /** How often it has struck. */
  struck: z.number().int().min(0),
})

export type FaultOn = z.infer<typeof faultOn>
