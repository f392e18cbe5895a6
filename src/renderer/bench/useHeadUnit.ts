import { useCallback, useEffect, useState } from 'react'
import type { DriverEvent, SurroundingsEvent } from '../../contract/channels.ts'
import type { ScreenView } from '../../contract/screenView.ts'
import { newId } from './newId.ts'
import type { Connection } from './useBus.ts'
import { useLatest } from './useLatest.ts'

/** An input that the car did not take, and the entry it was meant for. */
export interface RefusedInput {
  readonly vin: string
  readonly inputId: string
  readonly reason: string
  readonly entry: string | undefined
}

export interface HeadUnitLink {
  readonly view: ScreenView | undefined
  readonly refusal: RefusedInput | undefined
  readonly send: (event: DriverEvent | SurroundingsEvent) => void
  readonly dismiss: () => void
}

/** The head unit of one car, seen over the wire: the latest view, and a way to say what was done to the car. */
export function useHeadUnit(
  { bus, board, connected }: Connection,
  vin: string | undefined,
): HeadUnitLink {
  const view = useLatest(board, 'headUnit.screen.shown', vin === undefined ? undefined : { vin })
  const [refusal, setRefusal] = useState<RefusedInput>()
  const [own] = useState(() => new Map<string, string | undefined>())

  useEffect(() => {
    if (bus === undefined) return
    let stop: (() => void) | undefined
    let isOver = false
    bus
      .listen(['headUnit.input.answered'], {}, ({ payload }, params) => {
        const { inputId, accepted, reason } = payload
        // other programs drive the same car; their refusals are not ours to explain
        if (!own.has(inputId)) return
        const entry = own.get(inputId)
        own.delete(inputId)
        const vin = params['vin'] ?? ''
        setRefusal(accepted ? undefined : { vin, inputId, reason: reason ?? '', entry })
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
  }, [bus, own])

  const send = useCallback(
    (event: DriverEvent | SurroundingsEvent) => {
      // what is said into a lost connection would all be done at once when it returns
      if (bus === undefined || vin === undefined || !connected) return
      const inputId = newId()
      own.set(inputId, event.type === 'driver.entry.chosen' ? event.payload.id : undefined)
      bus.publish(event.type, { vin }, { ...event.payload, inputId })
    },
    [bus, vin, connected, own],
  )
  const dismiss = useCallback(() => {
    setRefusal(undefined)
  }, [])
  return { view, refusal: refusal?.vin === vin ? refusal : undefined, send, dismiss }
}
