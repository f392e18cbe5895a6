/** How much of the time that goes by a recording has to let go by, too. */
export interface RecordedTime {
  /** Something is done; gives the time that went by before it where that may have done something itself. */
  begin(at: number): number
  /** Something has happened by itself; gives the time that it took, none for what follows an act on another wire. */
  happened(at: number): number
  /** The clock was put forward until now. */
  jumped(at: number): void
  /** Something is done on another wire, whose consequences come unasked. */
  actElsewhere(at: number): void
}

const second = 1000
/** After so much idle time the time itself may have done something. */
const pause = 60 * second
/** What follows an act on another wire so soon is its consequence. */
const soon = second / 2
/** Our clock and that of the car are not quite the same. */
const slack = 100

export function recordedTime(start: number): RecordedTime {
  /** Until when the recording accounts for the time; the first act after that; the latest; the latest elsewhere. */
  let synced = start
  let first: number | undefined
  let latest = start
  let elsewhere = Number.NEGATIVE_INFINITY
  function sync(at: number): void {
    synced = at
    first = undefined
  }
  return {
    begin(at) {
      const idle = Math.floor((at - Math.max(latest, synced)) / second) * second
      const counts = idle >= pause
      if (counts) sync(at)
      first ??= at
      latest = at
      return counts ? idle : 0
    },
    happened(at) {
      if (at - elsewhere <= soon) return 0
      const passed = at - (first ?? synced) + slack
      sync(at)
      return Math.ceil(passed / second) * second
    },
    jumped(at) {
      sync(at)
      latest = at
    },
    actElsewhere(at) {
      elsewhere = at
    },
  }
}
