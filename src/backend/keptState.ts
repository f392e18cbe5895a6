import { emptyBackend, type BackendState } from './backendState.ts'

const prefix = 'backend/'

/** Under this key stands the time of the last change, in virtual milliseconds since 1970. */
export const keptMoment = 'clock'

type Collections = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** What has changed from one state to the next, as entries of a store; `undefined` is gone. */
export function changesOf(before: BackendState, after: BackendState): Record<string, unknown> {
  const [old, fresh] = [before, after] as unknown as readonly [Collections, Collections]
  const changes: Record<string, unknown> = {}
  for (const [name, values] of Object.entries(fresh)) {
    const former = old[name] ?? {}
    if (values === former) continue
    for (const [key, value] of Object.entries(values)) {
      if (former[key] !== value) changes[`${prefix}${name}/${key}`] = value
    }
    for (const key of Object.keys(former)) {
      if (!Object.hasOwn(values, key)) changes[`${prefix}${name}/${key}`] = undefined
    }
  }
  return changes
}

/** The state that a store holds. */
export function stateKept(entries: ReadonlyMap<string, unknown>): BackendState {
  const state: Record<string, Record<string, unknown>> = Object.fromEntries(
    Object.keys(emptyBackend).map((name) => [name, {}]),
  )
  for (const [entry, value] of entries) {
    if (!entry.startsWith(prefix)) continue
    const [name = '', ...key] = entry.slice(prefix.length).split('/')
    const values = state[name]
    if (values !== undefined) values[key.join('/')] = value
  }
  return state as unknown as BackendState
}
