import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { loadScenario } from '../../src/scenario/loadScenario.ts'
import type { ParsedScenario } from '../../src/scenario/parseScenario.ts'
import type { Scenario } from '../../src/scenario/scenario.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'

const folder = 'assets/scenarios'

/** The files of the shipped scenarios, parts left out, in a folder below or in all of them. */
export function shippedScenarioFiles(below = ''): readonly string[] {
  return readdirSync(join(folder, below), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.startsWith('parts'))
    .map((name) => join(folder, below, name))
    .sort()
}

/** A shipped scenario, its parts put in their places, or what is wrong with it in this catalogue. */
export function loadShippedScenario(file: string, catalogue: Catalogue): Promise<ParsedScenario> {
  return loadScenario(
    file,
    {
      exists: (path) => Promise.resolve(existsSync(path)),
      readFile: (path) => Promise.resolve(readFileSync(path)),
      beside: (path, relative) => join(dirname(path), relative),
      shown: (path) => path,
    },
    catalogue,
  )
}

/** A shipped scenario, its parts put in their places. */
export async function shippedScenario(file: string, catalogue: Catalogue): Promise<Scenario> {
  const loaded = await loadShippedScenario(file, catalogue)
  if ('faults' in loaded) throw new Error(loaded.faults.map(scenarioFaultText).join('\n'))
  return loaded.scenario
}
