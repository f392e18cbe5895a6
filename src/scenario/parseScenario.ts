import type { Catalogue } from '../catalogue/catalogue.ts'
import { neverPlayed } from './neverPlayed.ts'
import type { PartValues } from './readArgument.ts'
import { readHeader, type Header } from './readHeader.ts'
import { readScenarioText } from './readScenarioText.ts'
import { readSteps } from './readSteps.ts'
import { referencesIn, type NamedValues } from './references.ts'
import type { Scenario, ScenarioHead, ScenarioItem } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'
import { faultAt, type ScenarioSource } from './scenarioSource.ts'

/** What was read in one file. */
export type ParsedScenario<Head extends ScenarioHead = Scenario> =
  { readonly scenario: Head } | { readonly faults: readonly ScenarioFault[] }

/**
 * Reads a scenario file: header, `---`, steps. Whatever exists nowhere in the catalogue is a fault of the file.
 * The steps of a part with parameters can be played only when it is read with their values.
 */
export function parseScenario(
  bytes: Uint8Array,
  file: string,
  catalogue: Catalogue,
  values?: NamedValues,
): ParsedScenario {
  const read = readScenarioText(bytes, file)
  if ('faults' in read) return read
  const [first, second, third] = read.documents
  if (first === undefined || second === undefined || third !== undefined) {
    const at = third?.placeOf([]) ?? { line: 1, column: 1 }
    const count = String(read.documents.length)
    return {
      faults: [
        {
          file,
          ...at,
          problem: `${count} ${read.documents.length === 1 ? 'document' : 'documents'}`,
          expected: 'two: a header, a line `---`, and a list of steps',
        },
      ],
    }
  }
  const head = { file, catalogue, document: first }
  const tail = { file, catalogue, document: second }
  const header = readHeader(head)
  const partValues = valuesOf(header, values)
  const held = (key: 'setup' | 'teardown') => {
    const written = (Object(first.value) as Readonly<Record<string, unknown>>)[key]
    const isList = Array.isArray(written) && written.length > 0
    return isList ? readSteps(head, partValues, [key], written) : { steps: [] }
  }
  const [setup, steps, teardown] = [held('setup'), readSteps(tail, partValues), held('teardown')]
  const faults = [header, setup, steps, teardown].flatMap((one) =>
    'faults' in one ? one.faults : [],
  )
  if ('faults' in header || faults.length > 0) return { faults }
  const scenario: Scenario = {
    file,
    ...header.header,
    setup: stepsOf(setup),
    steps: stepsOf(steps),
    teardown: stepsOf(teardown),
  }
  const late = [
    ...unusedParameters(head, header.header, second.value),
    ...neverPlayed(scenario, catalogue),
  ]
  return late.length > 0 ? { faults: late } : { scenario }
}

function stepsOf(read: ReturnType<typeof readSteps>): readonly ScenarioItem[] {
  return 'steps' in read ? read.steps : []
}

function valuesOf(
  header: ReturnType<typeof readHeader>,
  values: NamedValues | undefined,
): PartValues {
  const parameters = 'header' in header ? header.header.parameters : []
  if (values === undefined) {
    return { values: new Map(), open: new Set(parameters.map(({ name }) => name)) }
  }
  return { values, open: new Set() }
}

function unusedParameters(
  source: ScenarioSource,
  { parameters }: Header,
  written: unknown,
): readonly ScenarioFault[] {
  if (parameters.length === 0) return []
  const used = new Set(referencesIn(written).map(({ name }) => name))
  return parameters.flatMap(({ name }, index) =>
    used.has(name)
      ? []
      : [
          faultAt(source, ['parameters', index], {
            problem: `nothing uses the parameter ${name}`,
            expected: `$${name} in one of the steps`,
          }),
        ],
  )
}
