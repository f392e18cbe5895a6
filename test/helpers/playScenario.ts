import { parseScenario } from '../../src/scenario/parseScenario.ts'
import { planRuns } from '../../src/scenario/planRuns.ts'
import type { RunEvent } from '../../src/scenario/runEvent.ts'
import { runScenarios } from '../../src/scenario/runScenarios.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

type StepEvent = Extract<RunEvent, { type: 'stepPassed' | 'stepFailed' }>

/** A scenario of these steps, on a 911 of 2018 in English unless the header says otherwise. */
export function scenarioOf(steps: string, header = ''): Scenario {
  const vehicle = /^vehicles?:/m.test(header) ? '' : 'vehicle: 911-991-2018\n'
  const text = `name: test\n${vehicle}${header}\n---\n${steps}\n`
  const parsed = parseScenario(new TextEncoder().encode(text), 'test.yaml', shippedCatalogue())
  if ('faults' in parsed) throw new Error(parsed.faults.map(scenarioFaultText).join('\n'))
  return parsed.scenario
}

/** Everything that happens when these steps are played in fresh worlds. */
export async function playScenario(steps: string, header = ''): Promise<readonly RunEvent[]> {
  const catalogue = shippedCatalogue()
  const planned = planRuns([scenarioOf(steps, header)], { vehicles: [], locales: [] })
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  const options = { catalogue, openWorld, seed: 1, bail: false, elapsed: () => 0 }
  const events: RunEvent[] = []
  for await (const event of runScenarios(planned, options)) events.push(event)
  return events
}

/** What became of the last step that was played. */
export async function lastStep(steps: string, header = ''): Promise<StepEvent> {
  const events = await playScenario(steps, header)
  const played = events.filter(
    (event): event is StepEvent => event.type === 'stepPassed' || event.type === 'stepFailed',
  )
  const last = played.at(-1)
  if (last === undefined) throw new Error('no step was played')
  return last
}
