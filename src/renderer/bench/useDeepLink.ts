import { useEffect, useEffectEvent, useRef } from 'react'
import { nodeAt, type MenuNode } from '../../catalogue/menuFor.ts'
import type { DriverEvent } from '../../contract/channels.ts'
import type { ScreenView } from '../../contract/screenView.ts'
import { deepLinkTo, type DeepLink } from './deepLink.ts'
import type { HeadUnitLink } from './useHeadUnit.ts'
import type { OpenedCar } from './useOpenCar.ts'

// browsers take only so many changes of an address in a while, and each of them holds up the page
const millisecondsUntilKept = 250

interface Shown {
  readonly wanted: DeepLink
  readonly menu: readonly MenuNode[]
  readonly locale: string
  readonly opened: OpenedCar
  readonly link: HeadUnitLink
  readonly view: ScreenView | undefined
}

/** Goes once where the address points, and from then on keeps the address at what is shown. */
export function useDeepLink({ wanted, menu, locale, opened, link, view }: Shown): void {
  const isAsked = useRef(false)
  const isFollowed = useRef(false)
  const { car } = opened

  const follow = useEffectEvent(() => {
    if (car === undefined || view === undefined || isFollowed.current) return
    const { market, language } = wanted
    if (market !== undefined && market !== car.market) {
      // the car that is open there may be in somebody else's window: it stays as it is
      const there = opened.cars.find(
        (other) => other.vehicle === car.vehicle && other.market === market,
      )
      if (there !== undefined) opened.show(there)
      else if (!isAsked.current) {
        opened.open({ vehicle: car.vehicle, after: car.vin, market, another: true })
      }
      isAsked.current = true
      return
    }
    if (language !== undefined && language !== locale) {
      link.send({ type: 'driver.language.chosen', payload: { locale: language } })
    }
    for (const event of wayTo(wanted.path, menu, view)) link.send(event)
    isFollowed.current = true
  })
  useEffect(() => {
    follow()
  }, [car, view])

  const path = view?.path.join('/')
  const vehicle = car?.vehicle
  const market = car?.market
  useEffect(() => {
    if (!isFollowed.current || vehicle === undefined || market === undefined) return
    const address = deepLinkTo({
      vehicle,
      language: locale,
      market,
      path: path === undefined || path === '' ? [] : path.split('/'),
    })
    const timer = setTimeout(() => {
      if (address !== window.location.search) window.history.replaceState(null, '', address)
    }, millisecondsUntilKept)
    return () => {
      clearTimeout(timer)
    }
  }, [vehicle, market, locale, path])
}

/** The inputs that lead there; an address shows a screen, it never sets a tick. */
function wayTo(
  path: readonly string[],
  menu: readonly MenuNode[],
  view: ScreenView,
): readonly DriverEvent[] {
  if (path.length === 0 || path.join('/') === view.path.join('/')) return []
  const steps = path.flatMap((id, index): DriverEvent[] => {
    const node = nodeAt(menu, path.slice(0, index + 1))
    const isScreen = node !== undefined && (node.items.length > 0 || shows.has(node.does ?? ''))
    return isScreen ? [{ type: 'driver.entry.chosen', payload: { id } }] : []
  })
  const home: DriverEvent = { type: 'driver.key.pressed', payload: { key: 'home' } }
  return view.kind === 'home' ? steps : [home, ...steps]
}

const shows: ReadonlySet<string> = new Set(['pairing-code', 'porsche-id', 'updates'])
