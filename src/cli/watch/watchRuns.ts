import { WrongUse, type CliContext } from '../command.ts'
import { tellWrongUse } from '../tellWrongUse.ts'

/** Real milliseconds in which changes that belong together come in: an editor writes more than one file. */
const pause = 100

const clearScreen = '\u001B[2J\u001B[3J\u001B[H'

interface WatchOptions {
  /** What is watched; asked for again after each time, for it may have read more. */
  paths(): readonly string[]
  /** Resolves when somebody wants to stop. */
  readonly stopped: Promise<unknown>
  playOnce(): Promise<number>
}

/** Plays again after each change, until somebody wants to stop; ends with the exit code of the last time. */
export async function watchRuns(
  context: CliContext,
  { paths, stopped, playOnce }: WatchOptions,
): Promise<number> {
  let isStopped = false
  let change = (): void => undefined
  let changed = Promise.resolve()
  const expectChange = () => {
    changed = new Promise((resolve) => {
      change = resolve
    })
  }
  void stopped.then(() => {
    isStopped = true
  })
  let end = (): Promise<void> => Promise.resolve()
  let watched = ''
  async function watch(): Promise<void> {
    const wanted = [...new Set(paths())].sort()
    if (wanted.join('\n') === watched) return
    watched = wanted.join('\n')
    await end()
    end = await context.watchFiles(wanted, () => {
      change()
    })
  }
  try {
    for (;;) {
      expectChange()
      await watch()
      if (context.isTerminal) context.stdout.write(clearScreen)
      const exitCode = await playOnce().catch((error: unknown) => {
        // a file that is being written may be wrong; the next change mends it
        if (error instanceof WrongUse) return tellWrongUse(context, error)
        throw error
      })
      if (isStopped) return exitCode
      await watch()
      context.stdout.write('watching for changes; Ctrl-C ends\n')
      await Promise.race([changed, stopped])
      if (isStopped) return exitCode
      await new Promise<void>((resolve) => context.startTimer(pause, resolve))
    }
  } finally {
    await end()
  }
}

/** What can be watched is told to people. */
export function demandWatchable(flags: { readonly json?: true; readonly list?: true }): void {
  if (flags.json !== true && flags.list !== true) return
  throw new WrongUse('--watch tells people what happens', {
    place: '--watch',
    expected: 'no --json and no --list beside it',
  })
}
