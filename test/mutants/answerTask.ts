import { vehicleOf } from '../../src/catalogue/vehicle.ts'
import type { PlannedRun } from '../../src/scenario/planRuns.ts'
import { shippedRuns } from '../helpers/shippedRuns.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { judgeFacts } from './judgeFacts.ts'
import { tellingLabels } from './labelMark.ts'
import type { LaboratoryNews, LaboratoryTask, PlayedRun } from './laboratoryTalk.ts'
import type { Switch, Verdict } from './mutant.ts'
import { playRun } from './playRun.ts'
import { runKey } from './runKey.ts'
import { setSwitch, touch, touchedMarks } from './switchboard.ts'

let planned: Promise<ReadonlyMap<string, PlannedRun>> | undefined

/** The runs of the product as it is, read once. */
function plannedRuns(): Promise<ReadonlyMap<string, PlannedRun>> {
  planned ??= shippedRuns().then((runs) => new Map(runs.map((run) => [runKey(run), run])))
  return planned
}

/** Does what the laboratory is asked, and tells. */
export async function answerTask(
  task: LaboratoryTask,
  tell: (news: LaboratoryNews) => void,
): Promise<void> {
  const playing = (key: string) => {
    tell({ news: 'playing', key })
  }
  const runs = await plannedRuns()
  switch (task.task) {
    case 'list': {
      const firsts = firstOfEachKind([...runs.values()])
      const listed = [...runs].map(([key, run]) => ({
        key,
        file: run.scenario.file,
        vehicle: run.vehicle,
        isFirstOfKind: firsts.has(run),
      }))
      tell({ news: 'listed', runs: listed })
      return
    }
    case 'play':
      tell({ news: 'played', runs: await playAll(runs, task.keys, playing) })
      return
    case 'judge': {
      const verdict =
        task.files === undefined
          ? await judgeSwitch(runs, task.keys, task.switch, playing)
          : await judgeFacts(task.files, task.keys, new Set(runs.keys()), playing)
      tell({ news: 'judged', verdict })
    }
  }
}

function firstOfEachKind(runs: readonly PlannedRun[]): ReadonlySet<PlannedRun> {
  const kinds = new Map<string, PlannedRun>()
  for (const run of [...runs].reverse()) {
    const { roaming, link } = vehicleOf(shippedCatalogue(), run.vehicle) ?? {}
    kinds.set([run.scenario.file, run.locale, roaming, link].join(' '), run)
  }
  return new Set(kinds.values())
}

async function playAll(
  runs: ReadonlyMap<string, PlannedRun>,
  keys: readonly string[],
  playing: (key: string) => void,
): Promise<readonly PlayedRun[]> {
  const catalogue = tellingLabels(shippedCatalogue(), touch)
  const played: PlayedRun[] = []
  for (const key of keys) {
    playing(key)
    setSwitch(undefined)
    const began = performance.now()
    const problem = await playRun(demandRun(runs, key), catalogue)
    const milliseconds = performance.now() - began
    played.push({ key, problem, touched: touchedMarks(), milliseconds })
  }
  return played
}

async function judgeSwitch(
  runs: ReadonlyMap<string, PlannedRun>,
  keys: readonly string[],
  set: Switch | undefined,
  playing: (key: string) => void,
): Promise<Verdict> {
  for (const [index, key] of keys.entries()) {
    playing(key)
    setSwitch(set)
    const why = await playRun(demandRun(runs, key), shippedCatalogue())
    if (why !== undefined) return { by: 'scenario failed', why, runs: index + 1 }
  }
  return { by: null, why: '', runs: keys.length }
}

function demandRun(runs: ReadonlyMap<string, PlannedRun>, key: string): PlannedRun {
  const run = runs.get(key)
  if (run === undefined) throw new Error(`no such run: ${key}`)
  return run
}
