import { useEffect, useState } from 'react'
import type { Host } from '../../hosts/host.ts'
import { createNoticeBoard } from '../noticeBoard.ts'
import type { Connection } from '../useBus.ts'

const none: Connection = { bus: undefined, board: undefined, connected: false }

/** The connection to the world of what is played; another one whenever that world is another. */
export function usePlayConnection(host: Host, id: string): Connection {
  const [connection, setConnection] = useState<Connection>(none)
  useEffect(() => {
    let isOver = false
    let close: (() => void) | undefined
    void host.connectToPlay().then((bus) => {
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
  }, [host, id])
  return connection
}
