/** What the procedures of see of the car and of its surroundings. */
export interface Parking {
  readonly power: 'off' | 'starting' | 'on'
  readonly charger: 'disconnected' | 'connected'
  readonly driver: 'inside' | 'outside'
  readonly doors: 'open' | 'closed' | 'locked'
  /** Whether the car is online over a fast bearer and nothing private holds it back (R-9.3, C-59). */
  readonly isWellConnected: boolean
  /** Whether the car can tell Porsche Connect what it has done. */
  readonly canReport: boolean
  /** The car's clock, in milliseconds since 1970. */
  readonly now: number
}

/** What has happened to the car, as the steps of a procedure name it. */
export type Happening =
  | { readonly type: 'charger.cable.plugged' }
  | { readonly type: 'charger.cable.unplugged' }
  | { readonly type: 'power.car.started' }
  | { readonly type: 'power.car.stopped' }
  | { readonly type: 'driver.car.left' }
  | { readonly type: 'driver.car.entered' }
  | { readonly type: 'doors.car.locked' }
  | { readonly type: 'doors.car.unlocked' }
  | { readonly type: 'connection.quality.changed' }

/** What has happened between two looks at the car. */
export function happeningsOf(before: Parking, after: Parking): readonly Happening[] {
  const happenings: Happening[] = []
  if (before.charger !== after.charger) {
    happenings.push({
      type: after.charger === 'connected' ? 'charger.cable.plugged' : 'charger.cable.unplugged',
    })
  }
  if ((before.power === 'off') !== (after.power === 'off')) {
    happenings.push({ type: after.power === 'off' ? 'power.car.stopped' : 'power.car.started' })
  }
  if (before.driver !== after.driver) {
    happenings.push({ type: after.driver === 'inside' ? 'driver.car.entered' : 'driver.car.left' })
  }
  if ((before.doors === 'locked') !== (after.doors === 'locked')) {
    happenings.push({
      type: after.doors === 'locked' ? 'doors.car.locked' : 'doors.car.unlocked',
    })
  }
  if (before.isWellConnected !== after.isWellConnected) {
    happenings.push({ type: 'connection.quality.changed' })
  }
  return happenings
}

/** What somebody is told who comes back to a procedure that has not come to its end, by the step that it waits for. */
export const whyNotDone = {
  noticed: 'instructions-not-confirmed',
  unplugging: 'charger-connected',
  switchingOff: 'car-not-switched-off',
  leaving: 'steps-out-of-order',
  locking: 'car-not-locked',
  executing: 'ten-minutes-not-over',
} as const

/** Work that Porsche Connect has for the car. */
export interface Task {
  readonly id: string
  readonly task: 'activation' | 'cancellation' | 'update'
}

/** What the head unit hears of a procedure. */
export type ProcedureReport =
  | { readonly type: 'procedure.notice.given'; readonly notice: Notice; readonly id: string }
  | { readonly type: 'procedure.way.told'; readonly reason: string }
  | { readonly type: 'procedure.update.listed'; readonly id: string | null }
  | {
      readonly type: 'procedure.task.ended'
      readonly task: Task
      readonly outcome: 'done' | 'failed'
      readonly at: number
    }

export type Notice =
  | 'function-cancellation'
  | 'function-activation'
  | 'installation-failed'
  | 'function-activated'
  | 'function-cancelled'
  | 'update-installed'
  | 'update-offered'
