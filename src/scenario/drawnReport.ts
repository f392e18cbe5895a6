import type { ScreenView } from '../contract/screenView.ts'
import type { Failure, RunTitle, Timing } from './runEvent.ts'

/** How a run ended, as a report sorts them. */
export const runResults = ['failed', 'flaky', 'passed', 'skipped'] as const

export type RunResult = (typeof runResults)[number]

/** A run as it stands in the list of a drawn report. */
export interface DrawnRun extends RunTitle {
  readonly result: RunResult
  /** It failed, as its scenario expects. */
  readonly expectedToFail?: true
  readonly problem?: string
  readonly attempts?: number
  /** The command that plays it again. */
  readonly repeat: string
  readonly timing: Timing
  /** Where its steps are: in which part of the report, as which of its runs; absent where none are kept. */
  readonly at?: readonly [part: number, index: number]
}

/** What the page of a report is told at once; the steps of a run are read when it is opened. */
export interface DrawnReport {
  readonly seed: number
  readonly ok: boolean
  readonly timing: Timing
  readonly steps: number
  readonly rulesShown: readonly string[]
  readonly rulesKnown: number
  readonly runs: readonly DrawnRun[]
  /** Runs whose steps are left out, for the report would be too large. */
  readonly leftOut: number
  readonly vehicles: Readonly<Record<string, { readonly name: string; readonly skin: string }>>
  readonly skins: readonly DrawnSkin[]
  /** Words of the car by language: why something is refused or greyed, by code. */
  readonly reasons: Readonly<Record<string, Readonly<Record<string, string>>>>
}

export interface DrawnSkin {
  readonly skin: string
  readonly screen: { readonly width: number; readonly height: number; readonly rows: number }
  readonly knob: boolean
  /** Entries that are drawn as a key at the foot of the glass. */
  readonly softKeys?: readonly string[] | undefined
  readonly keys: readonly {
    readonly id: string
    readonly side: 'left' | 'right' | 'bar' | 'edge' | 'dock'
  }[]
}

/** Runs with their steps. A screen that is seen more than once stands in `views` once. */
export interface DrawnPart {
  readonly views: readonly ScreenView[]
  readonly runs: readonly DrawnSteps[]
}

export interface DrawnSteps {
  /** Why earlier attempts did not pass. */
  readonly earlier?: readonly string[]
  readonly steps: readonly DrawnStep[]
}

export interface DrawnStep {
  readonly file: string
  readonly line: number
  readonly name: string
  readonly text: string
  readonly ok: boolean
  readonly accepted?: boolean
  readonly reason?: string
  readonly said?: string
  readonly failure?: Failure
  /** The screens before and after it, as places in `views`. */
  readonly before?: number
  readonly after?: number
  readonly messages: readonly DrawnMessage[]
  /** The states of the car's machines after it, by machine. */
  readonly states?: unknown
  /** Virtual milliseconds since 1970. */
  readonly at?: number
  readonly timing: Timing
}

export interface DrawnMessage {
  readonly name: string
  readonly text: string
  readonly at: number
}
