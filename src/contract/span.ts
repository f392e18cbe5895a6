import { z } from 'zod'

const milliseconds = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
} as const

const pattern =
  /^(\d+(?:\.\d+)?)\s*(?:(ms|milliseconds?)|(s|seconds?)|(min|minutes?)|(h|hours?)|(d|days?))$/

const longest = 366 * milliseconds.d

/** `90 s`, `10 minutes`, `2 h` in milliseconds; undefined when it is not a span of time. */
export function spanOf(written: string): number | undefined {
  const match = pattern.exec(written.trim())
  if (match === null) return undefined
  const unit = Object.values(milliseconds)[match.slice(2).findIndex((part) => part !== undefined)]
  return unit === undefined ? undefined : Math.round(Number(match[1]) * unit)
}

/** A span of time as it is written in a scenario. */
export const span = z.string().refine((written) => {
  const length = spanOf(written)
  return length !== undefined && length > 0 && length <= longest
}, 'a number and a unit (ms, s, min, h, d), 366 days at most, such as 90 s or 10 minutes')

/** A span of time in its largest whole unit, as `wait` takes it. */
export function spanText(length: number): string {
  const [unit, size] = Object.entries(milliseconds).findLast(([, one]) => length % one === 0) ?? [
    'ms',
    1,
  ]
  return `${String(length / size)} ${unit}`
}
