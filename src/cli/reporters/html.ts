import { gzipSync } from 'node:zlib'
import type { DrawnReport, DrawnRun, RunResult } from '../../scenario/drawnReport.ts'
import type { RunEvent } from '../../scenario/runEvent.ts'
import { drawnCars } from './drawnCars.ts'
import { drawnStep, type ViewsOfPart } from './drawnStep.ts'
import { partWriter } from './partWriter.ts'
import type { MakeReporter, ReportGround } from './reporter.ts'
import type { Report } from './runReport.ts'

type Finished = Extract<RunEvent, { type: 'runFinished' }>

/** Where the built page takes its data. */
const dataPlace = '<!-- report -->'

/**
 * One HTML file that draws the screens of every step. Its data is compressed in parts, and a part is read when one of
 * its runs is opened, so that a report of many runs opens at once.
 */
export const htmlReporter: MakeReporter = (ground) => {
  const runs: DrawnRun[] = []
  const parts = partWriter(packed)
  let steps: RunEvent[] = []
  let earlier: string[] = []

  function keep(event: Finished): void {
    const result = resultOf(event)
    const at = parts.keep(result === 'passed', (views: ViewsOfPart) => ({
      ...(earlier.length === 0 ? {} : { earlier }),
      steps: steps.flatMap((step) => drawnStep(step, views)),
    }))
    runs.push(drawnRun(event, result, ground, at))
  }

  return {
    fileName: 'report.html',
    hear(event) {
      switch (event.type) {
        case 'runStarted':
          steps = []
          break
        case 'runRetried':
          earlier.push(event.problem)
          break
        case 'runFinished':
          keep(event)
          steps = []
          earlier = []
          break
        case 'runSkipped':
          runs.push({
            ...event.run,
            result: 'skipped',
            repeat: ground.repeat(event.run),
            timing: { milliseconds: 0 },
          })
          break
        default:
          steps.push(event)
      }
      return ''
    },
    finish(report) {
      const list = listOf(report, runs, parts.leftOut(), ground)
      const data = [packed(list), ...parts.finish()]
      const scripts = data.map((text) => `<script type="application/gzip">${text}</script>`)
      // a function, for in a string a dollar sign would mean something
      return ground.page.replace(dataPlace, () => scripts.join('\n'))
    },
  }
}

function listOf(
  report: Report,
  runs: readonly DrawnRun[],
  leftOut: number,
  { catalogue }: ReportGround,
): DrawnReport {
  return {
    seed: report.seed,
    ok: report.ok,
    timing: report.timing,
    steps: report.summary.steps,
    rulesShown: report.rules.shown,
    rulesKnown: report.rules.known,
    runs,
    leftOut,
    ...drawnCars(catalogue, runs),
  }
}

function resultOf({ ok, attempts = 1 }: Finished): RunResult {
  if (!ok) return 'failed'
  return attempts > 1 ? 'flaky' : 'passed'
}

function drawnRun(
  { run, ok, expect, problem, attempts, timing }: Finished,
  result: RunResult,
  { repeat }: ReportGround,
  at: DrawnRun['at'],
): DrawnRun {
  return {
    ...run,
    result,
    repeat: repeat(run),
    timing,
    ...(ok && expect === 'fail' ? { expectedToFail: true } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(attempts === undefined ? {} : { attempts }),
    ...(at === undefined ? {} : { at }),
  }
}

function packed(value: unknown): string {
  return gzipSync(JSON.stringify(value)).toString('base64')
}
