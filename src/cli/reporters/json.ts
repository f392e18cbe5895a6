import type { Reporter } from './reporter.ts'

/** The report as JSON, in one piece. */
export function jsonReporter(): Reporter {
  return {
    fileName: 'report.json',
    hear: () => '',
    finish: (report) => `${JSON.stringify(report, null, 2)}\n`,
  }
}
