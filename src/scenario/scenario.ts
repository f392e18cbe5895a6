import type { Given } from '../contract/fixture.ts'
import type { Condition } from './condition.ts'
import type { Outcome, Stage } from './stage.ts'

interface Written {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly name: string
  /** The argument as it is written, parameters filled in. */
  readonly argument: unknown
  /** The kept values that it needs, and where it names them. */
  readonly uses: readonly UsedName[]
}

export interface UsedName {
  readonly name: string
  /** Where in the argument. */
  readonly path: readonly PropertyKey[]
  readonly line: number
  readonly column: number
}

/** One step of a file, read and ready to be played. */
export interface ScenarioStep extends Written {
  readonly isInput: boolean
  /** The names under which it keeps values. */
  readonly keeps: readonly string[]
  play(stage: Stage): Promise<Outcome>
}

type Lists = Readonly<Record<string, readonly ScenarioItem[]>>

/** What a block does next: play some of the steps inside it, or end, with an outcome of its own where it has one. */
export interface Round {
  readonly play?: readonly ScenarioItem[]
  readonly outcome?: Outcome
}

/** A step that stands for others: a condition, a repeat, another file. */
export interface ScenarioBlock extends Written {
  /** The steps inside it. */
  readonly lists: Lists
  /** Those of its lists that are played at least once, whatever happens. */
  readonly certain: readonly string[]
  /** Asked before each round, counted from 0. */
  round(count: number, lists: Lists, stage: Stage): Promise<Round>
  /** The file whose steps it plays, and the values of its parameters. */
  readonly part?: { readonly file: string; readonly with: Readonly<Record<string, unknown>> }
  /** The runs in which its steps are played, where not in all. */
  readonly condition?: Condition
}

export type ScenarioItem = ScenarioStep | ScenarioBlock

export function isBlock(item: ScenarioItem): item is ScenarioBlock {
  return 'lists' in item
}

/** A scenario file, read and checked: on which cars and in which languages it is played, in which world, step by step. */
export interface Scenario {
  readonly file: string
  readonly name: string
  /** A part of other scenarios, played by their `run` alone. */
  readonly isPart: boolean
  /** What a part wants to be told by whoever runs it. */
  readonly parameters: readonly Parameter[]
  readonly vehicles: readonly string[]
  readonly locales: readonly string[]
  /** The markets that it is played in, one after the other; empty when it names none. */
  readonly markets: readonly string[]
  readonly given: Given
  readonly tags: readonly string[]
  /** The rules of the documents that it shows, by number. */
  readonly rules: readonly string[]
  readonly expect: 'pass' | 'fail'
  readonly setup: readonly ScenarioItem[]
  readonly steps: readonly ScenarioItem[]
  /** Played at the end, also after a failure. */
  readonly teardown: readonly ScenarioItem[]
}

/** What a plan needs to know of a scenario. It can be told to another process, where the steps cannot. */
export type ScenarioHead = Pick<Scenario, (typeof headFields)[number]>

const headFields = [
  'file',
  'name',
  'isPart',
  'vehicles',
  'locales',
  'markets',
  'tags',
  'rules',
  'expect',
] as const satisfies readonly (keyof Scenario)[]

/** Takes the head off a scenario. */
export function headOf(scenario: Scenario): ScenarioHead {
  return Object.fromEntries(headFields.map((field) => [field, scenario[field]])) as ScenarioHead
}

/** Without a default it must be given. */
export interface Parameter {
  readonly name: string
  readonly default?: unknown
}
