import { runGuard } from '../../src/cli/runGuard.ts'
import type { PlannedRun } from '../../src/scenario/planRuns.ts'
import type { RunEvent } from '../../src/scenario/runEvent.ts'
import { runScenarios } from '../../src/scenario/runScenarios.ts'
import type { MakeCarrier } from '../../src/world/carrier.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

interface Playing {
  readonly seed?: number
  /** What carries each of the worlds; a broker in this process when it is not given. */
  readonly nextCarrier?: () => MakeCarrier
  readonly onEvent?: (event: RunEvent) => void
}

const startTimer = (milliseconds: number, onEnd: () => void) => {
  const timer = setTimeout(onEnd, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

/** Plays these runs, each within a minute, and gives what happened without the time that it took. */
export async function playPlanned(
  planned: readonly PlannedRun[],
  { seed = 1, nextCarrier, onEvent }: Playing = {},
): Promise<readonly RunEvent[]> {
  const catalogue = shippedCatalogue()
  const openWorld = openScenarioWorld(catalogue, defaultFixture(), nextCarrier)
  const elapsed = () => performance.now()
  const guard = () => runGuard({ startTimer, elapsed }, 60_000)
  const events: RunEvent[] = []
  const options = { catalogue, openWorld, seed, bail: false, elapsed: () => 0, guard }
  for await (const event of runScenarios(planned, options)) {
    events.push(event)
    onEvent?.(event)
  }
  return events
}
