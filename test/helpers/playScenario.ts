import { posix } from 'node:path'
import { loadScenario } from '../../src/scenario/loadScenario.ts'
import { parseScenario, type ParsedScenario } from '../../src/scenario/parseScenario.ts'
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
  const text = scenarioText(steps, header)
  return demandScenario(
    parseScenario(new TextEncoder().encode(text), 'test.yaml', shippedCatalogue()),
  )
}

/** The text of such a scenario. */
export function scenarioText(steps: string, header = ''): string {
  const vehicle = /^vehicles?:/m.test(header) ? '' : 'vehicle: 911-991-2018\n'
  return `name: test\n${vehicle}${header}\n---\n${steps}\n`
}

/** The first of these files, with the others as its parts. */
export function loadFiles(texts: Readonly<Record<string, string>>): Promise<ParsedScenario> {
  const files = {
    exists: (path: string) => Promise.resolve(path in texts),
    readFile: (path: string) =>
      path in texts
        ? Promise.resolve(new TextEncoder().encode(texts[path]))
        : Promise.reject(new Error('no such file')),
    beside: (path: string, relative: string) => posix.join(posix.dirname(path), relative),
    shown: (path: string) => path,
  }
  return loadScenario(Object.keys(texts)[0] ?? '', files, shippedCatalogue())
}

function demandScenario(parsed: ParsedScenario): Scenario {
  if ('faults' in parsed) throw new Error(parsed.faults.map(scenarioFaultText).join('\n'))
  return parsed.scenario
}

/** Everything that happens when these steps are played in fresh worlds. */
export async function playScenario(steps: string, header = ''): Promise<readonly RunEvent[]> {
  return playAll(scenarioOf(steps, header))
}

/** Everything that happens when the first of these files is played. */
export async function playFiles(
  texts: Readonly<Record<string, string>>,
): Promise<readonly RunEvent[]> {
  return playAll(demandScenario(await loadFiles(texts)))
}

async function playAll(scenario: Scenario): Promise<readonly RunEvent[]> {
  const catalogue = shippedCatalogue()
  const planned = planRuns([scenario], { vehicles: [], locales: [] })
  const openWorld = openScenarioWorld(catalogue, defaultFixture())
  const options = { catalogue, openWorld, seed: 1, bail: false, elapsed: () => 0 }
  const events: RunEvent[] = []
  for await (const event of runScenarios(planned, options)) events.push(event)
  return events
}

export function stepsIn(events: readonly RunEvent[]): readonly StepEvent[] {
  return events.filter(
    (event): event is StepEvent => event.type === 'stepPassed' || event.type === 'stepFailed',
  )
}

/** The steps that were played, each in one line. */
export function courseIn(events: readonly RunEvent[]): readonly string[] {
  return stepsIn(events).map(
    ({ type, run, step }) =>
      `${step.file === run.scenario ? '' : `${step.file}:`}${String(step.line)} ${step.text}${type === 'stepFailed' ? ' FAILED' : ''}`,
  )
}

/** What became of the last step that was played. */
export async function lastStep(steps: string, header = ''): Promise<StepEvent> {
  const last = stepsIn(await playScenario(steps, header)).at(-1)
  if (last === undefined) throw new Error('no step was played')
  return last
}
