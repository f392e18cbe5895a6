import type { ScreenView } from '../contract/screenView.ts'
import type { ObservedMessage } from './scenarioWorld.ts'

/** Which run an event belongs to. */
export interface RunTitle {
  readonly scenario: string
  readonly name: string
  readonly vehicle: string
  readonly locale: string
  /** Only where the scenario is played in several. */
  readonly market?: string
  /** The rules of the documents that it shows, where it names any. */
  readonly rules?: readonly string[]
}

export interface StepTitle {
  readonly file: string
  readonly line: number
  readonly name: string
  /** The step as it is written, secrets masked. */
  readonly text: string
  /** Where it stands when it is none of the steps themselves. */
  readonly phase?: 'setup' | 'teardown'
}

/** What a person needs to understand a failing step. */
export interface Failure {
  readonly expected: string
  readonly seen: string
  /** The screen as text. */
  readonly screen?: string
  /** What was published since the last input step began, masked. */
  readonly messages: readonly string[]
}

/** What real time it took; the only thing that differs between two runs of the same. */
export interface Timing {
  readonly milliseconds: number
}

/** What a step did to the car; gathered only for those who ask for it. */
export interface StepSight {
  readonly before: ScreenView
  readonly after: ScreenView
  /** What was published while it was played, masked, without the screens that stand above. */
  readonly messages: readonly ObservedMessage[]
  /** The states of the car's machines after it, by machine. */
  readonly states: unknown
  /** Virtual milliseconds since 1970 after it. */
  readonly at: number
}

/** What happens while scenarios are played. Reporters and players listen; the runner prints nothing. */
export type RunEvent =
  | { readonly type: 'runStarted'; readonly run: RunTitle; readonly seed: number }
  | {
      readonly type: 'stepPassed'
      readonly run: RunTitle
      readonly step: StepTitle
      readonly accepted?: boolean
      readonly reason?: string
      readonly said?: string
      readonly sight?: StepSight
      readonly timing: Timing
    }
  | {
      readonly type: 'stepFailed'
      readonly run: RunTitle
      readonly step: StepTitle
      readonly accepted?: boolean
      readonly reason?: string
      readonly failure: Failure
      readonly sight?: StepSight
      readonly seed: number
      readonly timing: Timing
    }
  | {
      /** It was not as expected, and is played again. */
      readonly type: 'runRetried'
      readonly run: RunTitle
      readonly problem: string
      readonly timing: Timing
    }
  | {
      readonly type: 'runFinished'
      readonly run: RunTitle
      readonly ok: boolean
      /** What the scenario expects of itself. */
      readonly expect: 'pass' | 'fail'
      /** Why the run is not as expected, in one sentence. */
      readonly problem?: string
      /** How often it was played, when more than once. */
      readonly attempts?: number
      readonly timing: Timing
    }
  | { readonly type: 'runSkipped'; readonly run: RunTitle }
