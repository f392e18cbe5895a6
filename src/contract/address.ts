import { channelNames, channels, type ChannelName, type Params } from './channels.ts'

/** One level of an address. */
export interface Level {
  /** A literal level, or the name of the parameter that stands there. */
  readonly literal?: string
  readonly parameter?: string
}

/** The addresses of the list, read once. */
const patterns: ReadonlyMap<ChannelName, readonly Level[]> = new Map(
  channelNames.map((name) => [name, channels[name].address.split('/').map(levelOf)]),
)

function levelOf(text: string): Level {
  const parameter = /^\{(\w+)\}$/.exec(text)?.[1]
  return parameter === undefined ? { literal: text } : { parameter }
}

/** The levels of a channel's address. */
export function levelsOf(name: ChannelName): readonly Level[] {
  return patterns.get(name) ?? []
}

/** Where a channel is on the wire, its parameters filled in. Throws when one is missing or would change the shape of the topic. */
export function addressOf<Name extends ChannelName>(name: Name, params: Params<Name>): string {
  const given = params as Readonly<Record<string, string>>
  return joined(name, (parameter) => {
    const value = given[parameter]
    if (value === undefined || !/^[^+#/\0]+$/.test(value)) {
      throw new Error(`address of ${name}: parameter ${parameter} is missing or not a topic level`)
    }
    return value
  })
}

/** The topic filter that matches a channel for every value of its parameters but the given ones. */
export function filterOf(name: ChannelName, params: Readonly<Record<string, string>> = {}): string {
  return joined(name, (parameter) => params[parameter] ?? '+')
}

function joined(name: ChannelName, valueOf: (parameter: string) => string): string {
  let topic = ''
  for (const { literal, parameter } of levelsOf(name)) {
    if (topic !== '') topic += '/'
    topic += parameter === undefined ? (literal ?? '') : valueOf(parameter)
  }
  return topic
}

export interface Place {
  readonly name: ChannelName
  readonly params: Readonly<Record<string, string>>
}

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
  for (const [name, levels] of patterns) {
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
