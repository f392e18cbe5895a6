import { resolve } from 'node:path'
import { Option } from 'commander'
import type { PlannedRun } from '../../scenario/planRuns.ts'
import { titleOf } from '../../scenario/runScenario.ts'
import type { ScenarioHead } from '../../scenario/scenario.ts'
import { spanOf } from '../../contract/span.ts'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { catalogueFolder, loadCatalogue } from '../loadCatalogue.ts'
import { foundIn, scenarioPaths, scenarioReader, shownPath } from '../findScenarios.ts'
import { planOf } from '../planOf.ts'
import { placeOf } from '../placeOf.ts'
import { playAt } from '../playAt.ts'
import type { PlaceFlags, RunPlace } from '../runPlace.ts'
import { reporterNames } from '../reporters/reporters.ts'
import { reportingOf } from '../reporters/reportingOf.ts'
import { demandWatchable, watchRuns } from '../watch/watchRuns.ts'
import { workerCount } from '../workers/workerCount.ts'
import { workerPool } from '../workers/workerPool.ts'

interface RunFlags extends CommonOptions, PlaceFlags {
  readonly vehicle: readonly string[]
  readonly locale: readonly string[]
  readonly market: readonly string[]
  readonly tag: readonly string[]
  readonly grep?: string
  readonly list?: true
  readonly bail?: true
  readonly retry: string
  readonly order: string
  readonly shard?: string
  readonly workers: string
  readonly timeout: string
  readonly virtualTimeout: string
  readonly watch?: true
  readonly seed: string
  readonly reporter?: string
  readonly out?: string
  readonly asWorker?: true
}

export const run: Command = {
  register(program, context, finish) {
    program
      .command('run')
      .description('play scenarios without a screen and say what happened')
      .argument('<files...>', 'scenario files, or folders of them')
      .option('--vehicle <id>', 'only on this vehicle (may be repeated)', gather, [])
      .option('--locale <locale>', 'only in this language (may be repeated)', gather, [])
      .option('--market <country>', 'only in this market (may be repeated)', gather, [])
      .option('--tag <tag>', 'only scenarios with this tag or rule (may be repeated)', gather, [])
      .option('--grep <pattern>', 'only scenarios whose name, file, tags or rules match')
      .option('--list', 'list the runs, play none')
      .option('--shard <part>', 'only this part of the runs, such as 1/4')
      .option('--order <order>', 'sorted, or random: another order for each seed', 'sorted')
      .option('--workers <number>', 'play in so many processes; auto: as the cores allow', 'auto')
      .option('--retry <number>', 'play a failed run again, so many times at most', '0')
      .option('--timeout <seconds>', 'the longest that a run may take, 0 for no limit', '30')
      .option('--virtual-timeout <span>', 'the longest it may take in the world', '3660 d')
      .option('--broker <url>', 'carry the worlds over this MQTT broker instead of an own one')
      .option('--root <prefix>', 'begin every topic there with this (default: pcm-run)')
      .option('--access <file>', 'user and password for the broker, or an access.json')
      .option('--attach <vin>', 'drive a car that runs already, on that broker')
      .option('--bail', 'skip the rest after the first failure')
      .option('--seed <number>', 'where chance starts', '1')
      .option('--reporter <names>', `of ${reporterNames.join(', ')}, with commas between`)
      .option('--out <folder>', 'write the reports there')
      .option('--watch', 'play again after each change of a scenario or of the facts')
      .addOption(new Option('--as-worker').hideHelp())
      .action(async (named: readonly string[], flags: RunFlags) => {
        finish(await playOrWatch(context, named, flags))
      })
  },
}

function gather(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',').map((part) => part.trim())]
}

async function playOrWatch(
  context: CliContext,
  named: readonly string[],
  flags: RunFlags,
): Promise<number> {
  // in a worker too: Ctrl-C reaches every process of a terminal, and it is the master who ends them
  const stopped = context.untilStopped()
  if (flags.watch !== true || flags.asWorker === true) {
    return playAndReport(context, named, flags, stopped)
  }
  demandWatchable(flags)
  const read = new Set<string>()
  const { files } = context
  const readFile = (path: string) => {
    read.add(path)
    return files.readFile(path)
  }
  const watched = named.map((name) => resolve(context.cwd, name))
  return watchRuns(context, {
    paths: () => [...watched, catalogueFolder(context, flags.catalogue), ...read],
    stopped,
    playOnce: () =>
      playAndReport({ ...context, files: { ...files, readFile } }, named, flags, stopped),
  })
}

async function playAndReport(
  context: CliContext,
  named: readonly string[],
  flags: RunFlags,
  stopped: Promise<string>,
): Promise<number> {
  const seed = numberOf('--seed', flags.seed)
  const retry = numberOf('--retry', flags.retry)
  const timeout = numberOf('--timeout', flags.timeout) * 1000
  const virtualLimit = virtualLimitOf(flags.virtualTimeout)
  const reporting = reportingOf(context, flags)
  const catalogue = await loadCatalogue(context, flags.catalogue)
  const isWorker = flags.asWorker === true
  const readScenario = scenarioReader(context, catalogue)
  const pool = workerPool((more) => context.startWorker([...context.argv, ...more, '--as-worker']))
  let place: RunPlace | undefined
  try {
    const paths = isWorker ? [] : await scenarioPaths(context, named)
    const shown = paths.map((path) => shownPath(context, path))
    const alone = async () => foundIn(await Promise.all(shown.map(readScenario)))
    const readers = readersOf(context, flags, shown.length)
    let chosen: readonly PlannedRun<ScenarioHead>[] = []
    if (readers > 1) {
      const shared = async () => foundIn(await pool.read(readers, shown))
      chosen = await planOf(() => shared().catch(alone), flags, catalogue, seed)
      place = await placeOf(context, flags, catalogue)
    } else {
      const planned = isWorker ? [] : await planOf(alone, flags, catalogue, seed)
      place = await placeOf(context, flags, catalogue)
      chosen = place.choose(planned)
    }
    if (flags.list === true) {
      list(context, chosen, flags.json === true)
      return exitCodes.passed
    }
    const report = await playAt(place, context, chosen, {
      catalogue,
      catalogueFolder: flags.catalogue,
      reporting,
      readScenario,
      base: { retry, bail: flags.bail === true, seed, timeout, virtualLimit },
      // one car is driven by one process
      workers:
        flags.attach === undefined ? workerCount(flags.workers, context.cores, chosen.length) : 1,
      pool,
      isWorker,
      stopped,
    })
    return report?.ok === false ? exitCodes.failed : exitCodes.passed
  } finally {
    pool.close()
    await place?.close()
  }
}

/** How many workers read the scenarios; 1 where this process does it: only where it is plain how many will play. */
function readersOf(context: CliContext, flags: RunFlags, files: number): number {
  const { vehicle, locale, market, tag, grep, shard, list: isList, broker } = flags
  const isNarrowed = [vehicle, locale, market, tag].some(({ length }) => length > 0)
  if (isNarrowed || grep !== undefined || shard !== undefined) return 1
  // a worker on another broker is told a root that is drawn later; who watches must know each file that is read
  if (isList === true || broker !== undefined || flags.watch === true) return 1
  return Math.min(workerCount(flags.workers, context.cores, files), files)
}

function list(
  context: CliContext,
  planned: readonly PlannedRun<ScenarioHead>[],
  json: boolean,
): void {
  const runs = planned.map(titleOf)
  context.stdout.write(
    json
      ? `${JSON.stringify({ ok: true, runs }, null, 2)}\n`
      : runs
          .map(
            ({ scenario, vehicle, locale, name }) =>
              `${scenario}  ${vehicle}  ${locale}  ${name}\n`,
          )
          .join(''),
  )
}

function virtualLimitOf(written: string): number | undefined {
  if (written === '0') return undefined
  const span = spanOf(written)
  if (span !== undefined && span > 0) return span
  throw new WrongUse(`--virtual-timeout ${written}: not a span of time`, {
    place: '--virtual-timeout',
    expected: 'a number and a unit, such as 90 s or 400 d, or 0 for no limit',
  })
}

function numberOf(flag: string, written: string): number {
  const number = Number(written)
  if (/^\d{1,15}$/.test(written)) return number
  const expected = 'a whole number, 0 or more'
  throw new WrongUse(`${flag} ${written}: not a number`, { place: flag, expected })
}
