import type { MakeReporter } from '../../src/cli/reporters/reporter.ts'
import { runReport } from '../../src/cli/reporters/runReport.ts'
import { repeatCommand } from '../../src/cli/repeatCommand.ts'
import type { RunEvent } from '../../src/scenario/runEvent.ts'
import { shippedCatalogue } from './shippedFacts.ts'

/** What a reporter makes of a course of events. */
export function reportOf(make: MakeReporter, events: readonly RunEvent[], page = ''): string {
  const reporter = make({
    catalogue: shippedCatalogue(),
    page,
    repeat: (run) => repeatCommand(run, { seed: 1 }),
  })
  const report = runReport(1, [])
  const told = events.map((event) => {
    report.hear(event)
    return reporter.hear(event)
  })
  return told.join('') + reporter.finish(report.finish({ milliseconds: 1234 }))
}
