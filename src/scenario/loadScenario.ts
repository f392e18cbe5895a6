import type { Catalogue } from '../catalogue/catalogue.ts'
import { parseScenario, type ParsedScenario } from './parseScenario.ts'
import type { Scenario, ScenarioStep } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'

/** The files that scenarios are read from. */
interface ScenarioFiles {
  exists(path: string): Promise<boolean>
  readFile(path: string): Promise<Uint8Array>
  /** The path of a file that another one names, relative to itself. */
  beside(path: string, relative: string): string
  /** The path as it is shown to people. */
  shown(path: string): string
}

/** Reads a scenario and the parts it runs; their steps stand where `run` stood. A part that runs itself is refused. */
export function loadScenario(
  path: string,
  files: ScenarioFiles,
  catalogue: Catalogue,
): Promise<ParsedScenario> {
  return load(path, [])

  async function load(current: string, above: readonly string[]): Promise<ParsedScenario> {
    const file = files.shown(current)
    const bytes = await files.readFile(current).catch(() => undefined)
    if (bytes === undefined) {
      const problem = 'the file cannot be read'
      return {
        faults: [{ file, line: 1, column: 1, problem, expected: 'a file that can be read' }],
      }
    }
    const parsed = parseScenario(bytes, file, catalogue)
    if ('faults' in parsed) return parsed
    const { scenario } = parsed
    const loaded = await Promise.all(
      scenario.steps.map((step) => stepsOf(step, current, [...above, current])),
    )
    const faults = loaded.flatMap((one) => ('faults' in one ? one.faults : []))
    if (faults.length > 0) return { faults }
    const steps = loaded.flatMap((one) => ('faults' in one ? [] : one.steps))
    return { scenario: { ...scenario, steps } }
  }

  async function stepsOf(
    step: ScenarioStep,
    from: string,
    above: readonly string[],
  ): Promise<Pick<Scenario, 'steps'> | { readonly faults: readonly ScenarioFault[] }> {
    if (step.name !== 'run') return { steps: [step] }
    const named = String(step.argument)
    const part = files.beside(from, named)
    const { file, line, column } = step
    const fault = (problem: string, expected: string) => ({
      faults: [{ file, line, column, problem, expected }],
    })
    if (above.includes(part)) {
      return fault(`${named} runs itself`, 'parts that do not come back to where they began')
    }
    if (above.length > deepest)
      return fault('parts too deep in parts', `at most ${String(deepest)}`)
    if (!(await files.exists(part))) {
      return fault(`no file ${named}`, 'a scenario file, relative to this one')
    }
    const loaded = await load(part, above)
    return 'faults' in loaded ? loaded : { steps: loaded.scenario.steps }
  }
}

const deepest = 16
