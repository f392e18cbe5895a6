import type { Channel } from '../contract/channel.ts'
import { channelOf, type ChannelName, type Payload } from '../contract/channels.ts'
import { payloadParts, type PayloadPart } from '../contract/payloadParts.ts'

const shared = new Set([...payloadParts.values()].map(({ schema }) => schema))

/** What was checked and written once is neither checked nor written again: a screen goes out by itself and in answers. */
const texts = new WeakMap<object, { readonly schema: Channel['payload']; readonly text: string }>()

/** The text that was written last on each channel of a car; what a car tells of itself holds no secrets. */
const lastTexts = new Map<ChannelName, string>()

/**
 * The JSON text of a message; throws when the payload is not what the channel carries. A frozen object keeps its text:
 * whoever freezes it promises that nothing in it changes.
 */
export function writePayload<Name extends ChannelName>(name: Name, payload: Payload<Name>): string {
  const channel = channelOf(name)
  const part = payloadParts.get(name)
  const text = part === undefined ? textOf(channel.payload, payload) : inParts(part, payload)
  if (channel.publishedBy === 'headUnit') lastTexts.set(name, text)
  return text
}

/** Whether this text is the last that was written on this channel in this process, and therefore checked already. */
export function wasWritten(name: ChannelName, text: string): boolean {
  return lastTexts.get(name) === text
}

function inParts({ field, schema, others }: PayloadPart, payload: object): string {
  const { [field]: part, ...rest } = payload as Readonly<Record<string, unknown>>
  const text = JSON.stringify(others.parse(rest))
  const comma = text === '{}' ? '' : ','
  return `${text.slice(0, -1)}${comma}${JSON.stringify(field)}:${textOf(schema, part)}}`
}

function textOf(schema: Channel['payload'], value: unknown): string {
  if (typeof value !== 'object' || value === null || !shared.has(schema)) {
    return JSON.stringify(schema.parse(value))
  }
  const known = texts.get(value)
  if (known?.schema === schema) return known.text
  const text = JSON.stringify(schema.parse(value))
  if (Object.isFrozen(value)) texts.set(value, { schema, text })
  return text
}
