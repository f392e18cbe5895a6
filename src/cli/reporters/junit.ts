import { XMLBuilder } from 'fast-xml-parser'
import type { Reporter } from './reporter.ts'
import type { Report, ReportedRun } from './runReport.ts'

/** JUnit XML, as CI servers read it: a suite for every scenario file, a case for every car and language. */
export function junitReporter(): Reporter {
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
  })
  return {
    fileName: 'junit.xml',
    hear: () => '',
    finish: (report) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: suites(report) })}`,
  }
}

function suites({ runs, timing }: Report): object {
  const files = [...new Set(runs.map(({ scenario }) => scenario))]
  return {
    '@name': 'pcm run',
    ...counts(runs),
    '@time': seconds(timing.milliseconds),
    testsuite: files.map((file) => {
      const own = runs.filter(({ scenario }) => scenario === file)
      return {
        '@name': clean(own[0]?.name ?? file),
        '@file': clean(file),
        ...counts(own),
        '@time': seconds(own.reduce((sum, run) => sum + run.timing.milliseconds, 0)),
        testcase: own.map(testCase),
      }
    }),
  }
}

function counts(runs: readonly ReportedRun[]): object {
  const skipped = runs.filter((run) => run.skipped === true).length
  const failed = runs.filter((run) => !run.ok && run.skipped !== true).length
  return {
    '@tests': String(runs.length),
    '@failures': String(failed),
    '@errors': '0',
    '@skipped': String(skipped),
  }
}

function testCase(run: ReportedRun): object {
  const own = {
    '@name': clean(`${run.vehicle} ${run.locale}`),
    '@classname': clean(run.scenario),
    '@time': seconds(run.timing.milliseconds),
  }
  if (run.skipped === true) return { ...own, skipped: { '@message': 'skipped after a failure' } }
  if (run.ok) return own
  const failure = run.steps.find((step) => step.failure !== undefined)?.failure
  const text =
    failure === undefined
      ? ''
      : [
          failure.screen ?? '',
          'messages since the last input step began:',
          ...failure.messages,
        ].join('\n')
  return {
    ...own,
    failure: { '@message': clean(run.problem ?? 'failed'), '@type': 'step', '#text': clean(text) },
  }
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

/** Without the characters that XML 1.0 cannot carry, escaped or not. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
