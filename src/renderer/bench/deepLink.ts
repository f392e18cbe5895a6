import type { Catalogue } from '../../catalogue/catalogue.ts'
import { vehicleOf } from '../../catalogue/vehicle.ts'

/** What the page's address says of the screen: which car in which language and market, and where in its menu. */
export interface DeepLink {
  readonly vehicle?: string
  readonly language?: string
  readonly market?: string
  /** The id path of the menu; empty is the home screen. */
  readonly path: readonly string[]
}

const names = ['vehicle', 'language', 'market'] as const

/** Reads the part of an address that begins with `?`. */
export function readDeepLink(search: string): DeepLink {
  const given = new URLSearchParams(search)
  const parts = names.flatMap((name) => {
    const value = given.get(name)
    return value === null || value === '' ? [] : [[name, value]]
  })
  const path = (given.get('path') ?? '').split('/').filter((id) => id !== '')
  return { ...(Object.fromEntries(parts) as Omit<DeepLink, 'path'>), path }
}

/** Reads it, and passes over what this catalogue does not know. */
export function knownDeepLink(catalogue: Catalogue, search: string): DeepLink {
  const { vehicle, language, market, path } = readDeepLink(search)
  const isMarket = catalogue.markets.markets.some(({ code }) => code === market)
  return {
    ...(vehicle !== undefined && vehicleOf(catalogue, vehicle) !== undefined ? { vehicle } : {}),
    ...(language !== undefined && language in catalogue.labels ? { language } : {}),
    ...(market !== undefined && isMarket ? { market } : {}),
    path,
  }
}

/** Writes it; what it does not speak of stays out. */
export function deepLinkTo(link: DeepLink): string {
  const given = names.flatMap((name) => {
    const value = link[name]
    return value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]
  })
  const path = link.path.length === 0 ? [] : [`path=${link.path.map(encodeURIComponent).join('/')}`]
  return `?${[...given, ...path].join('&')}`
}
