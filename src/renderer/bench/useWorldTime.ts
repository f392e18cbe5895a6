import { useCallback, useEffect, useSyncExternalStore } from 'react'
import type { Payload } from '../../contract/channels.ts'
import { requestWorld } from './requestWorld.ts'
import type { Connection } from './useBus.ts'

type Clock = Payload<'world.clock.changed'>

const millisecondsBetweenLooks = 200

/** When this page heard of a time, by its own watch: every part of it counts on from the same moment. */
const heardAt = new WeakMap<Clock, number>()

function momentOf(clock: Clock): number {
  const heard = heardAt.get(clock) ?? performance.now()
  heardAt.set(clock, heard)
  return Date.parse(clock.now) + (performance.now() - heard) * clock.rate
}

/** The world's time, in steps of so many milliseconds; it runs on by itself from what the world told last. */
export function useWorldTime({ board }: Connection, step: number): number | undefined {
  const subscribe = useCallback(
    (listener: () => void) => {
      const timer = setInterval(listener, millisecondsBetweenLooks)
      const stop = board.subscribe('world.clock.changed', listener)
      return () => {
        clearInterval(timer)
        stop()
      }
    },
    [board],
  )
  return useSyncExternalStore(subscribe, () => {
    const clock = board.latest('world.clock.changed', {})
    return clock === undefined ? undefined : Math.floor(momentOf(clock) / step) * step
  })
}

/** Asks for the time anew whenever the page is connected: what a broker has kept is as old as the last steering. */
export function useFreshClock({ bus, connected }: Connection): void {
  useEffect(() => {
    if (bus === undefined || !connected) return
    // a change of nothing: the world tells its time again
    requestWorld(bus, { type: 'bench.clock.changed', payload: {} }).catch(() => undefined)
  }, [bus, connected])
}
