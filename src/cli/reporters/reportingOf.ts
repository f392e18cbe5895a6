import { join, resolve } from 'node:path'
import { suggestionFor } from '../../scenario/suggestionFor.ts'
import { WrongUse, type CliContext } from '../command.ts'
import type { MakeReporter, Reporter, ReportGround } from './reporter.ts'
import { reporterNames, reporters } from './reporters.ts'

interface ReportingFlags {
  readonly json?: true
  readonly reporter?: string
  readonly out?: string
}

export interface OpenReporting {
  readonly reporters: readonly Reporter[]
  readonly onScreen: Reporter
  readonly inFiles: readonly Reporter[]
}

/** Which reports are made: one on the screen, and in a folder those that are asked for. */
export interface Reporting {
  readonly folder: string | undefined
  /** Whether the screen is for people. */
  readonly isText: boolean
  /** Whether a report shows the screens of every step, and is drawn by a page. */
  readonly isDrawn: boolean
  open(ground: ReportGround): OpenReporting
}

/** Reads which reports are wanted. */
export function reportingOf({ cwd }: CliContext, flags: ReportingFlags): Reporting {
  const { json, reporter, out } = flags
  const wanted = reporter?.split(',').map((name) => name.trim()) ?? []
  for (const name of wanted) makerOf(name)
  if (out === undefined && wanted.length > 1) {
    throw new WrongUse('several reporters need a folder', {
      place: '--reporter',
      expected: '--out <folder>',
    })
  }
  const screenName = json === true ? 'json' : out === undefined ? (wanted[0] ?? 'text') : 'text'
  return {
    folder: out === undefined ? undefined : resolve(cwd, out),
    isText: screenName === 'text',
    isDrawn: wanted.includes('html'),
    open(ground) {
      const inFiles = wanted.map((name) => makerOf(name)(ground))
      const same = inFiles[wanted.indexOf(screenName)]
      const onScreen = same ?? makerOf(screenName)(ground)
      return { reporters: same === undefined ? [onScreen, ...inFiles] : inFiles, onScreen, inFiles }
    },
  }
}

function makerOf(name: string): MakeReporter {
  const make = reporters.get(name)
  if (make !== undefined) return make
  throw new WrongUse(`unknown reporter ${name}`, {
    place: '--reporter',
    expected: `one of ${reporterNames.join(', ')}`,
    suggestion: suggestionFor(name, reporterNames),
  })
}

/** The page that draws the HTML report; the build makes it. */
export async function readReportPage({ files, packageRoot }: CliContext): Promise<string> {
  const path = join(packageRoot, 'out', 'report', 'index.html')
  if ((await files.kindOf(path)) === 'file') {
    return new TextDecoder().decode(await files.readFile(path))
  }
  throw new WrongUse('the page of the HTML report is not built', {
    place: path,
    expected: '`npm run build` before',
  })
}
