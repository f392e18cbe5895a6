import type { NamedValues } from './references.ts'
import type { Scenario, ScenarioBlock } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { suggestionFor } from './suggestionFor.ts'

/** The values that a part is run with, its defaults among them; or what it is told too much or too little. */
export function partValues(
  { parameters }: Scenario,
  { file: part, with: given }: NonNullable<ScenarioBlock['part']>,
  { file, line, column }: ScenarioBlock,
): NamedValues | { readonly faults: readonly ScenarioFault[] } {
  const known = parameters.map(({ name }) => name)
  const fault = (problem: string, expected: string, written?: string): ScenarioFault => {
    const suggestion = written === undefined ? undefined : suggestionFor(written, known)
    const hint = suggestion === undefined ? {} : { suggestion }
    return { file, line, column, problem, expected, ...hint }
  }
  const faults = [
    ...Object.keys(given)
      .filter((name) => !known.includes(name))
      .map((name) => {
        const expected = known.length === 0 ? 'none: it has none' : `one of ${known.join(', ')}`
        return fault(`${part} has no parameter ${name}`, expected, name)
      }),
    ...parameters
      .filter((one) => !('default' in one) && !Object.hasOwn(given, one.name))
      .map(({ name }) => fault(`${part} needs ${name}`, `with: { ${name}: … }`)),
  ]
  if (faults.length > 0) return { faults }
  return new Map(parameters.map((one) => [one.name, given[one.name] ?? one.default]))
}
