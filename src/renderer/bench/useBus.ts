import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FirstSight } from '../../contract/firstSight.ts'
import type { Host, PageBus } from '../hosts/host.ts'
import { createNoticeBoard, type NoticeBoard } from './noticeBoard.ts'

type Act = (bus: PageBus) => void

export interface Connection {
  readonly bus: PageBus | undefined
  readonly board: NoticeBoard
  readonly connected: boolean
  /** The connection is gone, or does not come. */
  readonly lost: boolean
  /** Does something as soon as the page is connected for the first time, unless that takes so long that nobody waits for it. */
  readonly whenConnected: (act: Act) => void
}

interface Way {
  readonly way: 'connect' | 'connectToPlay'
  /** Another one is another connection. */
  readonly world?: string
  /** What is known of the world before it is connected. */
  readonly sight?: FirstSight
  /** There is no way to connect. */
  readonly onFailed?: () => void
}

type Line = Pick<Connection, 'bus' | 'board' | 'connected' | 'lost'>

/** A machine with much to do takes seconds to connect. */
const millisecondsUntilLost = 10_000

/** A connection to one of the host's worlds, which comes back by itself; another one whenever that world is another. */
export function useBus(host: Host, { way, world = 'default', sight, onFailed }: Way): Connection {
  const [line, setLine] = useState<Line>(() => ({
    bus: undefined,
    board: createNoticeBoard(sight),
    connected: false,
    lost: false,
  }))
  const firstBoard = useRef<NoticeBoard | undefined>(line.board)
  const awaiting = useRef<Act[]>([])
  const fail = useEffectEvent(() => onFailed?.())

  useEffect(() => {
    let isOver = false
    let close: (() => void) | undefined
    const timer = setTimeout(() => {
      // what was wished for would all be done at once when nobody expects it any more
      awaiting.current = []
      setLine((known) => (known.bus === undefined ? { ...known, lost: true } : known))
    }, millisecondsUntilLost)
    host[way]().then(
      (bus) => {
        clearTimeout(timer)
        close = () => {
          void bus.close()
        }
        if (isOver) {
          close()
          return
        }
        const board = firstBoard.current ?? createNoticeBoard()
        firstBoard.current = undefined
        board.connect(bus)
        setLine({ bus, board, connected: true, lost: false })
        bus.onConnection((connected) => {
          if (!isOver) setLine({ bus, board, connected, lost: !connected })
        })
        for (const act of awaiting.current.splice(0)) act(bus)
      },
      () => {
        clearTimeout(timer)
        if (!isOver) fail()
      },
    )
    return () => {
      isOver = true
      clearTimeout(timer)
      close?.()
    }
  }, [host, way, world])

  const { bus, lost } = line
  const whenConnected = useCallback(
    (act: Act) => {
      if (bus !== undefined) act(bus)
      else if (!lost) awaiting.current.push(act)
    },
    [bus, lost],
  )
  return { ...line, whenConnected }
}
