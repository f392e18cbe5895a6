interface Stateful {
  getSnapshot(): unknown
}

/** The state of the head unit and of each machine in it, by name. */
export function statesOf(actor: Stateful, id = 'headUnit'): Record<string, unknown> {
  const { value, children = {} } = actor.getSnapshot() as {
    readonly value?: unknown
    readonly children?: Readonly<Record<string, Stateful | undefined>>
  }
  const states: Record<string, unknown> = {}
  const isNamed = typeof value === 'object' && value !== null && Object.keys(value).length > 0
  if (typeof value === 'string' || isNamed) states[id] = value
  for (const [name, child] of Object.entries(children)) {
    if (child !== undefined) Object.assign(states, statesOf(child, name))
  }
  return states
}
