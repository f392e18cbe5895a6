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
  readonly market?: string
  readonly rules?: readonly string[]
  readonly ok: boolean
  readonly skipped?: true
  readonly expect: 'pass' | 'fail'
  readonly problem?: string
  /** How often it was played, when more than once. */
  readonly attempts?: number
  /** It passed, but not at the first attempt. */
  readonly flaky?: true
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
    /** Of the passed ones, those that needed more than one attempt. */
    readonly flaky: number
  }
  readonly rules: {
    /** The rules that every run which names them has shown. */
    readonly shown: readonly string[]
    /** Those that a run which names them has not. */
    readonly failed: readonly string[]
    /** How many the catalogue has. */
    readonly known: number
  }
  readonly runs: readonly ReportedRun[]
  readonly timing: Timing
}

/** Gathers the events of a run into its report. */
export function runReport(
  seed: number,
  knownRules: readonly string[],
): {
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
        case 'runRetried':
          return
        case 'runFinished': {
          const { run, ok, expect, problem, attempts, timing } = event
          runs.push({
            ...run,
            ok,
            expect,
            ...(problem === undefined ? {} : { problem }),
            ...(attempts === undefined ? {} : { attempts }),
            ...(ok && attempts !== undefined ? { flaky: true } : {}),
            steps,
            timing,
          })
          steps = []
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
        // a shard of few runs may be empty
        ok: failed === 0 && (passed > 0 || runs.length === 0),
        seed,
        summary: {
          scenarios: new Set(runs.map(({ scenario }) => scenario)).size,
          runs: runs.length,
          steps: runs.reduce((sum, run) => sum + run.steps.length, 0),
          passed,
          failed,
          skipped,
          flaky: runs.filter((run) => run.flaky === true).length,
        },
        rules: rulesOf(runs, knownRules),
        runs,
        timing,
      }
    },
  }
}

function rulesOf(runs: readonly ReportedRun[], known: readonly string[]): Report['rules'] {
  const of = (wanted: readonly ReportedRun[]) => new Set(wanted.flatMap(({ rules = [] }) => rules))
  const played = runs.filter(({ skipped }) => skipped !== true)
  const [passed, failed] = [of(played.filter(({ ok }) => ok)), of(played.filter(({ ok }) => !ok))]
  // in the order of the catalogue; a rule it lacks comes last
  const inOrder = [...new Set([...known, ...passed, ...failed])]
  return {
    shown: inOrder.filter((rule) => passed.has(rule) && !failed.has(rule)),
    failed: inOrder.filter((rule) => failed.has(rule)),
    known: known.length,
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
