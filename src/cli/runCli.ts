import { Command as Program, CommanderError } from 'commander'
import packageFile from '../../package.json' with { type: 'json' }
import { HostFault } from '../host/HostFault.ts'
import { suggestionFor } from '../scenario/suggestionFor.ts'
import { exitCodes, WrongUse, type CliContext, type Command } from './command.ts'
import { check } from './commands/check.ts'
import { desktop } from './commands/desktop.ts'
import { explain } from './commands/explain.ts'
import { record } from './commands/record.ts'
import { run } from './commands/run.ts'
import { backend } from './commands/backend.ts'
import { serve } from './commands/serve.ts'
import { showReport } from './commands/showReport.ts'
import { vehicles } from './commands/vehicles.ts'
import { walk } from './commands/walk.ts'
import { tellWrongUse } from './tellWrongUse.ts'

const commands: readonly Command[] = [
  vehicles,
  walk,
  run,
  record,
  explain,
  check,
  serve,
  backend,
  desktop,
  showReport,
]

/** Runs one command line and returns its exit code (DESIGN §10). It touches nothing but its context. */
export async function runCli(context: CliContext): Promise<number> {
  let exitCode: number | undefined
  const program = programOf(context, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...context.argv], { from: 'user' })
    return exitCode ?? exitCodes.failed
  } catch (error) {
    if (error instanceof CommanderError) return commanderEnd(context, program, error)
    if (error instanceof WrongUse) return tellWrongUse(context, error)
    if (error instanceof HostFault) {
      const { problem, expected } = error
      return tellWrongUse(
        context,
        new WrongUse(problem, { place: program.args[0] ?? 'pcm', expected }),
      )
    }
    return unexpected(context, error)
  }
}

function programOf(context: CliContext, finish: (exitCode: number) => void): Program {
  const program = new Program('pcm')
    .description(
      'Simulates the in-car PCM menus per model and model year, over MQTT.\n' +
        'An independent training and test tool, not made or endorsed by the manufacturer.',
    )
    .version(packageFile.version, '-V, --version', 'print the version')
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => {
        context.stdout.write(text)
      },
      // errors are told by commanderEnd, in one line
      writeErr: () => undefined,
      outputError: () => undefined,
    })
  for (const command of commands) command.register(program, context, finish)
  for (const command of program.commands) {
    command.option('--json', 'print JSON on stdout')
    command.option('--catalogue <folder>', 'read the facts from this folder')
  }
  return program
}

/** Commander ends by throwing, also after `--help`. */
function commanderEnd(context: CliContext, program: Program, error: CommanderError): number {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') {
    return exitCodes.passed
  }
  if (error.code === 'commander.help') {
    if (context.argv.includes('help')) {
      return exitCodes.passed
    }
    const names = program.commands.map((command) => command.name())
    return tellWrongUse(
      context,
      new WrongUse('no command', { place: 'pcm', expected: `one of ${names.join(', ')}` }),
    )
  }
  return tellWrongUse(context, wrongUseOf(context, program, error))
}

function wrongUseOf({ argv }: CliContext, program: Program, error: CommanderError): WrongUse {
  const message = error.message.replace(/^error: /, '').replaceAll('\n', ' ')
  const names = program.commands.map((command) => command.name())
  const command = program.commands.find((one) => argv.includes(one.name()))
  const place = /'([^']+)'/.exec(message)?.[1] ?? command?.name() ?? 'pcm'
  if (error.code === 'commander.unknownCommand') {
    const suggestion = suggestionFor(place, names)
    return new WrongUse(message, { place, expected: `one of ${names.join(', ')}`, suggestion })
  }
  if (error.code === 'commander.unknownOption') {
    const flags = [...(command ?? program).options.flatMap(({ long }) => long ?? []), '--help']
    const suggestion = suggestionFor(place, flags)
    return new WrongUse(message, { place, expected: `one of ${flags.join(', ')}`, suggestion })
  }
  const help = `pcm ${command === undefined ? '' : `${command.name()} `}--help`
  return new WrongUse(message, { place, expected: `what \`${help}\` says` })
}

/** A fault of ours; the place of it is for those who mend it. */
function unexpected({ argv, env, stdout, stderr }: CliContext, error: unknown): number {
  const shown = error instanceof Error ? error : new Error(String(error))
  stderr.write(`pcm: unexpected: ${shown.message} (PCM_DEBUG=1 tells where)\n`)
  if (env['PCM_DEBUG'] !== undefined) stderr.write(`${shown.stack ?? ''}\n`)
  if (argv.includes('--json')) {
    const told = { place: 'pcm', expected: 'no fault of the program', suggestion: null }
    stdout.write(`${JSON.stringify({ ok: false, error: told })}\n`)
  }
  return exitCodes.failed
}
