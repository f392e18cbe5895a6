import { useEffect, useState } from 'react'
import type { Host, PageBus } from '../hosts/host.ts'
import { createNoticeBoard, type NoticeBoard } from './noticeBoard.ts'

export interface Connection {
  readonly bus: PageBus | undefined
  readonly board: NoticeBoard | undefined
  readonly connected: boolean
}

/** The page's one connection; it comes back by itself. */
export function useBus(host: Host): Connection {
  const [connection, setConnection] = useState<Connection>({
    bus: undefined,
    board: undefined,
    connected: false,
  })
  useEffect(() => {
    let isOver = false
    let close: (() => void) | undefined
    void host.connect().then((bus) => {
      close = () => {
        void bus.close()
      }
      if (isOver) {
        close()
        return
      }
      const board = createNoticeBoard(bus)
      setConnection({ bus, board, connected: true })
      bus.onConnection((connected) => {
        if (!isOver) setConnection({ bus, board, connected })
      })
    })
    return () => {
      isOver = true
      close?.()
    }
  }, [host])
  return connection
}
