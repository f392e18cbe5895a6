import { useEffect, useState } from 'react'
import type { Payload, ReadBy } from '../../contract/channels.ts'
import type { PageBus, PageRole } from '../hosts/host.ts'

type Name = ReadBy<PageRole>

interface Heard<N extends Name> {
  readonly from: string
  readonly payload: Payload<N>
}

/** The latest value of a retained channel; undefined until it is heard. */
export function useLatest<N extends Name>(
  bus: PageBus | undefined,
  name: N,
  params: Readonly<Record<string, string>> | undefined,
): Payload<N> | undefined {
  const [heard, setHeard] = useState<Heard<N>>()
  const from = params === undefined ? undefined : JSON.stringify(params)
  useEffect(() => {
    if (bus === undefined || from === undefined) return
    return listenWhileMounted(
      bus.listen([name], JSON.parse(from) as Record<string, string>, (event) => {
        setHeard({ from, payload: event.payload as Payload<N> })
      }),
    )
  }, [bus, name, from])
  return heard?.from === from ? heard?.payload : undefined
}

/** The clean-up of an effect that listens: stops it, also when it has not begun yet. */
export function listenWhileMounted(listening: Promise<() => void>): () => void {
  let over = false
  let stop: (() => void) | undefined
  listening.then(
    (stopListening) => {
      if (over) stopListening()
      else stop = stopListening
    },
    () => undefined,
  )
  return () => {
    over = true
    stop?.()
  }
}
