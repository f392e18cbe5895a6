import { faultText, type Catalogue } from '../../src/catalogue/catalogue.ts'
import { checkCatalogue } from '../../src/catalogue/checkCatalogue.ts'
import { parseCatalogue, type CatalogueFiles } from '../../src/catalogue/parseCatalogue.ts'
import { planRuns, type PlannedRun } from '../../src/scenario/planRuns.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { catalogueFiles } from '../helpers/catalogueFiles.ts'
import { loadShippedScenario, shippedScenarioFiles } from '../helpers/shippedScenarios.ts'
import type { Verdict } from './mutant.ts'
import { playRun } from './playRun.ts'
import { runKey } from './runKey.ts'
import { setSwitch } from './switchboard.ts'

/**
 * Judges a product whose catalogue reads differently: what `pcm run` says first, then what `pcm check` says.
 * Besides the runs that are named, it plays those that the product as it is does not know.
 */
export async function judgeFacts(
  changed: CatalogueFiles,
  keys: readonly string[],
  known: ReadonlySet<string>,
  playing: (key: string) => void,
): Promise<Verdict> {
  setSwitch(undefined)
  const files = { ...catalogueFiles(), ...changed }
  const { catalogue, faults } = parseCatalogue(files)
  const [first] = faults
  if (first !== undefined) return { by: 'start refused', why: faultText(first), runs: 0 }
  const ranks = new Map(keys.map((key, index) => [key, index]))
  // what the product as it is does not play comes from the change itself
  const rankOf = (run: PlannedRun) => ranks.get(runKey(run)) ?? -1
  const isAsked = (run: PlannedRun) => ranks.has(runKey(run)) || !known.has(runKey(run))
  let runs = 0
  const later: PlannedRun[] = []
  for (const file of inOrderOf(keys)) {
    const loaded = await loadShippedScenario(file, catalogue)
    if ('faults' in loaded) {
      const why = loaded.faults.slice(0, 1).map(scenarioFaultText).join('')
      return { by: 'scenario refused', why, runs }
    }
    const asked = planRuns([loaded.scenario], { vehicles: [], locales: [] })
      .filter(isAsked)
      .sort((one, other) => rankOf(one) - rankOf(other))
    // a few of each file first: the others seldom tell more
    later.push(...asked.slice(2))
    for (const run of asked.slice(0, 2)) {
      playing(runKey(run))
      runs += 1
      const why = await playRun(run, catalogue)
      if (why !== undefined) return { by: 'scenario failed', why, runs }
    }
  }
  const judged = await judgeLater(later, catalogue, runs, playing)
  return judged ?? judgeByCheck(files, runs + later.length)
}

/** Every shipped file, those first that are named first. */
function inOrderOf(keys: readonly string[]): readonly string[] {
  const named = keys.map((key) => key.split(' ')[0] ?? '')
  return [...new Set([...named, ...shippedScenarioFiles()])]
}

async function judgeLater(
  later: readonly PlannedRun[],
  catalogue: Catalogue,
  before: number,
  playing: (key: string) => void,
): Promise<Verdict | undefined> {
  for (const [index, run] of later.entries()) {
    playing(runKey(run))
    const why = await playRun(run, catalogue)
    if (why !== undefined) return { by: 'scenario failed', why, runs: before + index + 1 }
  }
  return undefined
}

function judgeByCheck(files: CatalogueFiles, runs: number): Verdict {
  const [broken] = checkCatalogue(files).faults
  return broken === undefined
    ? { by: null, why: '', runs }
    : { by: 'check refused', why: faultText(broken), runs }
}
