import { XMLBuilder } from 'fast-xml-parser'
import type { Failure, RunEvent, RunTitle } from '../../scenario/runEvent.ts'
import type { MakeReporter } from './reporter.ts'
import type { Report, ReportedRun } from './runReport.ts'

/** JUnit XML, as CI servers read it: a suite for every scenario file, a case for every car and language. */
export const junitReporter: MakeReporter = ({ repeat }) => {
  const builder = new XMLBuilder({
    attributeNamePrefix: '@',
    ignoreAttributes: false,
    format: true,
    suppressEmptyNode: true,
  })
  const problems = new Map<string, string[]>()
  return {
    fileName: 'junit.xml',
    hear(event: RunEvent) {
      if (event.type === 'runRetried') {
        const title = titleOf(event.run)
        problems.set(title, [...(problems.get(title) ?? []), event.problem])
      }
      return ''
    },
    finish: (report) => {
      const testsuites = suites(report, (run) =>
        testCase(run, problems.get(titleOf(run)) ?? [], repeat(run)),
      )
      return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites })}`
    },
  }
}

/** What tells the cases of one scenario apart. */
function caseName({ vehicle, locale, market }: RunTitle): string {
  return [vehicle, locale, ...(market === undefined ? [] : [market])].join(' ')
}

function titleOf(run: RunTitle): string {
  return `${run.scenario}\n${caseName(run)}`
}

function suites({ runs, timing }: Report, caseOf: (run: ReportedRun) => object): object {
  const files = [...new Set(runs.map(({ scenario }) => scenario))]
  return {
    '@name': 'pcm run',
    // what is skipped has no place here: Jenkins refuses it
    ...failures(runs),
    '@time': seconds(timing.milliseconds),
    testsuite: files.map((file) => {
      const own = runs.filter(({ scenario }) => scenario === file)
      return {
        '@name': clean(own[0]?.name ?? file),
        '@file': clean(file),
        ...failures(own),
        '@skipped': String(own.filter((run) => run.skipped === true).length),
        '@time': seconds(own.reduce((sum, run) => sum + run.timing.milliseconds, 0)),
        testcase: own.map(caseOf),
      }
    }),
  }
}

function failures(runs: readonly ReportedRun[]): object {
  const failed = runs.filter((run) => !run.ok && run.skipped !== true).length
  return { '@tests': String(runs.length), '@failures': String(failed), '@errors': '0' }
}

function testCase(run: ReportedRun, earlier: readonly string[], repeat: string): object {
  const own = {
    '@name': clean(caseName(run)),
    '@classname': clean(run.scenario),
    '@time': seconds(run.timing.milliseconds),
  }
  if (run.skipped === true) return { ...own, skipped: { '@message': 'skipped after a failure' } }
  if (run.ok) {
    if (earlier.length === 0) return own
    const attempts = `passed at attempt ${String(run.attempts)}`
    return {
      ...own,
      flakyFailure: earlier.map((problem) => ({ '@message': clean(problem), '@type': 'attempt' })),
      'system-out': clean(`flaky: ${attempts}\nrepeat: ${repeat}`),
    }
  }
  const failure = run.steps.find((step) => step.failure !== undefined)?.failure
  const text = failure === undefined ? [run.problem ?? ''] : failureLines(failure)
  return {
    ...own,
    failure: {
      '@message': clean(run.problem ?? 'failed'),
      '@type': 'step',
      '#text': clean([...text, `repeat: ${repeat}`].join('\n')),
    },
  }
}

function failureLines({ expected, seen, screen, messages }: Failure): readonly string[] {
  return [
    `expected: ${expected}`,
    `seen: ${seen}`,
    screen ?? '',
    'messages since the last input step began:',
    ...(messages.length === 0 ? ['none'] : messages),
  ]
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3)
}

/** Without the characters that XML 1.0 cannot carry, escaped or not. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
}
