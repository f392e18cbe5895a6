import { channelNames, channels, type ChannelName, type Params } from './channels.ts'

/** Where a channel is on the wire, its parameters filled in. Throws when one is missing or would change the shape of the topic. */
export function addressOf<Name extends ChannelName>(name: Name, params: Params<Name>): string {
  const given = params as Readonly<Record<string, string>>
  return channels[name].address.replace(/\{(\w+)\}/g, (_, key: string) => {
    const value = given[key]
    if (value === undefined || !/^[^+#/\0]+$/.test(value)) {
      throw new Error(`address of ${name}: parameter ${key} is missing or not a topic level`)
    }
    return value
  })
}

/** The topic filter that matches a channel for every value of its parameters but the given ones. */
export function filterOf(name: ChannelName, params: Readonly<Record<string, string>> = {}): string {
  return channels[name].address.replace(/\{(\w+)\}/g, (_, key: string) => params[key] ?? '+')
}

export interface Place {
  readonly name: ChannelName
  readonly params: Readonly<Record<string, string>>
}

interface Pattern {
  readonly name: ChannelName
  /** A literal level, or the name of the parameter that stands there. */
  readonly levels: readonly { readonly literal?: string; readonly parameter?: string }[]
}

const patterns: readonly Pattern[] = channelNames.map((name) => ({
  name,
  levels: channels[name].address.split('/').map((level) => {
    const parameter = /^\{(\w+)\}$/.exec(level)?.[1]
    return parameter === undefined ? { literal: level } : { parameter }
  }),
}))

/** Topics come again and again: what was found is kept, up to this many. */
const keptPlaces = 4096
const places = new Map<string, Place | undefined>()

/** Which channel a topic belongs to, or undefined when it is none of ours. */
export function placeOf(topic: string): Place | undefined {
  if (places.has(topic)) return places.get(topic)
  const place = findPlace(topic)
  if (places.size >= keptPlaces) places.clear()
  places.set(topic, place)
  return place
}

function findPlace(topic: string): Place | undefined {
  const given = topic.split('/')
  // a literal level beats a parameter: pcm/v1/world/… is never the car called "world"
  let best: Place | undefined
  for (const { name, levels } of patterns) {
    if (levels.length !== given.length) continue
    const params: Record<string, string> = {}
    const fits = levels.every(({ literal, parameter }, index) => {
      const level = given[index] ?? ''
      if (parameter === undefined) return level === literal
      params[parameter] = level
      return level !== ''
    })
    if (!fits) continue
    if (Object.keys(params).length === 0) return { name, params }
    best ??= { name, params }
  }
  return best
}
