import { useEffect, useState } from 'react'
import type { Host, PageBus } from '../hosts/host.ts'

export interface Connection {
  readonly bus: PageBus | undefined
  readonly connected: boolean
  /** How many times it was made; a car has to be asked for anew each time. */
  readonly times: number
}

/** The page's one connection; it comes back by itself. */
export function useBus(host: Host): Connection {
  const [connection, setConnection] = useState<Connection>({
    bus: undefined,
    connected: false,
    times: 0,
  })
  useEffect(() => {
    let over = false
    let close: (() => void) | undefined
    void host.connect().then((bus) => {
      close = () => {
        void bus.close()
      }
      if (over) {
        close()
        return
      }
      setConnection({ bus, connected: true, times: 1 })
      bus.onConnection((connected) => {
        if (over) return
        setConnection(({ times }) => ({ bus, connected, times: connected ? times + 1 : times }))
      })
    })
    return () => {
      over = true
      close?.()
    }
  }, [host])
  return connection
}
