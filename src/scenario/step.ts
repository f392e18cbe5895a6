import { z } from 'zod'
import type { Condition } from './condition.ts'
import type { Mention } from './mention.ts'
import type { Round, ScenarioBlock } from './scenario.ts'
import type { Outcome, Stage } from './stage.ts'

/** What is written of every step: its name, how it is meant, its argument. */
interface Definition<Schema extends z.ZodType> {
  readonly name: string
  /** The form it takes, as an example. */
  readonly form: string
  readonly schema: Schema
  /** The keys its argument may have. */
  readonly keys: readonly string[]
  readonly mentions?: (argument: z.output<Schema>) => readonly Mention[]
}

interface StepDefinition<Schema extends z.ZodType> extends Definition<Schema> {
  /** Whether it does something to the car or its world; `message` looks back to the last one that did. */
  readonly isInput: boolean
  /** The names under which it keeps values for later steps. */
  readonly keeps?: (argument: z.output<Schema>) => readonly string[]
  /** `written` is the argument as it stands in the file, its keys in their order. */
  readonly play: (argument: z.output<Schema>, stage: Stage, written: unknown) => Promise<Outcome>
}

interface BlockDefinition<Schema extends z.ZodType> extends Definition<Schema> {
  /** The keys that hold steps: a list of any, or one that looks and does nothing. */
  readonly lists: Readonly<Record<string, 'steps' | 'look'>>
  /** The keys in which kept values may be named; elsewhere everything must be known when the file is read. */
  readonly keptIn?: readonly string[]
  readonly certain?: (argument: z.output<Schema>) => readonly string[]
  readonly round: (
    argument: z.output<Schema>,
    count: number,
    lists: ScenarioBlock['lists'],
    stage: Stage,
  ) => Promise<Round>
  readonly part?: (argument: z.output<Schema>) => ScenarioBlock['part']
  readonly condition?: (argument: z.output<Schema>) => Condition
}

export interface Issues {
  readonly issues: readonly z.core.$ZodIssue[]
}

export interface Step {
  readonly kind: 'step'
  readonly name: string
  readonly form: string
  readonly isInput: boolean
  readonly keys: readonly string[]
  readonly schema: z.ZodType
  /** What is wrong with the argument, or how to play it. */
  read(argument: unknown): Issues | ReadStep
}

interface ReadStep {
  readonly mentions: readonly Mention[]
  readonly keeps: readonly string[]
  readonly play: (stage: Stage) => Promise<Outcome>
}

export interface Block {
  readonly kind: 'block'
  readonly name: string
  readonly form: string
  readonly keys: readonly string[]
  readonly schema: z.ZodType
  readonly lists: BlockDefinition<z.ZodType>['lists']
  readonly keptIn: readonly string[]
  read(argument: unknown): Issues | ReadBlock
}

interface ReadBlock extends Pick<ScenarioBlock, 'certain' | 'round' | 'part' | 'condition'> {
  readonly mentions: readonly Mention[]
}

/** Makes a step of its definition. */
export function step<Schema extends z.ZodType>(definition: StepDefinition<Schema>): Step {
  const { name, form, isInput, keys, schema, mentions, keeps, play } = definition
  return {
    kind: 'step',
    name,
    form,
    isInput,
    keys,
    schema,
    read(argument) {
      const result = schema.safeParse(argument)
      if (!result.success) return { issues: result.error.issues }
      return {
        mentions: mentions?.(result.data) ?? [],
        keeps: keeps?.(result.data) ?? [],
        play: (stage) => play(result.data, stage, argument),
      }
    },
  }
}

/** Makes a step that stands for others of its definition. */
export function block<Schema extends z.ZodType>(definition: BlockDefinition<Schema>): Block {
  const { name, form, keys, schema, lists, keptIn = [] } = definition
  const { mentions, certain, round, part, condition } = definition
  return {
    kind: 'block',
    name,
    form,
    keys,
    schema,
    lists,
    keptIn,
    read(argument) {
      const result = schema.safeParse(argument)
      if (!result.success) return { issues: result.error.issues }
      const { data } = result
      const played = part?.(data)
      const wanted = condition?.(data)
      return {
        mentions: mentions?.(data) ?? [],
        certain: certain?.(data) ?? [],
        round: (count, own, stage) => round(data, count, own, stage),
        ...(played === undefined ? {} : { part: played }),
        ...(wanted === undefined ? {} : { condition: wanted }),
      }
    },
  }
}

/** `refused: <reason>` beside the argument of an input step: the step passes only when the car refuses it for this reason. */
export const refusedKey = { refused: z.string().min(1).optional() }

/** The reason that an input step expects, as something the catalogue must know. */
export function mentionsOfRefusal(argument: unknown): readonly Mention[] {
  if (typeof argument !== 'object' || argument === null || !('refused' in argument)) return []
  const { refused } = argument
  return typeof refused === 'string' ? [{ kind: 'reason', name: refused, path: ['refused'] }] : []
}
