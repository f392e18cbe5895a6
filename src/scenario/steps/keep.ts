import { z } from 'zod'
import { channelNames, channelOf, type ChannelName } from '../../contract/channels.ts'
import { maskSign } from '../../contract/mask.ts'
import { screenEntry, screenView } from '../../contract/screenView.ts'
import { differences, valueText } from '../differences.ts'
import type { Mention } from '../mention.ts'
import { lastOf } from '../ownerPages.ts'
import { fieldProblem, keysOf } from '../payloadField.ts'
import { referenceName } from '../references.ts'
import type { Stage } from '../stage.ts'
import { step } from '../step.ts'
import { valueAt } from '../valueAt.ts'

const text = z.string().min(1)

/** Where a value is taken from. */
const source = z
  .strictObject({
    screen: text.optional(),
    entry: text.optional(),
    message: text.optional(),
    field: text.optional(),
    carries: z.record(z.string(), z.unknown()).optional(),
    params: z.record(z.string(), z.string()).optional(),
    since: z.literal('start').optional(),
    mail: text.optional(),
    sms: text.optional(),
    as: text.optional(),
    time: z.literal('now').optional(),
  })
  .superRefine((written, context) => {
    const fault = (message: string, ...path: PropertyKey[]) => {
      context.addIssue({ code: 'custom', message, path })
    }
    const kinds = Object.keys(written).filter((key) => key in partners)
    const [kind] = kinds
    if (kind === undefined || kinds.length > 1) {
      fault(`one of ${Object.keys(partners).join(', ')}`)
      return
    }
    const allowed = partners[kind as keyof typeof partners]
    const stray = Object.keys(written).find((key) => key !== kind && !allowed.includes(key))
    if (stray !== undefined)
      fault(`nothing beside ${kind} but ${allowed.join(', ') || 'itself'}`, stray)
    const { screen, entry, message, field } = written
    if (field === undefined && (entry ?? message) !== undefined) fault('field: what is kept of it')
    const problem =
      screen !== undefined
        ? fieldProblem(screenView, screen)
        : field === undefined
          ? undefined
          : fieldProblem(entry === undefined ? payloadOf(message) : screenEntry, field)
    if (problem !== undefined) fault(problem, screen === undefined ? 'field' : 'screen')
  })

const partners = {
  screen: [] as string[],
  entry: ['field'],
  message: ['field', 'carries', 'params', 'since'],
  mail: ['field', 'as'],
  sms: ['field', 'as'],
  time: [] as string[],
}

type Source = z.output<typeof source>

function payloadOf(name: string | undefined): z.ZodType {
  const known = channelNames.find((one) => one === name)
  return known === undefined ? z.unknown() : channelOf(known).payload
}

/** Keeps values under names, for the steps that come: `$name`. */
export const keep = step({
  name: 'keep',
  form: '- keep: { title: { screen: title } }',
  isInput: false,
  keys: [],
  schema: z
    .record(z.string().regex(referenceName, 'a name of letters and digits'), source)
    .refine((names) => Object.keys(names).length > 0, 'at least one name'),
  mentions: (names) =>
    Object.entries(names).flatMap(([name, { entry, message }]): Mention[] => [
      ...(entry === undefined
        ? []
        : [{ kind: 'node', name: entry, path: [name, 'entry'] } as const]),
      ...(message === undefined
        ? []
        : [{ kind: 'channel', name: message, path: [name, 'message'] } as const]),
    ]),
  keeps: (names) => Object.keys(names),
  play: async (names, stage) => {
    await stage.world.settle()
    for (const [name, wanted] of Object.entries(names)) {
      const value = await valueOf(wanted, stage)
      const expected = `a value to keep as ${name}`
      if (value === undefined || value === null) return { passed: false, expected, seen: 'none' }
      // what the log masks would be kept as dots
      if (valueText(value).includes(maskSign)) return { passed: false, expected, seen: 'a secret' }
      stage.kept.set(name, value)
    }
    return { passed: true }
  },
})

async function valueOf(wanted: Source, stage: Stage): Promise<unknown> {
  const { screen, entry, message, field = '', mail, sms, time } = wanted
  if (time !== undefined) return new Date(stage.world.now()).toISOString()
  if (screen !== undefined) return valueAt(await stage.driver.view(), keysOf(screen))
  if (entry !== undefined) {
    const shown = (await stage.driver.view()).entries.find(({ id }) => id === entry)
    return valueAt(shown, keysOf(field))
  }
  if (message !== undefined)
    return valueAt(lastMessage(message as ChannelName, wanted, stage), keysOf(field))
  const accountId = wanted.as ?? stage.world.accountId
  return mail === undefined
    ? valueAt(lastOf(stage, accountId, 'sms', sms ?? ''), keysOf(wanted.field ?? 'code'))
    : valueAt(lastOf(stage, accountId, 'mail', mail), keysOf(wanted.field ?? 'link'))
}

/** What the last message of that name carries that is like this. */
function lastMessage(
  name: ChannelName,
  { carries = {}, params = {}, since }: Source,
  stage: Stage,
): unknown {
  const messages = since === 'start' ? stage.allMessages() : stage.messages()
  return messages.findLast(
    (seen) =>
      seen.name === name &&
      differences(params, seen.params).length === 0 &&
      differences(carries, seen.payload).length === 0,
  )?.payload
}
