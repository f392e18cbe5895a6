import type { Catalogue } from '../catalogue/catalogue.ts'
import type { PlannedRun } from '../scenario/planRuns.ts'
import type { ScenarioHead } from '../scenario/scenario.ts'
import { runScenarios } from '../scenario/runScenarios.ts'
import type { CliContext } from './command.ts'
import type { ParsedScenario } from '../scenario/parseScenario.ts'
import { demandScenario } from './findScenarios.ts'
import { manyRunsOptions, type BaseOptions } from './manyRunsOptions.ts'
import { progressLine } from './progressLine.ts'
import { repeatCommand } from './repeatCommand.ts'
import { readReportPage, type Reporting } from './reporters/reportingOf.ts'
import { runReport, type Report } from './reporters/runReport.ts'
import { tellRuns } from './reporters/tellRuns.ts'
import type { RunPlace } from './runPlace.ts'
import { playAsWorker } from './workers/playAsWorker.ts'
import { runInWorkers } from './workers/runInWorkers.ts'
import type { WorkerPool } from './workers/workerPool.ts'

interface Playing {
  readonly catalogue: Catalogue
  /** The folder of facts, where it is not the shipped one. */
  readonly catalogueFolder: string | undefined
  readonly reporting: Reporting
  /** Reads a scenario by the path that people see of it. */
  readonly readScenario: (file: string) => Promise<ParsedScenario>
  readonly base: BaseOptions
  readonly workers: number
  readonly pool: WorkerPool
  /** Another process has planned the runs, and tells which to play. */
  readonly isWorker: boolean
  /** Resolves with why the program has to stop. */
  readonly stopped: Promise<string>
}

/** Plays the runs in the worlds of a place and tells what happens; a worker tells its master, and has no report. */
export async function playAt(
  place: RunPlace,
  context: CliContext,
  planned: readonly PlannedRun<ScenarioHead>[],
  {
    catalogue,
    catalogueFolder,
    reporting,
    readScenario,
    base,
    workers,
    pool,
    isWorker,
    stopped,
  }: Playing,
): Promise<Report | undefined> {
  const { retry, bail, seed, timeout } = base
  const startTimer = context.startTimer.bind(context)
  const withSights = { ...base, withSights: reporting.isDrawn }
  const options = async () => ({
    // a worker does not stop by itself: its master ends it
    ...manyRunsOptions(context, withSights, isWorker ? undefined : stopped),
    catalogue,
    openWorld: await place.openWorld(),
  })
  if (isWorker && context.master !== undefined) {
    await playAsWorker(context.master, readScenario, await options())
    return undefined
  }
  const open = reporting.open({
    catalogue,
    page: reporting.isDrawn ? await readReportPage(context) : '',
    repeat: (title) => repeatCommand(title, { seed, catalogue: catalogueFolder }),
  })
  const began = context.elapsed()
  const events =
    workers === 1
      ? runScenarios(await withScenarios(planned, readScenario), await options())
      : runInWorkers(planned, {
          count: workers,
          bail,
          takeWorker: () => pool.take(place.workerFlags),
          stopped,
          // a worker sees to its own limit; it is killed when it does not even do that
          limit: (kill) =>
            timeout === 0 ? () => undefined : startTimer((timeout + 5000) * (retry + 1), kill),
        })
  const knownRules = catalogue.rules.map(({ id }) => id)
  return tellRuns(context, events, {
    folder: reporting.folder,
    open,
    progress: reporting.isText && context.isTerminal ? progressLine(planned.length) : undefined,
    report: runReport(seed, knownRules),
    began,
  })
}

/** A plan knows no steps: here they are. */
function withScenarios(
  planned: readonly PlannedRun<ScenarioHead>[],
  readScenario: Playing['readScenario'],
): Promise<readonly PlannedRun[]> {
  return Promise.all(
    planned.map(async (run) => {
      const { file } = run.scenario
      return { ...run, scenario: demandScenario(file, await readScenario(file)) }
    }),
  )
}
