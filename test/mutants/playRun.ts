import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { runGuard } from '../../src/cli/runGuard.ts'
import type { PlannedRun } from '../../src/scenario/planRuns.ts'
import { runScenario } from '../../src/scenario/runScenario.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture } from '../helpers/shippedFacts.ts'

/** The limits of `pcm run`, which make a failure of a run that does not end. */
const secondsLimit = 30
const virtualLimit = 3660 * 86_400_000

const startTimer = (milliseconds: number, onEnd: () => void) => {
  const timer = setTimeout(onEnd, milliseconds)
  return () => {
    clearTimeout(timer)
  }
}

const elapsed = () => performance.now()

/** Plays one run as `pcm run` does, and gives the reason when it is not as expected. */
export async function playRun(
  planned: PlannedRun,
  catalogue: Catalogue,
): Promise<string | undefined> {
  const events = runScenario(planned, {
    catalogue,
    openWorld: openScenarioWorld(catalogue, defaultFixture()),
    seed: 1,
    elapsed,
    virtualLimit,
    guard: () => runGuard({ startTimer, elapsed }, secondsLimit * 1000),
  })
  let problem: string | undefined = 'the run did not end'
  for await (const event of events) {
    if (event.type === 'runFinished') problem = event.problem
  }
  return problem
}
