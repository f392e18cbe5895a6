import type { DrawnRun, RunResult } from '../../scenario/drawnReport.ts'

/** Which runs are listed; an empty string asks for all. */
export interface RunFilter {
  readonly result: RunResult | ''
  readonly text: string
  readonly vehicle: string
  readonly locale: string
}

export const everyRun: RunFilter = { result: '', text: '', vehicle: '', locale: '' }

/** The places of the runs that a filter lets through; every word of its text must be found. */
export function filterRuns(runs: readonly DrawnRun[], filter: RunFilter): readonly number[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter(Boolean)
  return runs.flatMap((run, index) => {
    const { result, vehicle, locale, name, scenario, rules = [], problem = '' } = run
    if (filter.result !== '' && result !== filter.result) return []
    if (filter.vehicle !== '' && vehicle !== filter.vehicle) return []
    if (filter.locale !== '' && locale !== filter.locale) return []
    const text = [name, scenario, vehicle, locale, problem, ...rules].join('\n').toLowerCase()
    return words.every((word) => text.includes(word)) ? [index] : []
  })
}
