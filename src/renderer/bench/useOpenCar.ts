import { useEffect, useRef, useState } from 'react'
import type { Connection } from './useBus.ts'
import { requestCar, type CarAnswer, type CarWish } from './requestCar.ts'

export interface OpenedCar {
  readonly vin: string | undefined
  /** Why the world did not open it. */
  readonly problem: string | undefined
  /** Shows another open car, or asks for one. */
  readonly show: (car: { readonly vin: string; readonly vehicle: string }) => void
  readonly open: (wish: CarWish) => void
}

interface Opened {
  readonly vehicle: string
  readonly vin?: string | undefined
  readonly problem?: string | undefined
}

/** The car on the screen: the wished vehicle, asked for again whenever the host comes back. */
export function useOpenCar(
  { bus, connected, times }: Connection,
  vehicle: string,
  locale: string | undefined,
): OpenedCar {
  const [opened, setOpened] = useState<Opened>()
  const settled = useRef({ vehicle: '', times: 0, vin: undefined as string | undefined })

  useEffect(() => {
    const last = settled.current
    if (bus === undefined || !connected || (last.vehicle === vehicle && last.times === times))
      return
    const follows = last.times === times ? last.vin : undefined
    settled.current = { vehicle, times, vin: last.vin }
    const wish = follows === undefined ? { vehicle, locale } : { vehicle, after: follows }
    let over = false
    requestCar(bus, wish).then(
      (answer) => {
        if (over) return
        settled.current = { vehicle, times, vin: answer.vin }
        setOpened(openedBy(vehicle, answer))
      },
      () => undefined,
    )
    return () => {
      over = true
    }
  }, [bus, connected, times, vehicle, locale])

  const current = opened?.vehicle === vehicle ? opened : undefined
  return {
    vin: current?.vin,
    problem: current?.problem,
    show(car) {
      settled.current = { ...settled.current, ...car }
      setOpened(car)
    },
    open(wish) {
      if (bus === undefined) return
      void requestCar(bus, wish).then((answer) => {
        if (answer.vin !== undefined) settled.current = { ...settled.current, vin: answer.vin }
        setOpened(openedBy(wish.vehicle, answer))
      })
    },
  }
}

function openedBy(vehicle: string, answer: CarAnswer): Opened {
  if (answer.accepted) return { vehicle, vin: answer.vin }
  return { vehicle, problem: answer.explanation ?? answer.reason ?? '' }
}
