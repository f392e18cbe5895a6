import type { Failure, RunEvent, Timing } from '../../scenario/runEvent.ts'

export interface ReportedStep {
  readonly line: number
  readonly step: string
  readonly ok: boolean
  /** Where the step stands, when it comes from a part. */
  readonly file?: string
  readonly accepted?: boolean
  readonly reason?: string
  readonly text: string
  readonly failure?: Failure
  readonly timing: Timing
}

export interface ReportedRun {
  readonly scenario: string
  readonly name: string
  readonly vehicle: string
  readonly locale: string
  readonly ok: boolean
  readonly skipped?: true
  readonly expect: 'pass' | 'fail'
  readonly problem?: string
  readonly steps: readonly ReportedStep[]
  readonly timing: Timing
}

/** The result of `pcm run` as a value (DESIGN §10). All that may differ between two runs of the same stands under `timing`. */
export interface Report {
  readonly ok: boolean
  readonly seed: number
  readonly summary: {
    readonly scenarios: number
    readonly runs: number
    readonly steps: number
    readonly passed: number
    readonly failed: number
    readonly skipped: number
  }
  readonly runs: readonly ReportedRun[]
  readonly timing: Timing
}

/** Gathers the events of a run into its report. */
export function runReport(seed: number): {
  hear(event: RunEvent): void
  finish(timing: Timing): Report
} {
  const runs: ReportedRun[] = []
  let steps: ReportedStep[] = []
  return {
    hear(event) {
      switch (event.type) {
        case 'runStarted':
          steps = []
          return
        case 'stepPassed':
        case 'stepFailed':
          steps.push(reportedStep(event))
          return
        case 'runFinished': {
          const { run, ok, expect, problem, timing } = event
          runs.push({
            ...run,
            ok,
            expect,
            ...(problem === undefined ? {} : { problem }),
            steps,
            timing,
          })
          return
        }
        case 'runSkipped':
          runs.push({
            ...event.run,
            ok: false,
            skipped: true,
            expect: 'pass',
            steps: [],
            timing: { milliseconds: 0 },
          })
      }
    },
    finish(timing) {
      const skipped = runs.filter((run) => run.skipped === true).length
      const passed = runs.filter(({ ok }) => ok).length
      const failed = runs.length - passed - skipped
      return {
        ok: failed === 0 && passed > 0,
        seed,
        summary: {
          scenarios: new Set(runs.map(({ scenario }) => scenario)).size,
          runs: runs.length,
          steps: runs.reduce((sum, run) => sum + run.steps.length, 0),
          passed,
          failed,
          skipped,
        },
        runs,
        timing,
      }
    },
  }
}

function reportedStep(
  event: Extract<RunEvent, { type: 'stepPassed' | 'stepFailed' }>,
): ReportedStep {
  const { step, run, accepted, reason, timing } = event
  return {
    line: step.line,
    step: step.name,
    ok: event.type === 'stepPassed',
    ...(step.file === run.scenario ? {} : { file: step.file }),
    ...(accepted === undefined ? {} : { accepted }),
    ...(reason === undefined ? {} : { reason }),
    text: step.text,
    ...(event.type === 'stepFailed' ? { failure: event.failure } : {}),
    timing,
  }
}
