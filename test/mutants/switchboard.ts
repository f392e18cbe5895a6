import { and, or } from 'xstate'
import type { Switch } from './mutant.ts'

type Guard = Parameters<typeof and>[0][number]

let set: Switch | undefined
let touched = new Set<string>()

/** Sets one switch, or none, and forgets what was touched. */
export function setSwitch(next: Switch | undefined): void {
  set = next
  touched = new Set()
}

/** The marks that were passed since a switch was set. */
export function touchedMarks(): readonly string[] {
  return [...touched]
}

function valueAt(mark: string): boolean | string | undefined {
  touched.add(mark)
  return set?.mark === mark ? set.to : undefined
}

/** Stands in for the guard of a transition. */
export function guardAt(mark: string, guard: Guard): Guard {
  return and([() => valueAt(mark) !== false, or([() => valueAt(mark) === true, guard])])
}

/** Stands before a condition: what it is forced to, or undefined to ask it. */
export function forcedAt(mark: string): boolean | undefined {
  const value = valueAt(mark)
  return typeof value === 'boolean' ? value : undefined
}

/** Stands in for the code of an answer. */
export function codeAt(mark: string, code: string): string {
  const value = valueAt(mark)
  return typeof value === 'string' ? value : code
}

/** Counts as a mark that was passed, what is no place in the code. */
export function touch(mark: string): void {
  touched.add(mark)
}
