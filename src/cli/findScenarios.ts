import { dirname, join, relative, resolve, sep } from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { loadScenario } from '../scenario/loadScenario.ts'
import type { ParsedScenario } from '../scenario/parseScenario.ts'
import type { Scenario, ScenarioHead } from '../scenario/scenario.ts'
import { scenarioFaultText, type ScenarioFault } from '../scenario/scenarioFault.ts'
import { suggestionFor } from '../scenario/suggestionFor.ts'
import { WrongUse, type CliContext } from './command.ts'

export interface FoundScenarios<Head extends ScenarioHead = Scenario> {
  /** Those that can be run; parts are played by others only. */
  readonly scenarios: readonly Head[]
  readonly parts: readonly Head[]
  readonly faults: readonly ScenarioFault[]
}

/** The path as people see it: relative to where they are, with `/`. */
export function shownPath({ cwd }: CliContext, path: string): string {
  const shown = relative(cwd, path)
  return (shown === '' ? '.' : shown).split(sep).join('/')
}

/** The files that files and folders name, sorted; a folder means every YAML file in and below it. */
export async function scenarioPaths(
  context: CliContext,
  named: readonly string[],
): Promise<readonly string[]> {
  const paths = new Set<string>()
  for (const name of named) {
    for (const path of await pathsOf(context, name)) paths.add(path)
  }
  return [...paths].sort()
}

/** Reads the scenarios that files and folders name. */
export async function findScenarios(
  context: CliContext,
  named: readonly string[],
  catalogue: Catalogue,
): Promise<FoundScenarios> {
  const files = scenarioFiles(context)
  const paths = await scenarioPaths(context, named)
  return foundIn(await Promise.all(paths.map((path) => loadScenario(path, files, catalogue))))
}

/** What was found in many files: scenarios, parts, faults. */
export function foundIn<Head extends ScenarioHead>(
  loaded: readonly ParsedScenario<Head>[],
): FoundScenarios<Head> {
  const all = loaded.flatMap((one) => ('scenario' in one ? [one.scenario] : []))
  return {
    scenarios: all.filter(({ isPart }) => !isPart),
    parts: all.filter(({ isPart }) => isPart),
    faults: uniqueFaults(loaded.flatMap((one) => ('faults' in one ? one.faults : []))),
  }
}

/** Reads scenarios one by one, by the path that people see of them; each is read once. */
export function scenarioReader(
  context: CliContext,
  catalogue: Catalogue,
): (shown: string) => Promise<ParsedScenario> {
  const files = scenarioFiles(context)
  const known = new Map<string, Promise<ParsedScenario>>()
  return (shown) => {
    const read = known.get(shown) ?? loadScenario(resolve(context.cwd, shown), files, catalogue)
    known.set(shown, read)
    return read
  }
}

/** The scenario that was read in a file, when it was read before without a fault. */
export function demandScenario(shown: string, read: ParsedScenario): Scenario {
  if ('scenario' in read) return read.scenario
  throw new WrongUse(read.faults.map(scenarioFaultText)[0] ?? 'a scenario with faults', {
    place: shown,
    expected: 'the scenario as it was when the runs were planned',
  })
}

function scenarioFiles(context: CliContext) {
  return {
    exists: async (path: string) => (await context.files.kindOf(path)) === 'file',
    readFile: (path: string) => context.files.readFile(path),
    beside: (path: string, named: string) => resolve(dirname(path), named),
    shown: (path: string) => shownPath(context, path),
  }
}

/** A faulty part is found once for every file that runs it. */
function uniqueFaults(faults: readonly ScenarioFault[]): readonly ScenarioFault[] {
  return [...new Map(faults.map((fault) => [JSON.stringify(fault), fault])).values()]
}

/** Hidden folders and other people's packages hold YAML of their own. */
function isScenarioFile(file: string): boolean {
  return /\.ya?ml$/.test(file) && !/(^|\/)(\.|node_modules\/)/.test(file)
}

async function pathsOf(context: CliContext, name: string): Promise<readonly string[]> {
  const { files, cwd } = context
  const path = resolve(cwd, name)
  const kind = await files.kindOf(path)
  if (kind === 'file') return [path]
  if (kind === 'folder') {
    const found = (await files.listFiles(path)).filter(isScenarioFile)
    if (found.length > 0) return found.map((file) => join(path, file))
    throw new WrongUse(`no scenario in ${name}`, {
      place: name,
      expected: 'a folder with YAML files',
    })
  }
  const folder = dirname(path)
  const beside = (await files.namesIn(folder)).map((file) => shownPath(context, join(folder, file)))
  throw new WrongUse(`no such file: ${name}`, {
    place: name,
    expected: 'a scenario file or a folder of them',
    suggestion: suggestionFor(name, beside),
  })
}
