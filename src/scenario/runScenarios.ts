import type { PlannedRun } from './planRuns.ts'
import type { RunEvent } from './runEvent.ts'
import { runScenario, titleOf, type RunOptions } from './runScenario.ts'

export interface ManyRunsOptions extends RunOptions {
  /** After the first run that is not as expected, skip the rest. */
  readonly bail: boolean
  /** How often a run that is not as expected is played again. */
  readonly retry?: number
  /** Whether the rest is to be skipped, because somebody wants to stop. */
  readonly isStopped?: () => boolean
}

/** Plays many runs one after the other. */
export async function* runScenarios(
  planned: readonly PlannedRun[],
  options: ManyRunsOptions,
): AsyncGenerator<RunEvent> {
  const { bail, isStopped = () => false } = options
  let failed = false
  for (const one of planned) {
    if ((failed && bail) || isStopped()) {
      yield { type: 'runSkipped', run: titleOf(one) }
      continue
    }
    for await (const event of runWithRetries(one, options)) {
      if (event.type === 'runFinished' && !event.ok) failed = true
      yield event
    }
  }
}

async function* runWithRetries(
  planned: PlannedRun,
  options: ManyRunsOptions,
): AsyncGenerator<RunEvent> {
  const { retry = 0, isStopped = () => false } = options
  for (let attempt = 1; ; attempt += 1) {
    let again = false
    for await (const event of runScenario(planned, options)) {
      if (event.type !== 'runFinished') yield event
      else if (!event.ok && attempt <= retry && !isStopped()) {
        again = true
        const { run, problem = '', timing } = event
        yield { type: 'runRetried', run, problem, timing }
      } else yield attempt === 1 ? event : { ...event, attempts: attempt }
    }
    if (!again) return
  }
}
