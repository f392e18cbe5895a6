import type { PlannedRun } from '../../src/scenario/planRuns.ts'

/** What tells a run from the others. */
export function runKey({ scenario, vehicle, locale, market }: PlannedRun): string {
  return [scenario.file, vehicle, locale, ...(market === undefined ? [] : [market])].join(' ')
}
