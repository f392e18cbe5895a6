import { join } from 'node:path'
import { Option } from 'commander'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { PlannedRun } from '../../scenario/planRuns.ts'
import type { RunEvent } from '../../scenario/runEvent.ts'
import { titleOf } from '../../scenario/runScenario.ts'
import { runScenarios, type ManyRunsOptions } from '../../scenario/runScenarios.ts'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { loadCatalogue } from '../loadCatalogue.ts'
import { planOf } from '../planOf.ts'
import { placeOf } from '../placeOf.ts'
import type { PlaceFlags, RunPlace } from '../runPlace.ts'
import { reporterNames } from '../reporters/reporters.ts'
import { reportingOf, type Reporting } from '../reporters/reportingOf.ts'
import { runReport, type Report } from '../reporters/runReport.ts'
import { runGuard } from '../runGuard.ts'
import { playAsWorker } from '../workers/playAsWorker.ts'
import { runInWorkers } from '../workers/runInWorkers.ts'

interface RunFlags extends CommonOptions, PlaceFlags {
  readonly vehicle: readonly string[]
  readonly locale: readonly string[]
  readonly tag: readonly string[]
  readonly grep?: string
  readonly list?: true
  readonly bail?: true
  readonly retry: string
  readonly order: string
  readonly shard?: string
  readonly workers: string
  readonly timeout: string
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
      .option('--tag <tag>', 'only scenarios with this tag or rule (may be repeated)', gather, [])
      .option('--grep <pattern>', 'only scenarios whose name, file, tags or rules match')
      .option('--list', 'list the runs, play none')
      .option('--shard <part>', 'only this part of the runs, such as 1/4')
      .option('--order <order>', 'sorted, or random: another order for each seed', 'sorted')
      .option('--workers <number>', 'play in so many processes', '1')
      .option('--retry <number>', 'play a failed run again, so many times at most', '0')
      .option('--timeout <seconds>', 'the longest that a run may take, 0 for no limit', '30')
      .option('--broker <url>', 'carry the worlds over this MQTT broker instead of an own one')
      .option('--root <prefix>', 'begin every topic there with this (default: pcm-run)')
      .option('--access <file>', 'user and password for the broker, or an access.json')
      .option('--attach <vin>', 'drive a car that runs already, on that broker')
      .option('--bail', 'skip the rest after the first failure')
      .option('--seed <number>', 'where chance starts', '1')
      .option('--reporter <names>', `of ${reporterNames.join(', ')}, with commas between`)
      .option('--out <folder>', 'write the reports there')
      .addOption(new Option('--as-worker').hideHelp())
      .action(async (named: readonly string[], flags: RunFlags) => {
        finish(await playAndReport(context, named, flags))
      })
  },
}

function gather(value: string, before: readonly string[]): readonly string[] {
  return [...before, ...value.split(',').map((part) => part.trim())]
}

async function playAndReport(
  context: CliContext,
  named: readonly string[],
  flags: RunFlags,
): Promise<number> {
  const seed = numberOf('--seed', flags.seed)
  const retry = numberOf('--retry', flags.retry)
  const workers = Math.max(1, numberOf('--workers', flags.workers))
  const timeout = numberOf('--timeout', flags.timeout) * 1000
  const reporting = reportingOf(context, flags)
  const catalogue = await loadCatalogue(context, flags.catalogue)
  const planned = await planOf(context, named, flags, catalogue, seed)
  const place = await placeOf(context, flags, catalogue)
  try {
    const chosen = place.choose(planned)
    if (flags.list === true) {
      list(context, chosen, flags.json === true)
      return exitCodes.passed
    }
    const base = { retry, bail: flags.bail === true, seed, timeout }
    return await playAt(place, context, chosen, { flags, catalogue, reporting, base, workers })
  } finally {
    await place.close()
  }
}

interface Playing {
  readonly flags: RunFlags
  readonly catalogue: Catalogue
  readonly reporting: Reporting
  readonly base: BaseOptions
  readonly workers: number
}

async function playAt(
  place: RunPlace,
  context: CliContext,
  planned: readonly PlannedRun[],
  { flags, catalogue, reporting, base, workers }: Playing,
): Promise<number> {
  const { retry, bail, seed, timeout } = base
  const began = context.elapsed()
  const stop = context.untilStopped()
  const startTimer = context.startTimer.bind(context)
  const options = async () => ({
    ...manyRunsOptions(context, base, flags.asWorker === true ? undefined : stop),
    catalogue,
    openWorld: await place.openWorld(),
  })
  if (flags.asWorker === true && context.master !== undefined) {
    await playAsWorker(context.master, planned, await options())
    return exitCodes.passed
  }
  const events =
    workers === 1
      ? runScenarios(planned, await options())
      : runInWorkers(planned, {
          count: workers,
          bail,
          startWorker: () =>
            context.startWorker([...context.argv, ...place.workerFlags, '--as-worker']),
          stopped: stop,
          // a worker sees to its own limit; it is killed when it does not even do that
          limit: (kill) =>
            timeout === 0 ? () => undefined : startTimer((timeout + 5000) * (retry + 1), kill),
        })
  const knownRules = catalogue.rules.map(({ id }) => id)
  const report = await tell(context, events, reporting, runReport(seed, knownRules), began)
  return report.ok ? exitCodes.passed : exitCodes.failed
}

interface BaseOptions extends Pick<ManyRunsOptions, 'bail' | 'seed'> {
  readonly retry: number
  readonly timeout: number
}

function manyRunsOptions(
  context: CliContext,
  { timeout, ...base }: BaseOptions,
  stopped: Promise<unknown> | undefined,
): Omit<ManyRunsOptions, 'catalogue' | 'openWorld'> {
  let isStopped = false
  void stopped?.then(() => {
    isStopped = true
  })
  return {
    ...base,
    elapsed: () => context.elapsed(),
    isStopped: () => isStopped,
    guard: () => runGuard(context, timeout, stopped),
  }
}

/** Tells every event to the reporters, and writes what they have at the end. */
async function tell(
  context: CliContext,
  events: AsyncIterable<RunEvent>,
  { reporters, onScreen, inFiles, folder }: Reporting,
  report: ReturnType<typeof runReport>,
  began: number,
): Promise<Report> {
  const texts = reporters.map(() => '')
  for await (const event of events) {
    report.hear(event)
    for (const [index, reporter] of reporters.entries()) {
      const text = reporter.hear(event)
      texts[index] = (texts[index] ?? '') + text
      if (reporter === onScreen) context.stdout.write(text)
    }
  }
  const finished = report.finish({ milliseconds: context.elapsed() - began })
  for (const [index, reporter] of reporters.entries()) {
    const text = reporter.finish(finished)
    if (reporter === onScreen) context.stdout.write(text)
    if (folder !== undefined && inFiles.includes(reporter)) {
      await context.files.writeFile(join(folder, reporter.fileName), (texts[index] ?? '') + text)
    }
  }
  return finished
}

function list(context: CliContext, planned: readonly PlannedRun[], json: boolean): void {
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

function numberOf(flag: string, written: string): number {
  const number = Number(written)
  if (/^\d{1,15}$/.test(written)) return number
  const expected = 'a whole number, 0 or more'
  throw new WrongUse(`${flag} ${written}: not a number`, { place: flag, expected })
}
