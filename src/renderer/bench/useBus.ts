import { useEffect, useRef, useState } from 'react'
import type { Host, PageBus } from '../hosts/host.ts'
import { createNoticeBoard, type NoticeBoard, type NoticeName } from './noticeBoard.ts'

export interface Connection {
  readonly bus: PageBus | undefined
  readonly board: NoticeBoard | undefined
  readonly connected: boolean
}

type Way = 'connect' | 'connectToPlay'

const none: Connection = { bus: undefined, board: undefined, connected: false }

/** What every page shows first: asked for at once, before anything is drawn that would ask. */
const shownFirst: readonly NoticeName[] = [
  'world.cars.changed',
  'headUnit.screen.shown',
  'world.clock.changed',
]

/** Connects to one of the host's worlds, and asks for what is shown first. */
export async function connectTo(host: Host, way: Way): Promise<Connection> {
  const bus = await host[way]()
  const board = createNoticeBoard(bus)
  for (const name of shownFirst) board.subscribe(name, () => undefined)
  return { bus, board, connected: true }
}

/** A connection to one of the host's worlds, which comes back by itself; another one whenever that world is another. */
export function useBus(
  host: Host,
  way: Way,
  { world = 'default', first }: { readonly world?: string; readonly first?: Connection } = {},
): Connection {
  const [connection, setConnection] = useState(first ?? none)
  const unused = useRef(first)
  useEffect(() => {
    let isOver = false
    let close: (() => void) | undefined
    const take = (made: Connection) => {
      const { bus } = made
      close = () => {
        void bus?.close()
      }
      if (isOver) {
        close()
        return
      }
      setConnection(made)
      bus?.onConnection((connected) => {
        if (!isOver) setConnection({ ...made, connected })
      })
    }
    const given = unused.current
    unused.current = undefined
    if (given === undefined) void connectTo(host, way).then(take)
    else take(given)
    return () => {
      isOver = true
      close?.()
    }
  }, [host, way, world])
  return connection
}
