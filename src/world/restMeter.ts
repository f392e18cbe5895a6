interface Counts {
  /** Packets this client has published that the broker has not spread yet. */
  sent: number
  /** Packets the broker has given to this client that it has not handled yet. */
  given: number
  /** Where its last will goes, once it is due. */
  willTopic?: string
  left: boolean
}

/**
 * Knows when a world is at rest: no packet of its own clients is queued or being handled, and nothing that was begun
 * is unfinished. It counts; it never waits for time to pass.
 */
export interface RestMeter {
  join(clientId: string): void
  /** A client has left: what it had not handled will never be. A last will that is due still counts. */
  leave(clientId: string): void
  sent(clientId: string): void
  /** The broker has set going every delivery of a packet of this client. */
  spread(clientId: string, topic: string): void
  /** The client is about to be cut off: the broker will publish its last will on this topic. */
  expectWill(clientId: string, topic: string): void
  given(clientId: string): void
  handled(clientId: string): void
  /** What the bus of one client reports to. */
  of(clientId: string): { sent(): void; handled(): void }
  /** Something that takes more than one packet is under way, until the returned function is called. */
  begin(): () => void
  /** Resolves at the next rest; at once when there is rest now. */
  settle(): Promise<void>
}

export function createRestMeter(): RestMeter {
  const clients = new Map<string, Counts>()
  let pending = 0
  let waiting: (() => void)[] = []

  function add(change: number): void {
    pending += change
    if (pending === 0 && waiting.length > 0) queueMicrotask(release)
  }

  function release(): void {
    if (pending !== 0) return
    const released = waiting
    waiting = []
    for (const resolve of released) resolve()
  }

  function count(clientId: string, kind: 'sent' | 'given', change: 1 | -1): void {
    const counts = clients.get(clientId)
    if (counts === undefined || counts.left || (change === -1 && counts[kind] === 0)) return
    counts[kind] += change
    add(change)
  }

  const meter: RestMeter = {
    join(clientId) {
      clients.set(clientId, { sent: 0, given: 0, left: false })
    },
    leave(clientId) {
      const counts = clients.get(clientId)
      if (counts === undefined || counts.left) return
      const kept = counts.willTopic === undefined ? 0 : 1
      const lost = counts.sent + counts.given - kept
      Object.assign(counts, { sent: kept, given: 0, left: true })
      if (kept === 0) clients.delete(clientId)
      add(-lost)
    },
    sent(clientId) {
      count(clientId, 'sent', 1)
    },
    spread(clientId, topic) {
      const counts = clients.get(clientId)
      if (counts?.left === true) {
        if (topic !== counts.willTopic) return
        clients.delete(clientId)
        add(-1)
        return
      }
      count(clientId, 'sent', -1)
    },
    expectWill(clientId, topic) {
      const counts = clients.get(clientId)
      if (counts === undefined || counts.left || counts.willTopic !== undefined) return
      counts.willTopic = topic
      count(clientId, 'sent', 1)
    },
    given(clientId) {
      count(clientId, 'given', 1)
    },
    handled(clientId) {
      count(clientId, 'given', -1)
    },
    of: (clientId) => ({
      sent() {
        meter.sent(clientId)
      },
      handled() {
        meter.handled(clientId)
      },
    }),
    begin() {
      let open = true
      add(1)
      return () => {
        if (!open) return
        open = false
        add(-1)
      }
    },
    settle() {
      return new Promise((resolve) => {
        waiting.push(resolve)
        if (pending === 0) queueMicrotask(release)
      })
    },
  }
  return meter
}
