import type { ManyRunsOptions } from '../scenario/runScenarios.ts'
import type { CliContext } from './command.ts'
import { runGuard } from './runGuard.ts'

export interface BaseOptions extends Pick<
  ManyRunsOptions,
  'bail' | 'seed' | 'virtualLimit' | 'withSights'
> {
  readonly retry: number
  /** Real milliseconds that a run may take; 0 for no limit. */
  readonly timeout: number
}

/** How runs are played from the command line, wherever their worlds are: each within its limits. */
export function manyRunsOptions(
  context: CliContext,
  { timeout, ...base }: BaseOptions,
  stopped: Promise<string> | undefined,
): Omit<ManyRunsOptions, 'catalogue' | 'openWorld'> {
  let isStopped = false
  void stopped?.then(() => {
    isStopped = true
  })
  return {
    ...base,
    elapsed: () => context.elapsed(),
    isStopped: () => isStopped,
    guard: () => runGuard(context, timeout, stopped),
  }
}
