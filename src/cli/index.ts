import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { exitCodes } from './command.ts'
import { nodeFiles } from './nodeFiles.ts'
import { runCli } from './runCli.ts'
import { watchFiles } from './watch/watchFiles.ts'
import { forkWorker, masterOfProcess } from './workers/forkWorker.ts'

// nothing is left to be done, and yet the command has not ended: an answer was lost
function onNothingLeft(): void {
  process.stderr.write('pcm: unexpected: waiting for an answer that will not come\n')
  process.exit(exitCodes.failed)
}

process.once('beforeExit', onNothingLeft)

for (const stream of [process.stdout, process.stderr]) {
  // a reader like `head` may leave before everything is written
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const master = masterOfProcess()
let stop: ((why: string) => void) | undefined
let isBroken = false

if (master === undefined) {
  // a worker that breaks is replaced; elsewhere what was done until then is still told
  process.once('uncaughtException', ({ message, stack = message }) => {
    isBroken = true
    process.stderr.write(`pcm: unexpected: ${stack}\n`)
    if (stop === undefined) process.exit(exitCodes.failed)
    stop(`unexpected: ${message}`)
  })
}

void runCli({
  argv: process.argv.slice(2),
  cwd: process.cwd(),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  isTerminal: Boolean(process.stdout.isTTY),
  packageRoot: join(import.meta.dirname, '..', '..'),
  files: nodeFiles,
  elapsed: () => performance.now(),
  untilStopped: () =>
    new Promise((resolve) => {
      stop = resolve
      for (const signal of ['SIGINT', 'SIGTERM'] as const) {
        process.once(signal, () => {
          resolve('stopped')
        })
      }
    }),
  startTimer(milliseconds, onEnd) {
    const timer = setTimeout(onEnd, milliseconds)
    return () => {
      clearTimeout(timer)
    }
  },
  cores: availableParallelism(),
  watchFiles,
  startWorker: forkWorker,
  master,
}).then((exitCode) => {
  process.off('beforeExit', onNothingLeft)
  process.exitCode = isBroken ? exitCodes.failed : exitCode
  // everything is told: what a run that was cut off has left behind must not keep anybody waiting
  setTimeout(() => process.exit(), 1000).unref()
})
