import type { Payload, ReadBy } from '../../contract/channels.ts'
import type { FirstSight } from '../../contract/firstSight.ts'
import type { PageBus, PageRole } from '../hosts/host.ts'

export type NoticeName = ReadBy<PageRole>
type Params = Readonly<Record<string, string>>

/** The latest value of every channel that somebody here has asked for, of all cars: showing another car waits for nothing. */
export interface NoticeBoard {
  latest<Name extends NoticeName>(name: Name, params: Params): Payload<Name> | undefined
  /** Hears of every change of a channel. */
  subscribe(name: NoticeName, listener: () => void): () => void
  /** Asks this bus for everything that is or will be asked for here. */
  connect(bus: PageBus): void
}

/** A board that knows no more than the first sight of a world until it is connected. */
export function createNoticeBoard(sight?: FirstSight): NoticeBoard {
  const values = new Map<string, unknown>(sight && seen(sight))
  const listeners = new Map<NoticeName, Set<() => void>>()
  let bus: PageBus | undefined

  function listenersOf(name: NoticeName): Set<() => void> {
    const known = listeners.get(name)
    if (known !== undefined) return known
    const own = new Set<() => void>()
    listeners.set(name, own)
    if (bus !== undefined) listen(bus, name, own)
    return own
  }

  // once and for all: a broker sends what it has kept to the first subscription only
  function listen(to: PageBus, name: NoticeName, own: ReadonlySet<() => void>): void {
    to.listen([name], {}, ({ payload }, params) => {
      values.set(keyOf(name, params), payload)
      for (const listener of own) listener()
    }).catch(() => {
      listeners.delete(name)
    })
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
    connect(to) {
      bus = to
      for (const [name, own] of listeners) listen(to, name, own)
    },
  }
}

function seen({ cars, screens, clock }: FirstSight): readonly (readonly [string, unknown])[] {
  return [
    [keyOf('world.cars.changed', {}), { cars }],
    [keyOf('world.clock.changed', {}), clock],
    ...Object.entries(screens).map(
      ([vin, view]) => [keyOf('headUnit.screen.shown', { vin }), view] as const,
    ),
  ]
}

function keyOf(name: string, params: Params): string {
  const parts = Object.entries(params).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([name, ...parts])
}
