import type { Catalogue } from '../../catalogue/catalogue.ts'
import { parseScenario } from '../../scenario/parseScenario.ts'
import { planRuns } from '../../scenario/planRuns.ts'
import { runScenario } from '../../scenario/runScenario.ts'
import { scenarioFaultText } from '../../scenario/scenarioFault.ts'
import type { OpenScenarioWorld } from '../../scenario/scenarioWorld.ts'
import type { CliContext } from '../command.ts'
import { runGuard } from '../runGuard.ts'

/** Real milliseconds: a recording that takes longer than this to be played hangs. */
const limit = 60_000

/** Plays a recording in a fresh world; resolves with why it does not pass, if it does not. */
export async function playRecording(
  context: CliContext,
  file: string,
  text: string,
  {
    catalogue,
    openWorld,
  }: { readonly catalogue: Catalogue; readonly openWorld: OpenScenarioWorld },
): Promise<string | undefined> {
  const parsed = parseScenario(new TextEncoder().encode(text), file, catalogue)
  if ('faults' in parsed) return parsed.faults.map(scenarioFaultText).join('; ')
  const [run] = planRuns([parsed.scenario], { vehicles: [], locales: [] })
  if (run === undefined) return 'it means no run'
  const options = {
    catalogue,
    openWorld,
    seed: 1,
    elapsed: () => context.elapsed(),
    guard: () => runGuard(context, limit),
  }
  for await (const event of runScenario(run, options)) {
    if (event.type === 'runFinished') return event.problem
  }
  return 'it has not come to an end'
}
