import type { Given } from '../contract/fixture.ts'
import type { Outcome, Stage } from './stage.ts'

/** One step of a file, read and ready to be played. */
export interface ScenarioStep {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly name: string
  /** The argument as it is written. */
  readonly argument: unknown
  readonly isInput: boolean
  play(stage: Stage): Promise<Outcome>
}

/** A scenario file, read and checked: on which cars and in which languages it is played, in which world, step by step. */
export interface Scenario {
  readonly file: string
  readonly name: string
  /** A part of other scenarios, played by their `run` alone. */
  readonly isPart: boolean
  readonly vehicles: readonly string[]
  readonly locales: readonly string[]
  readonly given: Given
  readonly tags: readonly string[]
  /** The rules of the documents that it shows, by number. */
  readonly rules: readonly string[]
  readonly expect: 'pass' | 'fail'
  readonly steps: readonly ScenarioStep[]
}
