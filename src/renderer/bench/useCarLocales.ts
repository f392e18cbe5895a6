import { useEffect, useState } from 'react'
import type { PageBus } from '../hosts/host.ts'
import { listenWhileMounted } from './useLatest.ts'

/** The languages that drivers have chosen since this page is here, by VIN; whoever chose them. */
export function useCarLocales(bus: PageBus | undefined): Readonly<Record<string, string>> {
  const [locales, setLocales] = useState<Readonly<Record<string, string>>>({})
  useEffect(() => {
    if (bus === undefined) return
    return listenWhileMounted(
      bus.listen(['driver.language.chosen'], {}, ({ payload }, { vin }) => {
        if (vin !== undefined) setLocales((all) => ({ ...all, [vin]: payload.locale }))
      }),
    )
  }, [bus])
  return locales
}
