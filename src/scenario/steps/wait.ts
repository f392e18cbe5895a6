import { z } from 'zod'
import { step } from '../step.ts'

const milliseconds = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
} as const

const pattern =
  /^(\d+(?:\.\d+)?)\s*(?:(ms|milliseconds?)|(s|seconds?)|(min|minutes?)|(h|hours?)|(d|days?))$/

/** `90 s`, `10 minutes`, `2 h` in milliseconds; undefined when it is not a span of time. */
export function spanOf(written: string): number | undefined {
  const match = pattern.exec(written.trim())
  if (match === null) return undefined
  const unit = Object.values(milliseconds)[match.slice(2).findIndex((part) => part !== undefined)]
  return unit === undefined ? undefined : Math.round(Number(match[1]) * unit)
}

/** A span of time in its largest whole unit, as `wait` takes it. */
export function spanText(span: number): string {
  const [unit, length] = Object.entries(milliseconds).findLast(([, one]) => span % one === 0) ?? [
    'ms',
    1,
  ]
  return `${String(span / length)} ${unit}`
}

const longest = 366 * milliseconds.d

/** Lets the virtual clock of the world go forward. */
export const wait = step({
  name: 'wait',
  form: '- wait: 10 minutes',
  isInput: true,
  keys: [],
  schema: z.string().refine((written) => {
    const span = spanOf(written)
    return span !== undefined && span > 0 && span <= longest
  }, 'a number and a unit (ms, s, min, h, d), 366 days at most, such as 90 s or 10 minutes'),
  play: async (written, { driver }) => {
    await driver.advance(spanOf(written) ?? 0)
    return { passed: true }
  },
})
