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

const patterns = channelNames.map((name) => ({ name, levels: channels[name].address.split('/') }))

/** Which channel a topic belongs to, or undefined when it is none of ours. */
export function placeOf(topic: string): Place | undefined {
  const levels = topic.split('/')
  // a literal level beats a parameter: pcm/v1/world/… is never the car called "world"
  let best: Place | undefined
  for (const pattern of patterns) {
    if (pattern.levels.length !== levels.length) continue
    const params: Record<string, string> = {}
    const fits = pattern.levels.every((level, index) => {
      const given = levels[index] ?? ''
      const key = /^\{(\w+)\}$/.exec(level)?.[1]
      if (key === undefined) return level === given
      params[key] = given
      return given !== ''
    })
    if (!fits) continue
    if (Object.keys(params).length === 0) return { name: pattern.name, params }
    best ??= { name: pattern.name, params }
  }
  return best
}
