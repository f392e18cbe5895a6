import type { Catalogue } from '../catalogue/catalogue.ts'
import { readHeader } from './readHeader.ts'
import { readScenarioText } from './readScenarioText.ts'
import { readSteps } from './readSteps.ts'
import type { Scenario } from './scenario.ts'
import type { ScenarioFault } from './scenarioFault.ts'

export type ParsedScenario =
  { readonly scenario: Scenario } | { readonly faults: readonly ScenarioFault[] }

/** Reads a scenario file: header, `---`, steps. Whatever exists nowhere in the catalogue is a fault of the file. */
export function parseScenario(
  bytes: Uint8Array,
  file: string,
  catalogue: Catalogue,
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
  const header = readHeader({ file, catalogue, document: first })
  const body = readSteps({ file, catalogue, document: second })
  if ('faults' in header || 'faults' in body) {
    return {
      faults: [
        ...('faults' in header ? header.faults : []),
        ...('faults' in body ? body.faults : []),
      ],
    }
  }
  return { scenario: { file, ...header.header, steps: body.steps } }
}
