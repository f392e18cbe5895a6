import type { Catalogue } from '../catalogue/catalogue.ts'
import { keptNameFaults } from './keptNames.ts'
import { parseScenario, type ParsedScenario } from './parseScenario.ts'
import { partValues } from './partValues.ts'
import { referencesIn, type NamedValues } from './references.ts'
import { isBlock, type Scenario, type ScenarioBlock, type ScenarioItem } from './scenario.ts'
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

type Read<Result> = Result | { readonly faults: readonly ScenarioFault[] }
type ReadItems = Read<{ readonly items: readonly ScenarioItem[] }>

const deepest = 16
const mostParts = 200

/** Reads a scenario and the parts it runs; a part that runs itself is refused. */
export function loadScenario(
  path: string,
  files: ScenarioFiles,
  catalogue: Catalogue,
): Promise<ParsedScenario> {
  const loaded = new Map<string, Promise<ParsedScenario>>()
  let parts = 0
  return load(path, [])

  /** A file as it stands, whoever runs it: it is read once. */
  function load(current: string, above: readonly string[]): Promise<ParsedScenario> {
    const known = loaded.get(current) ?? loadWith(current, above, undefined)
    loaded.set(current, known)
    return known
  }

  async function loadWith(
    current: string,
    above: readonly string[],
    values: NamedValues | undefined,
  ): Promise<ParsedScenario> {
    const file = files.shown(current)
    const bytes = await files.readFile(current).catch(() => undefined)
    if (bytes === undefined) {
      const problem = 'the file cannot be read'
      return {
        faults: [{ file, line: 1, column: 1, problem, expected: 'a file that can be read' }],
      }
    }
    const parsed = parseScenario(bytes, file, catalogue, values)
    if ('faults' in parsed) return parsed
    const { scenario } = parsed
    const within = [...above, current]
    const setup = await withParts(scenario.setup, current, within)
    const steps = await withParts(scenario.steps, current, within)
    const teardown = await withParts(scenario.teardown, current, within)
    const faults = [setup, steps, teardown].flatMap((one) => ('faults' in one ? one.faults : []))
    if (faults.length > 0) return { faults }
    const whole: Scenario = {
      ...scenario,
      setup: itemsOf(setup),
      steps: itemsOf(steps),
      teardown: itemsOf(teardown),
    }
    const late = keptNameFaults(whole)
    return late.length > 0 ? { faults: late } : { scenario: whole }
  }

  /** One after the other: of two files that run each other, one must be seen to come back to itself. */
  async function withParts(
    items: readonly ScenarioItem[],
    from: string,
    above: readonly string[],
  ): Promise<ReadItems> {
    const read: ReadItems[] = []
    for (const item of items) {
      read.push(isBlock(item) ? await withPartsInside(item, from, above) : { items: [item] })
    }
    const faults = read.flatMap((one) => ('faults' in one ? one.faults : []))
    return faults.length > 0 ? { faults } : { items: read.flatMap(itemsOf) }
  }

  async function withPartsInside(
    block: ScenarioBlock,
    from: string,
    above: readonly string[],
  ): Promise<ReadItems> {
    if (block.part !== undefined) return partOf(block, block.part, from, above)
    const lists: Record<string, readonly ScenarioItem[]> = {}
    for (const [key, list] of Object.entries(block.lists)) {
      const read = await withParts(list, from, above)
      if ('faults' in read) return read
      lists[key] = read.items
    }
    return { items: [{ ...block, lists }] }
  }

  async function partOf(
    block: ScenarioBlock,
    wanted: NonNullable<ScenarioBlock['part']>,
    from: string,
    above: readonly string[],
  ): Promise<ReadItems> {
    const { file, line, column } = block
    const fault = (problem: string, expected: string) => ({
      faults: [{ file, line, column, problem, expected }],
    })
    // a part that is told which file to run, before it is told
    if (referencesIn(wanted.file).length > 0) return { items: [block] }
    const part = files.beside(from, wanted.file)
    if (above.includes(part)) {
      const expected = 'parts that do not come back to where they began'
      return fault(`${wanted.file} runs itself`, expected)
    }
    if (above.length > deepest)
      return fault('parts too deep in parts', `at most ${String(deepest)}`)
    if (!(await files.exists(part))) {
      return fault(`no file ${wanted.file}`, 'a scenario file, relative to this one')
    }
    parts += 1
    // told once, not for each of them
    if (parts > mostParts + 1) return { faults: [] }
    if (parts > mostParts)
      return fault('too many parts in one scenario', `at most ${String(mostParts)}`)
    const open = await load(part, above)
    if ('faults' in open) return open
    const values = partValues(open.scenario, wanted, block)
    if ('faults' in values) return values
    if (values.size === 0) return withPart(block, open.scenario)
    const filled = await loadWith(part, above, values)
    if ('scenario' in filled) return withPart(block, filled.scenario)
    // the part itself is in order: what is wrong is what it was told
    return {
      faults: filled.faults.map(({ problem, expected, suggestion, ...at }) => ({
        file,
        line,
        column,
        problem: `${at.file}:${String(at.line)} ${problem}`,
        expected,
        ...(suggestion === undefined ? {} : { suggestion }),
      })),
    }
  }
}

function withPart(block: ScenarioBlock, part: Scenario): ReadItems {
  return { items: [{ ...block, lists: { part: part.steps } }] }
}

function itemsOf(read: ReadItems): readonly ScenarioItem[] {
  return 'items' in read ? read.items : []
}
