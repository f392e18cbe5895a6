/** One client of a world, as its rest sees it. */
interface Member {
  /** Whether something may still be on the way from or to it. */
  stirred: boolean
  /** It only listens: what reaches it makes nobody do anything. */
  readonly onlyListens: boolean
  raise(round: number): void
}

/**
 * Knows when a world on somebody else's broker is at rest. Such a broker counts nothing for us; but it keeps the order
 * of what goes from one client to another, so a barrier that has come through tells that all before it has. A client
 * that has sent or handled anything since its last barrier raises one more; when none has, there is rest. It never
 * waits for time to pass.
 */
export interface BarrierRest {
  /** A client is connected and hears the barriers; `raise` publishes its own. */
  join(clientId: string, raise: (round: number) => void, onlyListens?: boolean): void
  leave(clientId: string): void
  /** The client has sent or handled something that is no barrier. */
  stir(clientId: string): void
  /** The client raises a barrier in the next round, whatever it has done. */
  ask(clientId: string): void
  /** The barrier of one client has come through to another. */
  passed(from: string, to: string, round: number): void
  /** Something that takes more than one packet is under way, until the returned function is called. */
  begin(): () => void
  settle(): Promise<void>
  /** The broker is gone: there is nothing left to wait for. */
  giveUp(): void
}

export function createBarrierRest(): BarrierRest {
  const members = new Map<string, Member>()
  const awaited = new Set<string>()
  let round = 0
  let open = 0
  let isGivenUp = false
  let waiting: (() => void)[] = []

  const pair = (from: string, to: string) => `${from}\n${to}`

  function goOn(): void {
    if (waiting.length === 0) return
    if (!isGivenUp) {
      if (open > 0 || awaited.size > 0) return
      const raising = [...members].filter(([, { stirred }]) => stirred)
      if (raising.length > 0) {
        raiseAll(raising)
        return
      }
    }
    const released = waiting
    waiting = []
    for (const resolve of released) resolve()
  }

  function raiseAll(raising: readonly (readonly [string, Member])[]): void {
    round += 1
    for (const [from, member] of raising) {
      member.stirred = false
      for (const to of members.keys()) awaited.add(pair(from, to))
    }
    for (const [, member] of raising) member.raise(round)
  }

  return {
    join(clientId, raise, onlyListens = false) {
      members.set(clientId, { stirred: true, onlyListens, raise })
    },
    leave(clientId) {
      if (!members.delete(clientId)) return
      for (const other of [...members.keys(), clientId]) {
        awaited.delete(pair(clientId, other))
        awaited.delete(pair(other, clientId))
      }
      queueMicrotask(goOn)
    },
    stir(clientId) {
      const member = members.get(clientId)
      if (member?.onlyListens === false) member.stirred = true
    },
    ask(clientId) {
      const member = members.get(clientId)
      if (member !== undefined) member.stirred = true
    },
    passed(from, to, passedRound) {
      if (passedRound !== round) return
      awaited.delete(pair(from, to))
      // whoever handles the last one has not yet handled it to the end
      if (awaited.size === 0) queueMicrotask(goOn)
    },
    begin() {
      let isOpen = true
      open += 1
      return () => {
        if (!isOpen) return
        isOpen = false
        open -= 1
        queueMicrotask(goOn)
      }
    },
    settle() {
      return new Promise((resolve) => {
        waiting.push(resolve)
        queueMicrotask(goOn)
      })
    },
    giveUp() {
      isGivenUp = true
      queueMicrotask(goOn)
    },
  }
}
