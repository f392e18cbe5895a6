import type { Payload, ReadBy } from '../../contract/channels.ts'
import type { PageBus, PageRole } from '../hosts/host.ts'

export type NoticeName = ReadBy<PageRole>
type Params = Readonly<Record<string, string>>

/** The latest value of every channel that somebody here has asked for, of all cars: showing another car waits for nothing. */
export interface NoticeBoard {
  latest<Name extends NoticeName>(name: Name, params: Params): Payload<Name> | undefined
  /** Hears of every change of a channel. */
  subscribe(name: NoticeName, listener: () => void): () => void
}

export function createNoticeBoard(bus: PageBus): NoticeBoard {
  const values = new Map<string, unknown>()
  const listeners = new Map<NoticeName, Set<() => void>>()

  function listenersOf(name: NoticeName): Set<() => void> {
    const known = listeners.get(name)
    if (known !== undefined) return known
    const own = new Set<() => void>()
    listeners.set(name, own)
    // once and for all: a broker sends what it has kept to the first subscription only
    bus
      .listen([name], {}, ({ payload }, params) => {
        values.set(keyOf(name, params), payload)
        for (const listener of own) listener()
      })
      .catch(() => {
        listeners.delete(name)
      })
    return own
  }

  return {
    latest<Name extends NoticeName>(name: Name, params: Params) {
      return values.get(keyOf(name, params)) as Payload<Name> | undefined
    },
    subscribe(name, listener) {
      const own = listenersOf(name)
      own.add(listener)
      return () => {
        own.delete(listener)
      }
    },
  }
}

function keyOf(name: string, params: Params): string {
  const parts = Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([name, ...parts])
}
