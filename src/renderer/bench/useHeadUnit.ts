import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import type { DriverEvent, Payload, SurroundingsEvent } from '../../contract/channels.ts'
import { newId } from './newId.ts'
import type { PageBus } from '../hosts/host.ts'
import type { Connection } from './useBus.ts'

/** An input that the car did not take, and the entry it was meant for. */
export interface RefusedInput {
  readonly vin: string
  readonly inputId: string
  readonly reason: string
  readonly entry: string | undefined
}

type CarInput = DriverEvent | SurroundingsEvent
type Answer = Payload<'headUnit.input.answered'>

export interface HeadUnitLink {
  readonly refusal: RefusedInput | undefined
  readonly send: (event: CarInput) => void
  readonly dismiss: () => void
  /** Whether something that was sent from here is not answered yet. */
  readonly isAwaiting: () => boolean
}

/** A way to say what was done to one car, and what it did not take. */
export function useHeadUnit(
  { bus, lost }: Connection,
  vin: string | undefined,
  /** Hears of every answer to what was sent from here. */
  onAnswer?: (input: CarInput, answer: Answer) => void,
): HeadUnitLink {
  const [refusal, setRefusal] = useState<RefusedInput>()
  const [own] = useState(() => new Map<string, CarInput>())
  // what is sent before the answers can be heard
  const held = useRef<((bus: PageBus) => void)[] | undefined>([])
  const tell = useEffectEvent((input: CarInput, answer: Answer) => {
    onAnswer?.(input, answer)
  })

  useEffect(() => {
    if (bus === undefined) return
    let stop: (() => void) | undefined
    let isOver = false
    bus
      .listen(['headUnit.input.answered'], {}, ({ payload }, params) => {
        const { inputId, accepted, reason } = payload
        // other programs drive the same car; their refusals are not ours to explain
        const input = own.get(inputId)
        if (input === undefined) return
        own.delete(inputId)
        tell(input, payload)
        const entry = input.type === 'driver.entry.chosen' ? input.payload.id : undefined
        const vin = params['vin'] ?? ''
        setRefusal(accepted ? undefined : { vin, inputId, reason: reason ?? '', entry })
      })
      .then(
        (stopListening) => {
          if (isOver) {
            stopListening()
            return
          }
          stop = stopListening
          for (const sendTo of held.current ?? []) sendTo(bus)
          held.current = undefined
        },
        () => undefined,
      )
    return () => {
      isOver = true
      stop?.()
      held.current = []
    }
  }, [bus, own])
  useEffect(() => {
    // it would all be done at once when nobody expects it any more
    if (lost && held.current !== undefined) held.current = []
  }, [lost])

  const send = useCallback(
    (event: CarInput) => {
      if (vin === undefined || lost) return
      const inputId = newId()
      own.set(inputId, event)
      const sendTo = (to: PageBus) => {
        to.publish(event.type, { vin }, { ...event.payload, inputId })
      }
      if (bus === undefined || held.current !== undefined) held.current?.push(sendTo)
      else sendTo(bus)
    },
    [bus, vin, lost, own],
  )
  const dismiss = useCallback(() => {
    setRefusal(undefined)
  }, [])
  const isAwaiting = useCallback(() => own.size > 0, [own])
  return { refusal: refusal?.vin === vin ? refusal : undefined, send, dismiss, isAwaiting }
}
