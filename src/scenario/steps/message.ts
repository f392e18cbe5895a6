import { z } from 'zod'
import { differences, expectedText, valueText } from '../differences.ts'
import type { ObservedMessage } from '../scenarioWorld.ts'
import { step } from '../step.ts'

const channel = z.string().min(1)
const carries = z.record(z.string(), z.unknown()).optional()
const params = z.record(z.string(), z.string()).optional()

const on = z.strictObject({ on: channel, carries, params })
const never = z.strictObject({ never: channel, carries, params })

/** What was published, or was not, since the last input step began. */
export const message = step({
  name: 'message',
  form: '- message: { on: car.presence.changed, carries: { online: true } }',
  isInput: false,
  keys: ['on', 'never', 'carries', 'params'],
  schema: z.union([on, never]),
  mentions: (argument) => [
    'on' in argument
      ? { kind: 'channel', name: argument.on, path: ['on'] }
      : { kind: 'channel', name: argument.never, path: ['never'] },
  ],
  play: async (argument, stage) => {
    await stage.world.settle()
    const name = 'on' in argument ? argument.on : argument.never
    const sameName = stage.messages().filter((seen) => seen.name === name)
    const found = sameName.find(
      (seen) =>
        differences(argument.params ?? {}, seen.params).length === 0 &&
        differences(argument.carries ?? {}, seen.payload).length === 0,
    )
    const described = `${name}${wanted(argument.carries, argument.params)}`
    if ('never' in argument) {
      return found === undefined
        ? { passed: true }
        : { passed: false, expected: `no ${described}`, seen: messageText(found) }
    }
    return found === undefined
      ? { passed: false, expected: described, seen: seenInstead(name, sameName) }
      : { passed: true }
  },
})

function wanted(...parts: readonly (Readonly<Record<string, unknown>> | undefined)[]): string {
  const given = parts.filter((part) => part !== undefined && Object.keys(part).length > 0)
  return given
    .map((part) => ` with ${expectedText(differences(part, undefinedParts(part)))}`)
    .join('')
}

function undefinedParts(part: Readonly<Record<string, unknown>> | undefined): object {
  return Object.fromEntries(Object.keys(part ?? {}).map((key) => [key, undefined]))
}

function seenInstead(name: string, messages: readonly ObservedMessage[]): string {
  return messages.length === 0 ? `no ${name}` : messages.map(messageText).join('; ')
}

/** One message in one line. */
export function messageText({ name, payload }: ObservedMessage): string {
  return `${name} ${valueText(payload)}`
}
