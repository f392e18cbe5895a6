/** Topics come again and again, and who listens to them changes seldom: up to so many are kept. */
const keptMatches = 4096

/** Lets an emitter of MQTT messages remember who listens to a topic until somebody comes or goes. */
export function keepMatches(emitter: object): void {
  const { _matcher: matcher } = emitter as { readonly _matcher: Matcher }
  const kept = new Map<string, readonly unknown[]>()
  const match = matcher.match.bind(matcher)
  const [add, remove] = [matcher.add.bind(matcher), matcher.remove.bind(matcher)]
  Object.assign<Matcher, Matcher>(matcher, {
    match(topic) {
      const known = kept.get(topic)
      if (known !== undefined) return known
      const found = match(topic)
      if (kept.size >= keptMatches) kept.clear()
      kept.set(topic, found)
      return found
    },
    add(...listening) {
      kept.clear()
      return add(...listening)
    },
    remove(...listening) {
      kept.clear()
      return remove(...listening)
    },
  })
}

interface Matcher {
  match(topic: string): readonly unknown[]
  add(filter: string, listener: unknown): unknown
  remove(filter: string, listener?: unknown): unknown
}
