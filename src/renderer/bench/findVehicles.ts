import { vehiclesOf, type Vehicle } from '../../catalogue/vehicle.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'

/** The vehicles that have every word somewhere in their name or id, or a conflict by that number. */
export function findVehicles(catalogue: Catalogue, text: string): readonly Vehicle[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return vehiclesOf(catalogue).filter(({ id, name, flags }) => {
    const told = plain([id, name, ...flags.map(({ conflict }) => conflict)].join(' '))
    return words.every((word) => told.includes(word))
  })
}

function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
}
