import { z } from 'zod'
import { differences, expectedText, valueText } from '../differences.ts'
import type { Mention } from '../mention.ts'
import type { ObservedMessage } from '../scenarioWorld.ts'
import type { Outcome } from '../stage.ts'
import { step } from '../step.ts'

const channel = z.string().min(1)
const carries = z.record(z.string(), z.unknown()).optional()
const params = z.record(z.string(), z.string()).optional()
const since = z.literal('start').optional()

const one = z.strictObject({ on: channel, carries, params })
const on = z.strictObject({ ...one.shape, times: z.int().min(1).max(1000).optional(), since })
const never = z.strictObject({ never: channel, carries, params, since })
const order = z.strictObject({ order: z.array(one).min(2), since })

type Wanted = z.output<typeof one>
type Messages = readonly ObservedMessage[]

/** What was published, or was not, since the last input step began or since the start of the run. */
export const message = step({
  name: 'message',
  form: '- message: { on: car.presence.changed, carries: { online: true } }',
  isInput: false,
  keys: ['on', 'never', 'order', 'carries', 'params', 'times', 'since'],
  schema: z.union([on, never, order]),
  mentions: (argument): readonly Mention[] => {
    if ('on' in argument) return [{ kind: 'channel', name: argument.on, path: ['on'] }]
    if ('never' in argument) return [{ kind: 'channel', name: argument.never, path: ['never'] }]
    return argument.order.map((part, index) => ({
      kind: 'channel',
      name: part.on,
      path: ['order', index, 'on'],
    }))
  },
  play: async (argument, stage) => {
    await stage.world.settle()
    const messages = argument.since === 'start' ? stage.allMessages() : stage.messages()
    if ('order' in argument) return inOrder(argument.order, messages)
    if ('never' in argument) {
      const { never: name, ...rest } = argument
      const [found] = messages.filter((seen) => isLike(seen, { on: name, ...rest }))
      const expected = `no ${wantedText({ on: name, ...rest })}`
      return found === undefined
        ? { passed: true }
        : { passed: false, expected, seen: messageText(found) }
    }
    return found(argument, argument.times, messages)
  },
})

function found(wanted: Wanted, times: number | undefined, messages: Messages): Outcome {
  const count = messages.filter((seen) => isLike(seen, wanted)).length
  if (times === undefined ? count > 0 : count === times) return { passed: true }
  const expected = `${wantedText(wanted)}${times === undefined ? '' : `, ${String(times)} times`}`
  const seen = count === 0 ? instead(wanted.on, messages) : `${String(count)} of them`
  return { passed: false, expected, seen }
}

/** One after the other; what comes between is of no account. */
function inOrder(wanted: readonly Wanted[], messages: Messages): Outcome {
  let from = 0
  for (const [index, part] of wanted.entries()) {
    const at = messages.findIndex((seen, place) => place >= from && isLike(seen, part))
    const before = wanted[index - 1]
    if (at < 0) {
      const after = before === undefined ? '' : ` after ${wantedText(before)}`
      const seen = instead(part.on, messages.slice(from))
      return { passed: false, expected: `${wantedText(part)}${after}`, seen }
    }
    from = at + 1
  }
  return { passed: true }
}

function isLike(seen: ObservedMessage, wanted: Wanted): boolean {
  return (
    seen.name === wanted.on &&
    differences(wanted.params ?? {}, seen.params).length === 0 &&
    differences(wanted.carries ?? {}, seen.payload).length === 0
  )
}

function wantedText(wanted: Wanted): string {
  const given = [wanted.carries, wanted.params].filter(
    (part) => part !== undefined && Object.keys(part).length > 0,
  )
  return `${wanted.on}${given.map((part) => ` with ${expectedText(differences(part, undefinedParts(part)))}`).join('')}`
}

function undefinedParts(part: Readonly<Record<string, unknown>> | undefined): object {
  return Object.fromEntries(Object.keys(part ?? {}).map((key) => [key, undefined]))
}

function instead(name: string, messages: Messages): string {
  const sameName = messages.filter((seen) => seen.name === name)
  return sameName.length === 0 ? `no ${name}` : sameName.map(messageText).join('; ')
}

/** One message in one line. */
export function messageText({ name, payload }: ObservedMessage): string {
  return `${name} ${valueText(payload)}`
}
