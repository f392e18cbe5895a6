interface Stateful {
  getSnapshot(): unknown
}

interface StatefulSnapshot {
  readonly value?: unknown
  readonly children?: Readonly<Record<string, Stateful | undefined>>
}

/** The state of the head unit and of each machine in it, by name. */
export function statesOf(actor: Stateful, id = 'headUnit'): Record<string, unknown> {
  const { value, children = {} } = actor.getSnapshot() as StatefulSnapshot
  const states: Record<string, unknown> = {}
  const isNamed = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  if (typeof value === 'string' || isNamed) states[id] = value
  for (const [name, child] of Object.entries(children)) {
    if (child !== undefined) Object.assign(states, statesOf(child, name))
  }
  return states
}

/** Tells at each call whether a machine has another state than at the last one; it makes no record to find that out. */
export function stateChanges(actor: Stateful): () => boolean {
  let last: readonly unknown[] = []
  return () => {
    const now: unknown[] = []
    gatherStates(actor, now)
    const isSame = now.length === last.length && now.every((one, index) => one === last[index])
    last = now
    return !isSame
  }
}

function gatherStates(actor: Stateful, into: unknown[]): void {
  const { value, children = {} } = actor.getSnapshot() as StatefulSnapshot
  into.push(actor, value)
  for (const name in children) {
    const child = children[name]
    if (child !== undefined) gatherStates(child, into)
  }
}
