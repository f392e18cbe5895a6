import { z } from 'zod'
import { channelNames, channelOf, type ChannelName, type Payload } from '../contract/channels.ts'

/** A field that carries the whole payload of another channel, as an answer carries a screen. */
interface Part {
  readonly field: string
  readonly schema: z.ZodType
  /** What the other fields must be. */
  readonly others: z.ZodType
}

const payloads = new Set(channelNames.map((name) => channelOf(name).payload))
const parts = new Map<ChannelName, Part>(
  channelNames.flatMap((name) => {
    const { payload } = channelOf(name)
    if (!(payload instanceof z.ZodObject)) return []
    const shape = payload.shape as Readonly<Record<string, z.ZodType>>
    const found = Object.entries(shape).find(([, schema]) => payloads.has(schema))
    if (found === undefined) return []
    const [field, schema] = found
    return [[name, { field, schema, others: payload.omit({ [field]: true } as never) }]]
  }),
)
const shared = new Set([...parts.values()].map(({ schema }) => schema))

/** What was checked and written once is neither checked nor written again: a screen goes out by itself and in answers. */
const texts = new WeakMap<object, { readonly schema: z.ZodType; readonly text: string }>()

/** The text that was written last on each channel of a car; what a car tells of itself holds no secrets. */
const lastTexts = new Map<ChannelName, string>()

/**
 * The JSON text of a message; throws when the payload is not what the channel carries. A frozen object keeps its text:
 * whoever freezes it promises that nothing in it changes.
 */
export function writePayload<Name extends ChannelName>(name: Name, payload: Payload<Name>): string {
  const channel = channelOf(name)
  const part = parts.get(name)
  const text = part === undefined ? textOf(channel.payload, payload) : inParts(part, payload)
  if (channel.publishedBy === 'headUnit') lastTexts.set(name, text)
  return text
}

/** Whether this text is the last that was written on this channel in this process, and therefore checked already. */
export function wasWritten(name: ChannelName, text: string): boolean {
  return lastTexts.get(name) === text
}

function inParts({ field, schema, others }: Part, payload: object): string {
  const { [field]: part, ...rest } = payload as Readonly<Record<string, unknown>>
  const text = JSON.stringify(others.parse(rest))
  const comma = text === '{}' ? '' : ','
  return `${text.slice(0, -1)}${comma}${JSON.stringify(field)}:${textOf(schema, part)}}`
}

function textOf(schema: z.ZodType, value: unknown): string {
  if (typeof value !== 'object' || value === null || !shared.has(schema)) {
    return JSON.stringify(schema.parse(value))
  }
  const known = texts.get(value)
  if (known?.schema === schema) return known.text
  const text = JSON.stringify(schema.parse(value))
  if (Object.isFrozen(value)) texts.set(value, { schema, text })
  return text
}
