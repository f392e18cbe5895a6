import type { Product } from '../../catalogue/connectSchema.ts'

/** When a term that begins now ends: so many months on, for a function at the end of the month; null is never. */
export function endOfTerm(product: Product, from: number): number | null {
  if (product.months === null) return null
  return product.kind === 'function' ? endOfMonth(from) : monthsLater(from, product.months)
}

/** The first moment of the next calendar month; calendar or contract month is not stated, so it is assumed. */
export function endOfMonth(from: number): number {
  const date = new Date(from)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1)
}

/** The same day and time so many months on; where the month is too short, its last day. */
export function monthsLater(from: number, months: number): number {
  const date = new Date(from)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const day = Math.min(date.getUTCDate(), lastDay)
  const dayStart = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate())
  return Date.UTC(year, month, day) + (from - dayStart)
}
