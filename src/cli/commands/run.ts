import { join, resolve } from 'node:path'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { readFixture } from '../../host/readFixture.ts'
import { planRuns, type PlannedRun } from '../../scenario/planRuns.ts'
import { titleOf } from '../../scenario/runScenario.ts'
import { runScenarios } from '../../scenario/runScenarios.ts'
import { scenarioFaultText } from '../../scenario/scenarioFault.ts'
import { suggestionFor } from '../../scenario/suggestionFor.ts'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { findScenarios, type FoundScenarios } from '../findScenarios.ts'
import { demandLocale, demandVehicle } from '../knownNames.ts'
import { loadCatalogue } from '../loadCatalogue.ts'
import type { Reporter } from '../reporters/reporter.ts'
import { reporterNames, reporters } from '../reporters/reporters.ts'
import { runReport } from '../reporters/runReport.ts'

interface RunFlags extends CommonOptions {
  readonly vehicle: readonly string[]
  readonly locale: readonly string[]
  readonly grep?: string
  readonly list?: true
  readonly bail?: true
  readonly seed: string
  readonly reporter?: string
  readonly out?: string
}

export const run: Command = {
  register(program, context, finish) {
    program
      .command('run')
      .description('play scenarios without a screen and say what happened')
      .argument('<files...>', 'scenario files, or folders of them')
      .option('--vehicle <id>', 'only on this vehicle (may be repeated)', gather, [])
      .option('--locale <locale>', 'only in this language (may be repeated)', gather, [])
      .option('--grep <pattern>', 'only scenarios whose name, file or tags match')
      .option('--list', 'list the runs, play none')
      .option('--bail', 'skip the rest after the first failure')
      .option('--seed <number>', 'where chance starts', '1')
      .option('--reporter <names>', `of ${reporterNames.join(', ')}, with commas between`)
      .option('--out <folder>', 'write the reports there')
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
  const seed = seedOf(flags.seed)
  const reporting = reportingOf(context, flags)
  const catalogue = await loadCatalogue(context, flags.catalogue)
  const planned = await planOf(context, named, flags, catalogue)
  if (flags.list === true) {
    list(context, planned, flags.json === true)
    return exitCodes.passed
  }
  const { openScenarioWorld } = await import('../../world/openScenarioWorld.ts')
  const openWorld = openScenarioWorld(catalogue, await readFixture(context.packageRoot))
  const began = context.elapsed()
  const report = runReport(seed)
  const texts = reporting.reporters.map(() => '')
  for await (const event of runScenarios(planned, {
    catalogue,
    openWorld,
    seed,
    bail: flags.bail === true,
    elapsed: () => context.elapsed(),
  })) {
    report.hear(event)
    for (const [index, reporter] of reporting.reporters.entries()) {
      const text = reporter.hear(event)
      texts[index] = (texts[index] ?? '') + text
      if (reporter === reporting.onScreen) context.stdout.write(text)
    }
  }
  const finished = report.finish({ milliseconds: context.elapsed() - began })
  for (const [index, reporter] of reporting.reporters.entries()) {
    const text = reporter.finish(finished)
    if (reporter === reporting.onScreen) context.stdout.write(text)
    const { folder } = reporting
    if (folder !== undefined && reporting.inFiles.includes(reporter)) {
      await context.files.writeFile(join(folder, reporter.fileName), (texts[index] ?? '') + text)
    }
  }
  return finished.ok ? exitCodes.passed : exitCodes.failed
}

async function planOf(
  context: CliContext,
  named: readonly string[],
  flags: RunFlags,
  catalogue: Catalogue,
): Promise<readonly PlannedRun[]> {
  for (const id of flags.vehicle) demandVehicle(catalogue, id)
  const locales = flags.locale.filter((locale) => locale !== 'all')
  for (const locale of locales) demandLocale(catalogue, locale)
  const grep = grepOf(flags.grep)
  const found = await findScenarios(context, named, catalogue)
  demandReadable(found)
  const planned = planRuns(found.scenarios, { vehicles: flags.vehicle, locales, grep })
  if (planned.length > 0) return planned
  const part = found.scenarios.length === 0 ? found.parts[0] : undefined
  throw new WrongUse(
    part === undefined
      ? 'nothing to run: no scenario matches --grep, --vehicle and --locale'
      : `${part.file} is a part of other scenarios`,
    {
      place: part?.file ?? '--vehicle, --locale, --grep',
      expected: 'at least one run (`pcm run --list` shows them)',
    },
  )
}

function demandReadable({ faults }: FoundScenarios): void {
  const [first] = faults
  if (first === undefined) return
  const { file, line, column, expected, suggestion } = first
  throw new WrongUse(scenarioFaultText(first), {
    place: `${file}:${String(line)}:${String(column)}`,
    expected,
    suggestion,
    faults: faults.map(scenarioFaultText),
  })
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

interface Reporting {
  readonly reporters: readonly Reporter[]
  readonly onScreen: Reporter | undefined
  readonly inFiles: readonly Reporter[]
  readonly folder: string | undefined
}

/** Which reports are made: one on the screen, and in a folder those that are asked for. */
function reportingOf({ cwd }: CliContext, { json, reporter, out }: RunFlags): Reporting {
  const names = reporter?.split(',').map((name) => name.trim()) ?? []
  const wanted = names.map((name) => {
    const make = reporters.get(name)
    if (make !== undefined) return { name, reporter: make() }
    throw new WrongUse(`unknown reporter ${name}`, {
      place: '--reporter',
      expected: `one of ${reporterNames.join(', ')}`,
      suggestion: suggestionFor(name, reporterNames),
    })
  })
  if (out === undefined && wanted.length > 1) {
    throw new WrongUse('several reporters need a folder', {
      place: '--reporter',
      expected: '--out <folder>',
    })
  }
  const screenName = json === true ? 'json' : out === undefined ? (names[0] ?? 'text') : 'text'
  const same = wanted.find(({ name }) => name === screenName)?.reporter
  const onScreen = same ?? reporters.get(screenName)?.()
  const inFiles = wanted.map((one) => one.reporter)
  return {
    reporters: [...(same === undefined && onScreen !== undefined ? [onScreen] : []), ...inFiles],
    onScreen,
    inFiles,
    folder: out === undefined ? undefined : resolve(cwd, out),
  }
}

function seedOf(written: string): number {
  const seed = Number(written)
  if (/^\d{1,15}$/.test(written)) return seed
  const expected = 'a whole number, 0 or more'
  throw new WrongUse(`--seed ${written}: not a seed`, { place: '--seed', expected })
}

function grepOf(written: string | undefined): RegExp | undefined {
  if (written === undefined) return undefined
  try {
    return new RegExp(written, 'iu')
  } catch {
    const expected = 'a regular expression'
    throw new WrongUse(`--grep ${written}: not a pattern`, { place: '--grep', expected })
  }
}
