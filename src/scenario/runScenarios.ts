import type { PlannedRun } from './planRuns.ts'
import type { RunEvent } from './runEvent.ts'
import { runScenario, titleOf, type RunOptions } from './runScenario.ts'

/** Plays many runs one after the other; after the first that is not as expected, `bail` skips the rest. */
export async function* runScenarios(
  planned: readonly PlannedRun[],
  options: RunOptions & { readonly bail: boolean },
): AsyncGenerator<RunEvent> {
  let stopped = false
  for (const one of planned) {
    if (stopped) {
      yield { type: 'runSkipped', run: titleOf(one) }
      continue
    }
    for await (const event of runScenario(one, options)) {
      if (event.type === 'runFinished' && !event.ok) stopped = options.bail
      yield event
    }
  }
}
