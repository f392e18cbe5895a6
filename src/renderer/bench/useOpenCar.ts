import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { OpenCar } from '../../contract/worldChannels.ts'
import type { PageBus } from '../hosts/host.ts'
import { newId } from './newId.ts'
import { requestCar, type CarAnswer, type CarWish } from './requestCar.ts'
import { requestWorld } from './requestWorld.ts'
import type { Connection } from './useBus.ts'
import { useLatest } from './useLatest.ts'

const none: readonly OpenCar[] = []

export interface OpenedCar {
  readonly vin: string | undefined
  /** What the world tells of it. */
  readonly car: OpenCar | undefined
  readonly cars: readonly OpenCar[]
  /** Why the world did not open it. */
  readonly problem: string | undefined
  /** Shows another open car. */
  readonly show: (car: OpenCar) => void
  /** Opens one and shows it. */
  readonly open: (wish: CarWish) => void
  /** Opens one, shows it, and closes the one before. */
  readonly replace: (wish: CarWish) => void
}

interface Opened {
  readonly vehicle: string
  readonly vin?: string | undefined
  readonly problem?: string | undefined
}

/** The car on the screen: the wished vehicle, in the language of the one before; opened anew when it is gone. */
export function useOpenCar(
  { bus, board, connected, whenConnected }: Connection,
  vehicle: string,
  locale: string,
  /** Where the first car is to be at home, if it is not open yet. */
  market?: string,
): OpenedCar {
  const [opened, setOpened] = useState<Opened>()
  const [listedVin, setListedVin] = useState<string>()
  const last = useRef<Opened>({ vehicle: '' })
  // the answer to an earlier wish must not undo a later one
  const wishes = useRef(0)
  const cars = useLatest(board, 'world.cars.changed', {})?.cars ?? none
  const current = opened?.vehicle === vehicle ? opened : undefined
  // a page that has just been opened shows the car while it still asks for it
  const first = cars.find((open) => open.vehicle === vehicle && open.instance === 1)
  const isFirst = opened === undefined && market === undefined
  const vin = current?.vin ?? (isFirst ? first?.vin : undefined)
  const car = cars.find((open) => open.vin === vin)
  if (car !== undefined && car.vin !== listedVin) setListedVin(car.vin)
  // somebody has closed it, or the world was started again
  const isGone = car === undefined && current?.vin !== undefined && current.vin === listedVin

  const wish = useEffectEvent((): CarWish => {
    const { vin } = last.current
    if (vin !== undefined && !isGone) return { vehicle, after: vin }
    return { vehicle, locale, ...(vin === undefined && market !== undefined ? { market } : {}) }
  })
  const speak = useEffectEvent((vin: string, to: PageBus) => {
    to.publish('driver.language.chosen', { vin }, { inputId: newId(), locale })
  })
  const take = (next: Opened) => {
    last.current = next
    setOpened(next)
  }

  useEffect(() => {
    const former = last.current
    if (bus === undefined || !connected || (former.vehicle === vehicle && !isGone)) return
    let isOver = false
    let isDone = false
    last.current = { vehicle, vin: former.vin }
    const turn = (wishes.current += 1)
    requestCar(bus, wish()).then(
      (answer) => {
        if (isOver || turn !== wishes.current) return
        isDone = true
        // a car that was open already speaks its own language; who chooses a model wants to go on in this one
        if (former.vin !== undefined && answer.vin !== undefined) speak(answer.vin, bus)
        last.current = openedBy(vehicle, answer)
        setOpened(last.current)
      },
      () => undefined,
    )
    return () => {
      isOver = true
      if (!isDone && turn === wishes.current) last.current = former
    }
  }, [bus, connected, vehicle, isGone])

  return {
    vin,
    car,
    cars,
    problem: current?.problem,
    show(other) {
      wishes.current += 1
      take({ vehicle: other.vehicle, vin: other.vin })
    },
    open(wished) {
      whenConnected((bus) => {
        wishes.current += 1
        void requestCar(bus, wished).then((answer) => {
          take(openedBy(wished.vehicle, answer))
        })
      })
    },
    replace(wished) {
      const former = vin
      whenConnected((bus) => {
        wishes.current += 1
        void requestCar(bus, { ...wished, another: true }).then((answer) => {
          take(openedBy(wished.vehicle, answer))
          if (former === undefined || !answer.accepted) return
          void requestWorld(bus, { type: 'bench.car.closed', payload: { vin: former } })
        })
      })
    },
  }
}

function openedBy(vehicle: string, answer: CarAnswer): Opened {
  if (answer.accepted) return { vehicle, vin: answer.vin }
  return { vehicle, problem: answer.explanation ?? answer.reason ?? '' }
}
