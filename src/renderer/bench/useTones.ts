import { useEffect, useState } from 'react'
import { createTonePlayer } from './tonePlayer.ts'
import type { Connection } from './useBus.ts'

/** Sounds the tones of one car, unless they are muted. */
export function useTones({ bus }: Connection, vin: string | undefined, muted: boolean): void {
  const [play] = useState(() => createTonePlayer(window))
  useEffect(() => {
    if (bus === undefined || vin === undefined || muted) return
    let stop: (() => void) | undefined
    let isOver = false
    bus
      .listen(['headUnit.tone.sounded'], { vin }, ({ payload }) => {
        play(payload.tone)
      })
      .then(
        (stopListening) => {
          if (isOver) stopListening()
          else stop = stopListening
        },
        () => undefined,
      )
    return () => {
      isOver = true
      stop?.()
    }
  }, [bus, vin, muted, play])
}
