import { nodeFiles } from '../../src/cli/nodeFiles.ts'
import { runCli } from '../../src/cli/runCli.ts'

export interface PcmResult {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
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
    untilStopped: () => Promise.resolve(),
  })
  return { exitCode, stdout, stderr }
}
