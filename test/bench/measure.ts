import { performance } from 'node:perf_hooks'

/** What many repetitions of one thing took, in milliseconds each. */
export interface Times {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly perSecond: number
}

export interface Contender {
  readonly name: string
  readonly once: () => Promise<void>
}

/** Runs the contenders in turn, block by block, so that a machine that slows down slows all of them. */
export async function sideBySide(
  contenders: readonly Contender[],
  { blocks, perBlock }: { readonly blocks: number; readonly perBlock: number },
): Promise<ReadonlyMap<string, Times>> {
  const taken = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let block = -1; block < blocks; block += 1) {
    for (const { name, once } of contenders) {
      for (let index = 0; index < perBlock; index += 1) {
        const start = performance.now()
        await once()
        // the first block only warms up
        if (block >= 0) taken.get(name)?.push(performance.now() - start)
      }
    }
  }
  return new Map([...taken].map(([name, times]) => [name, timesOf(times)]))
}

/** Does one thing so many times, without warming up. */
export async function inARow(once: () => Promise<void>, count: number): Promise<Times> {
  const taken: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    await once()
    taken.push(performance.now() - start)
  }
  return timesOf(taken)
}

function timesOf(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  const sum = sorted.reduce((total, time) => total + time, 0)
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: (1000 * sorted.length) / sum }
}

/** The middle one. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function milliseconds(value: number): string {
  return `${value.toFixed(3)} ms`
}
