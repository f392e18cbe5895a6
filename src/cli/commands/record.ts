import { exitCodes, type CliContext, type Command, type CommonOptions } from '../command.ts'
import { demandLocale, demandVehicle } from '../knownNames.ts'
import { loadCatalogue } from '../loadCatalogue.ts'
import { openRecordedCar, type CarFlags } from '../record/openRecordedCar.ts'
import { recordingFile } from '../record/recordingFile.ts'
import { recordUntilStopped } from '../record/recordUntilStopped.ts'

interface RecordFlags extends CommonOptions, CarFlags {
  readonly name?: string
  readonly bare?: true
  readonly force?: true
}

export const record: Command = {
  register(program, context, finish) {
    program
      .command('record')
      .description('write down as a scenario what is done to a car, until Ctrl+C')
      .argument('<file>', 'the scenario file to write')
      .option('--name <sentence>', 'the name of the scenario')
      .option('--bare', 'write down what is done only, not what the screen shows')
      .option('--force', 'write over a file that is there')
      .option('--vehicle <id>', 'the fresh car that is opened (default: 911-991-2018)')
      .option('--locale <locale>', 'its language')
      .option('--market <country>', 'its market')
      .option('--port <port>', 'the port of its page (default: a free one)')
      .option('--mqtt-port <port>', 'also take MQTT over TCP on this port, 0 for a free one')
      .option('--open', 'open the browser')
      .option('--attach <vin>', 'record a car that runs already, on the broker')
      .option('--broker <url>', 'where that car is')
      .option('--root <prefix>', 'what every topic there begins with')
      .option('--access <file>', 'user and password for the broker, or an access.json')
      .action(async (file: string, flags: RecordFlags) => {
        finish(await recordInto(context, file, flags))
      })
  },
}

async function recordInto(context: CliContext, named: string, flags: RecordFlags): Promise<number> {
  // from here on Ctrl-C ends the recording, not the program
  const stopped = context.untilStopped()
  const file = await recordingFile(context, named, flags.force === true)
  const catalogue = await loadCatalogue(context, flags.catalogue)
  if (flags.vehicle !== undefined) demandVehicle(catalogue, flags.vehicle)
  if (flags.locale !== undefined) demandLocale(catalogue, flags.locale)
  const car = await openRecordedCar(context, flags, catalogue)
  try {
    const recorded = await recordUntilStopped(context, car, {
      catalogue,
      file: file.shown,
      name: flags.name,
      expects: flags.bare !== true,
      json: flags.json === true,
      stopped,
    })
    if (recorded === undefined) {
      context.stderr.write('pcm: nothing was done to the car, and no file is written\n')
      if (flags.json === true) context.stdout.write(`${JSON.stringify({ ok: false, steps: 0 })}\n`)
      return exitCodes.failed
    }
    const { text, steps, problem } = recorded
    await file.write(text)
    const ok = problem === undefined
    if (flags.json === true) {
      const { vehicle, locale } = car.car
      const told = { ok, file: file.path, vehicle, locale, steps, ...(ok ? {} : { problem }) }
      context.stdout.write(`${JSON.stringify(told)}\n`)
    } else {
      context.stdout.write(`Wrote ${file.shown}: ${String(steps)} steps.\n`)
    }
    if (ok) return exitCodes.passed
    context.stderr.write(`pcm: ${file.shown} does not pass as it is: ${problem}\n`)
    return exitCodes.failed
  } finally {
    await car.close()
  }
}
