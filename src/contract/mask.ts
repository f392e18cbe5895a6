import { z } from 'zod'
import { channelOf, type ChannelName } from './channels.ts'

/** Stands for one character of a secret. */
export const maskSign = '•'

interface Marked {
  readonly secret?: boolean
  readonly properties?: Readonly<Record<string, Marked>>
  readonly items?: Marked
  readonly anyOf?: readonly Marked[]
  readonly oneOf?: readonly Marked[]
}

const marks = new Map<ChannelName, Marked>()

function marksOf(name: ChannelName): Marked {
  const known = marks.get(name)
  if (known !== undefined) return known
  const found = z.toJSONSchema(channelOf(name).payload, {
    io: 'input',
    unrepresentable: 'any',
  }) as Marked
  marks.set(name, found)
  return found
}

function maskBy(mark: Marked, value: unknown): unknown {
  if (value === null || value === undefined) return value
  if (mark.secret === true) return maskSign.repeat(String(value).length)
  let masked: unknown = value
  for (const part of [...(mark.anyOf ?? []), ...(mark.oneOf ?? [])]) masked = maskBy(part, masked)
  if (Array.isArray(masked)) {
    const { items } = mark
    return items === undefined ? masked : masked.map((item: unknown) => maskBy(items, item))
  }
  if (typeof masked === 'object' && masked !== null && mark.properties !== undefined) {
    const { properties } = mark
    return Object.fromEntries(
      Object.entries(masked).map(([key, part]: [string, unknown]) => {
        const own = properties[key]
        return [key, own === undefined ? part : maskBy(own, part)]
      }),
    )
  }
  return masked
}

/** The payload with every secret field (DESIGN §4) replaced by as many dots: for logs, reports, histories, recordings. */
export function mask(name: ChannelName, payload: unknown): unknown {
  return maskBy(marksOf(name), payload)
}
