/** What a driver's step of a scenario comes to, as the scenario itself showed it. */
export interface Task {
  readonly isDrivers: boolean
  /** The state of the screen before and after. */
  readonly before: string
  readonly after: string
  /** The refusal that the step is about. */
  readonly refused: string | undefined
}

/** What the car made of the trainee's last input. */
export interface Reached {
  readonly state: string
  readonly refused: string | undefined
}

const driversSteps: readonly string[] = [
  'press',
  'turn',
  'choose',
  'enter',
  'erase',
  'confirm',
  'back',
]

/** Whether a step is the driver's, and so the trainee's; all others the exercise does by itself. */
export function isDrivers({ name }: { readonly name: string }): boolean {
  return driversSteps.includes(name)
}

/** Whether the driver has something to do: turning the knob alone leaves the car as it is. */
export function asksSomething({ isDrivers: theirs, before, after, refused }: Task): boolean {
  return theirs && (before !== after || refused !== undefined)
}

/**
 * How far the course is after what was reached: a task is fulfilled by its state, however the trainee came there. Who
 * goes straight to a later state has fulfilled the tasks between, unless the car was in that state before.
 */
export function courseAfter(tasks: readonly Task[], at: number, reached: Reached): number {
  const passed = [tasks[at]?.before]
  for (let index = at; index < tasks.length; index += 1) {
    const task = tasks[index]
    if (task === undefined || !task.isDrivers) break
    if (!asksSomething(task)) continue
    const isNext = tasks.slice(at, index).every((one) => !asksSomething(one))
    if (task.refused === undefined) {
      const isThere = task.after === reached.state && reached.refused === undefined
      if (isThere && (isNext || !passed.includes(task.after))) return restedAt(tasks, index + 1)
    } else if (isNext && task.refused === reached.refused && task.after === reached.state) {
      return restedAt(tasks, index + 1)
    } else {
      // a refusal is to be seen, nobody gets past it
      break
    }
    passed.push(task.after)
  }
  return at
}

/** Past the driver's steps that ask nothing. */
export function restedAt(tasks: readonly Task[], at: number): number {
  const found = tasks.findIndex(
    (task, index) => index >= at && (!task.isDrivers || asksSomething(task)),
  )
  return found === -1 ? tasks.length : found
}
