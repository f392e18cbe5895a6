import { expect, test } from 'vitest'
import { faultKinds } from '../../src/contract/fault.ts'
import { runScenario } from '../../src/scenario/runScenario.ts'
import type { Scenario, ScenarioItem } from '../../src/scenario/scenario.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { shippedScenario, shippedScenarioFiles } from '../helpers/shippedScenarios.ts'

const files = shippedScenarioFiles('faults')
const catalogue = shippedCatalogue()

/** Whether it is played to its end on the first of its cars, and where it stops if not. */
async function play(scenario: Scenario): Promise<string> {
  const [vehicle = '', locale = ''] = [scenario.vehicles[0], scenario.locales[0]]
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  const planned = { scenario, vehicle, locale }
  const events = runScenario(planned, { catalogue, openWorld, seed: 1, elapsed: () => 0 })
  for await (const event of events) {
    if (event.type === 'stepFailed') return event.step.text
    if (event.type === 'runFinished') return event.problem ?? 'passed'
  }
  return 'did not end'
}

function kindsOf({ given, steps }: Scenario): readonly string[] {
  const arguments_ = steps.filter(({ name }) => name === 'fault').map(({ argument }) => argument)
  const kinds = arguments_.map((argument) => (argument as { kind?: string }).kind ?? '')
  return [...(given.faults ?? []).map(({ kind }) => kind), ...kinds]
}

/** A repeated message has no effect, which is the point; of every other fault the car itself must tell. */
function tellsOfStrikes(scenario: Scenario, { name, argument }: ScenarioItem): boolean {
  if (kindsOf(scenario).includes('repeat') || name !== 'message') return false
  return (argument as { on?: string }).on === 'world.fault.applied'
}

test('there is at least one of every kind', async () => {
  const scenarios = await Promise.all(files.map((file) => shippedScenario(file, catalogue)))
  expect(new Set(scenarios.flatMap(kindsOf).filter((kind) => kind !== ''))).toEqual(
    new Set(faultKinds),
  )
})

test.each(files)('%s passes, and without its fault it does not', async (file) => {
  const scenario = await shippedScenario(file, catalogue)
  expect(await play(scenario)).toBe('passed')
  const { faults: _, ...given } = scenario.given
  const steps = scenario.steps.filter(
    (step) => step.name !== 'fault' && !tellsOfStrikes(scenario, step),
  )
  expect(steps.length).toBeGreaterThan(0)
  expect(await play({ ...scenario, given, steps })).not.toBe('passed')
})
