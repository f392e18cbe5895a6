import type { Command as Program } from 'commander'
import type { Master, Worker } from './workers/worker.ts'

/** Where a command writes; whole texts, line ends included. */
export interface Writer {
  write(text: string): void
}

/** The files a command may touch; paths are absolute. */
export interface Files {
  readFile(path: string): Promise<Uint8Array>
  /** Creates the folders on the way. */
  writeFile(path: string, text: string): Promise<void>
  /** `undefined` when there is nothing of that name. */
  kindOf(path: string): Promise<'file' | 'folder' | undefined>
  /** Every file below a folder, as paths relative to it with `/`, sorted. */
  listFiles(folder: string): Promise<readonly string[]>
  /** The names that stand in a folder itself; none where there is no folder. */
  namesIn(folder: string): Promise<readonly string[]>
}

/** Everything that the command line gets from the process it runs in. */
export interface CliContext {
  /** What follows the program's name. */
  readonly argv: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Writer
  readonly stderr: Writer
  /** Whether a person looks at stdout. */
  readonly isTerminal: boolean
  /** The folder that holds `assets/` and `out/`. */
  readonly packageRoot: string
  readonly files: Files
  /** Real milliseconds since the program started; only ever shown under `timing`. */
  elapsed(): number
  /** Resolves with why the program has to stop: it is asked to (SIGINT, SIGTERM), or something in it has broken. */
  untilStopped(): Promise<string>
  /** Calls back after so much real time, for limits; the returned function takes that back. */
  startTimer(milliseconds: number, onEnd: () => void): () => void
  /** How many processes can work at once here. */
  readonly cores: number
  /** Calls back after each change in or below these files and folders; resolves when it looks, with a way to end that. */
  watchFiles(paths: readonly string[], onChange: () => void): Promise<() => Promise<void>>
  /** Starts this program once more, to play runs that it is given. */
  startWorker(argv: readonly string[]): Worker
  /** Who has started this process as a worker. */
  readonly master?: Master | undefined
}

/** The exit codes of DESIGN §10. */
export const exitCodes = { passed: 0, failed: 1, wrongUse: 2 } as const

/** Ends a command with its exit code: `serve` and the like call it once, when they are done. */
export type Finish = (exitCode: number) => void

/**
 * One command. It adds itself to the program (`program.command('walk')…`), its action calls `finish`.
 * `--json` and `--catalogue` are added to every command by `runCli`; wrong use is thrown as `WrongUse`.
 */
export interface Command {
  register(program: Program, context: CliContext, finish: Finish): void
}

/** The options that every command has. */
export interface CommonOptions {
  readonly json?: true
  /** Another folder of facts than the one that is shipped. */
  readonly catalogue?: string
}

/** Wrong use or wrong input (exit code 2): one readable line on stderr, and with `--json` an object on stdout. */
export class WrongUse extends Error {
  readonly place: string
  readonly expected: string
  readonly suggestion: string | undefined
  /** Further lines, where one input has several faults. */
  readonly faults: readonly string[]

  constructor(message: string, detail: WrongUseDetail) {
    super(message)
    this.name = 'WrongUse'
    this.place = detail.place
    this.expected = detail.expected
    this.suggestion = detail.suggestion
    this.faults = detail.faults ?? []
  }
}

interface WrongUseDetail {
  readonly place: string
  readonly expected: string
  readonly suggestion?: string | undefined
  readonly faults?: readonly string[]
}
