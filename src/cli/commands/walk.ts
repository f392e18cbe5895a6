import { labelsOfPath } from '../../catalogue/labelFor.ts'
import { readFixture } from '../../host/readFixture.ts'
import { screenText } from '../../scenario/screenText.ts'
import { walkPath, type WalkResult } from '../../scenario/walkPath.ts'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { demandLocale, demandReadings, demandVehicle } from '../knownNames.ts'
import { loadCatalogue } from '../loadCatalogue.ts'

interface WalkFlags extends CommonOptions {
  readonly locale: string
  readonly path: string
  readonly reading: readonly string[]
}

export const walk: Command = {
  register(program, context, finish) {
    program
      .command('walk')
      .description('walk menu labels from the home screen of a fresh car')
      .argument('<vehicle>', 'the id of a vehicle, such as 911-991-2018')
      .requiredOption('--path <labels>', 'the labels, such as "PHONE > OPT > SET PHONE > Roaming"')
      .option('--locale <locale>', 'the language of car and labels', 'en')
      .option(
        '--reading <conflict>',
        'switch on another reading of the documents, such as C-07',
        gather,
        [],
      )
      .action(async (vehicle: string, flags: WalkFlags) => {
        const result = await walkInFreshWorld(context, vehicle, flags)
        report(context, result, flags.json === true)
        finish(result.ok ? exitCodes.passed : exitCodes.failed)
      })
  },
}

function gather(value: string, before: readonly string[]): readonly string[] {
  return [...before, value]
}

async function walkInFreshWorld(
  context: CliContext,
  vehicle: string,
  { catalogue: folder, locale, path, reading }: WalkFlags,
): Promise<WalkResult> {
  const catalogue = await loadCatalogue(context, folder)
  demandVehicle(catalogue, vehicle)
  demandLocale(catalogue, locale)
  demandReadings(catalogue, vehicle, reading)
  const labels = labelsOfPath(path)
  if (labels.length === 0) {
    throw new WrongUse('--path names no label', {
      place: '--path',
      expected: 'labels with > between',
    })
  }
  const { openScenarioWorld } = await import('../../world/openScenarioWorld.ts')
  const openWorld = openScenarioWorld(catalogue, await readFixture(context.packageRoot))
  const given = { readings: [...reading] }
  return walkPath({ catalogue, openWorld, vehicle, locale, given, seed: 1 }, labels)
}

function report({ stdout, stderr }: CliContext, result: WalkResult, json: boolean): void {
  if (json) {
    stdout.write(`${JSON.stringify(shown(result), null, 2)}\n`)
    return
  }
  for (const { id, label } of result.trail) stdout.write(`${label}  (${id})\n`)
  if (result.ok) {
    stdout.write(`${screenText(result.view)}\n`)
    return
  }
  const { failedAt, reason, available } = result
  const why = reason === undefined ? 'is not on this screen' : `is refused: ${reason}`
  stderr.write(`pcm walk: ${failedAt} ${why}; available: ${available.join(', ')}\n`)
}

function shown(result: WalkResult): object {
  return result.ok ? result : { ...result, view: undefined }
}
