import { resolve } from 'node:path'
import { suggestionFor } from '../../scenario/suggestionFor.ts'
import { WrongUse, type CliContext } from '../command.ts'
import type { Reporter } from './reporter.ts'
import { reporterNames, reporters } from './reporters.ts'

interface ReportingFlags {
  readonly json?: true
  readonly reporter?: string
  readonly out?: string
}

export interface Reporting {
  readonly reporters: readonly Reporter[]
  readonly onScreen: Reporter | undefined
  readonly inFiles: readonly Reporter[]
  readonly folder: string | undefined
}

/** Which reports are made: one on the screen, and in a folder those that are asked for. */
export function reportingOf(
  { cwd }: CliContext,
  { json, reporter, out }: ReportingFlags,
): Reporting {
  const names = reporter?.split(',').map((name) => name.trim()) ?? []
  const wanted = names.map((name) => {
    const make = reporters.get(name)
    if (make !== undefined) return { name, reporter: make() }
    throw new WrongUse(`unknown reporter ${name}`, {
      place: '--reporter',
      expected: `one of ${reporterNames.join(', ')}`,
      suggestion: suggestionFor(name, reporterNames),
    })
  })
  if (out === undefined && wanted.length > 1) {
    throw new WrongUse('several reporters need a folder', {
      place: '--reporter',
      expected: '--out <folder>',
    })
  }
  const screenName = json === true ? 'json' : out === undefined ? (names[0] ?? 'text') : 'text'
  const same = wanted.find(({ name }) => name === screenName)?.reporter
  const onScreen = same ?? reporters.get(screenName)?.()
  const inFiles = wanted.map((one) => one.reporter)
  return {
    reporters: [...(same === undefined && onScreen !== undefined ? [onScreen] : []), ...inFiles],
    onScreen,
    inFiles,
    folder: out === undefined ? undefined : resolve(cwd, out),
  }
}
