import { spawn } from 'node:child_process'
import { platform } from 'node:os'
import { join } from 'node:path'
import type { CliContext, Command, CommonOptions } from '../command.ts'
import { findElectron, type ElectronPlace } from '../desktop/findElectron.ts'
import { installElectron, usualPatience, type Installed } from '../desktop/installElectron.ts'
import { hasDisplay } from '../openBrowser.ts'
import { serveUntilStopped } from './serve.ts'

export const desktop: Command = {
  register(program, context, finish) {
    program
      .command('desktop')
      .description('open the desktop app; where there is no Electron, the browser')
      .action(async (options: CommonOptions) => {
        finish(await openDesktop(context, options))
      })
  },
}

export interface Circumstances {
  readonly electron: ElectronPlace
  readonly hasDisplay: boolean
  readonly isTerminal: boolean
  readonly env: Readonly<Record<string, string | undefined>>
}

type Way = 'window' | 'install-first' | 'browser' | 'address'

/** How the simulator opens here. A download is tried only where a person waits for it. */
export function wayToOpen({ electron, isTerminal, env, hasDisplay: display }: Circumstances): Way {
  const inCi = !['', '0', 'false'].includes(env['CI'] ?? '')
  if (!display) return 'address'
  if (electron.binary !== undefined) return 'window'
  if (inCi || !isTerminal) return inCi ? 'address' : 'browser'
  return electron.packageFolder === undefined ? 'browser' : 'install-first'
}

async function openDesktop(context: CliContext, options: CommonOptions): Promise<number> {
  const { env, isTerminal, packageRoot, stderr } = context
  const place = { platform: platform(), env }
  const search = { root: packageRoot, ...place }
  const display = hasDisplay(place)
  let electron = findElectron(search)
  let way = wayToOpen({ electron, hasDisplay: display, isTerminal, env })
  if (way === 'install-first' && electron.packageFolder !== undefined) {
    const outcome = await install(electron.packageFolder, context)
    if (outcome === 'stopped') return 0
    electron = findElectron(search)
    way = electron.binary === undefined ? 'browser' : 'window'
  }
  if (way === 'window' && electron.binary !== undefined) {
    return runElectron(electron.binary, context)
  }
  stderr.write(
    electron.binary === undefined
      ? 'There is no Electron here, so the simulator runs in the browser.\n'
      : 'There is no display here, so the simulator waits for a browser.\n',
  )
  return serveUntilStopped(context, { ...options, ...(way === 'browser' ? { open: true } : {}) })
}

/** Back to the start of the line, and the line empty (ECMA-48); only a terminal ever sees it. */
const freshLine = '\r\u001b[2K'

const said: Readonly<Record<Installed, string>> = {
  installed: 'Electron is installed.',
  refused: 'Electron could not be downloaded.',
  silent: 'The download of Electron has come to a stop.',
  stopped: 'The download of Electron was stopped.',
}

async function install(packageFolder: string, context: CliContext): Promise<Installed> {
  const { env, stderr } = context
  stderr.write('Downloading Electron, once …\n')
  const outcome = await installElectron({
    script: join(packageFolder, 'install.js'),
    target: join(packageFolder, 'dist'),
    env,
    patience: usualPatience,
    onProgress: (bytes) => {
      stderr.write(`${freshLine}${String(Math.round(bytes / 1_000_000))} MB`)
    },
    stopped: context.untilStopped(),
  })
  stderr.write(`${freshLine}${said[outcome]}\n`)
  return outcome
}

/** Runs the app in Electron's own process and gives back its exit code. */
function runElectron(binary: string, context: CliContext): Promise<number> {
  // an editor's terminal sets it, and Electron would be a plain Node
  const env = { ...context.env, ELECTRON_RUN_AS_NODE: undefined }
  const child = spawn(binary, [context.packageRoot], { stdio: 'inherit', env })
  void context.untilStopped().then(() => child.kill('SIGTERM'))
  return new Promise((resolve) => {
    child.on('error', (error) => {
      context.stderr.write(`Electron could not be started: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => {
      resolve(code ?? 1)
    })
  })
}
