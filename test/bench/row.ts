import { milliseconds, type Times } from './measure.ts'

/** Prints one line of a table: how often a second, and how long it took. */
export function row(name: string, times: Times | undefined): void {
  if (times === undefined) return
  const rate = `${Math.round(times.perSecond).toLocaleString('en')}/s`
  console.log(
    `  ${name.padEnd(42)} ${rate.padStart(10)}   p50 ${milliseconds(times.p50)}   p95 ${milliseconds(times.p95)}   p99 ${milliseconds(times.p99)}`,
  )
}
