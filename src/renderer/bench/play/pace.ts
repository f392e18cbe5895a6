import type { Play } from '../../../contract/playChannels.ts'

/** How fast a scenario is shown. */
export const speeds = ['slow', 'normal', 'fast'] as const

export type Speed = (typeof speeds)[number]

const factors: Readonly<Record<Speed, number>> = { slow: 2, normal: 1, fast: 0.25 }

const forFinger = 1600
const forLook = 500
const forEvent = 1200
const perLetter = 55
const forSentence = 1200

/** So many real milliseconds the next step is waited for: the finger has to get there, a sentence has to be read. */
export function waitBefore({ steps, at, next, said }: Play, speed: Speed): number {
  const justSaid = steps[at - 1]?.name === 'say' ? (said ?? '') : ''
  const reading = justSaid === '' ? 0 : forSentence + justSaid.length * perLetter
  const step = steps[at]?.name
  const working =
    next === undefined ? forLook : ['world', 'wait'].includes(step ?? '') ? forEvent : forFinger
  return Math.round(Math.max(reading, working) * factors[speed])
}
