import { join } from 'node:path'
import type { RunEvent } from '../../scenario/runEvent.ts'
import type { CliContext } from '../command.ts'
import type { ProgressLine } from '../progressLine.ts'
import type { OpenReporting } from './reportingOf.ts'
import type { Report, runReport } from './runReport.ts'

interface Telling {
  /** Where the reports are written. */
  readonly folder: string | undefined
  readonly open: OpenReporting
  readonly progress: ProgressLine | undefined
  readonly report: ReturnType<typeof runReport>
  /** When it began, in real milliseconds. */
  readonly began: number
}

/** Tells every event to the reporters, and writes what they have at the end. */
export async function tellRuns(
  { stdout, files, elapsed }: Pick<CliContext, 'stdout' | 'files' | 'elapsed'>,
  events: AsyncIterable<RunEvent>,
  { folder, open, progress, report, began }: Telling,
): Promise<Report> {
  const { reporters, onScreen, inFiles } = open
  const texts = new Map(reporters.map((reporter) => [reporter, '']))
  for await (const event of events) {
    report.hear(event)
    for (const reporter of reporters) {
      const text = reporter.hear(event)
      texts.set(reporter, (texts.get(reporter) ?? '') + text)
      if (reporter !== onScreen) continue
      stdout.write(progress === undefined ? text : progress.around(text, event))
    }
  }
  if (progress !== undefined) stdout.write(progress.end())
  const finished = report.finish({ milliseconds: elapsed() - began })
  for (const reporter of reporters) {
    const text = reporter.finish(finished)
    if (reporter === onScreen) stdout.write(text)
    if (folder !== undefined && inFiles.includes(reporter)) {
      await files.writeFile(join(folder, reporter.fileName), (texts.get(reporter) ?? '') + text)
    }
  }
  return finished
}
