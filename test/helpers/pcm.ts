import { nodeFiles } from '../../src/cli/nodeFiles.ts'
import type { CliContext } from '../../src/cli/command.ts'
import { runCli } from '../../src/cli/runCli.ts'

export interface PcmResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

/** What a context takes from its process, without timers and workers. */
export const noProcess: Pick<CliContext, 'startTimer' | 'startWorker' | 'cores' | 'watchFiles'> = {
  cores: 1,
  watchFiles: () => Promise.resolve(() => Promise.resolve()),
  startTimer: () => () => undefined,
  startWorker() {
    throw new Error('no workers here: start the built program')
  },
}

/** One call of the command line in this process, from the checkout's own folder. */
export async function pcm(...argv: readonly string[]): Promise<PcmResult> {
  return pcmIn(process.cwd(), argv)
}

/** The same from another folder, with the shipped facts. */
export async function pcmIn(
  cwd: string,
  argv: readonly string[],
  elapsed = () => 0,
  more: Partial<CliContext> = {},
): Promise<PcmResult> {
  let stdout = ''
  let stderr = ''
  const exitCode = await runCli({
    argv,
    cwd,
    env: {},
    stdout: {
      write: (text) => {
        stdout += text
      },
    },
    stderr: {
      write: (text) => {
        stderr += text
      },
    },
    isTerminal: false,
    packageRoot: process.cwd(),
    files: nodeFiles,
    elapsed,
    untilStopped: () => new Promise(() => undefined),
    ...noProcess,
    ...more,
  })
  return { exitCode, stdout, stderr }
}
