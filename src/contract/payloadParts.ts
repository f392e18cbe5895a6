import { z } from 'zod'
import type { Channel } from './channel.ts'
import { channelNames, channelOf, type ChannelName } from './channels.ts'

/** A field that carries the whole payload of another channel, as an answer carries a screen. */
export interface PayloadPart {
  readonly field: string
  readonly schema: Channel['payload']
  /** What the other fields must be. */
  readonly others: Channel['payload']
}

const payloads = new Set(channelNames.map((name) => channelOf(name).payload))

/** The channels that carry such a field, read out of the list. */
export const payloadParts: ReadonlyMap<ChannelName, PayloadPart> = new Map(
  channelNames.flatMap((name) => {
    const { payload } = channelOf(name)
    if (!(payload instanceof z.ZodObject)) return []
    const shape = payload.shape as Readonly<Record<string, z.ZodType>>
    const found = Object.entries(shape).find(([, schema]) => payloads.has(schema))
    if (found === undefined) return []
    const [field, schema] = found
    return [[name, { field, schema, others: withoutField(payload, field) }]]
  }),
)

function withoutField(payload: z.ZodObject, field: string): Channel['payload'] {
  const mask: Record<string, true> = { [field]: true }
  return payload.omit(mask)
}
