import { z } from 'zod'
import type { Outcome, Stage } from './stage.ts'

/** Something a step names that must exist in the catalogue, and where in the step it stands. */
export interface Mention {
  readonly kind: 'key' | 'entry' | 'node' | 'reason' | 'channel'
  readonly name: string
  readonly path: readonly PropertyKey[]
}

/** What is written of a step: its name, how it is meant, its argument and what it does. */
interface StepDefinition<Schema extends z.ZodType> {
  readonly name: string
  /** The form it takes, as an example. */
  readonly form: string
  /** Whether it does something to the car or its world; `message` looks back to the last one that did. */
  readonly isInput: boolean
  readonly schema: Schema
  /** The keys its argument may have. */
  readonly keys: readonly string[]
  readonly mentions?: (argument: z.output<Schema>) => readonly Mention[]
  /** `written` is the argument as it stands in the file, its keys in their order. */
  readonly play: (argument: z.output<Schema>, stage: Stage, written: unknown) => Promise<Outcome>
}

/** A step with its argument read: what is wrong with it, or how to play it. */
export type ReadStep =
  | { readonly issues: readonly z.core.$ZodIssue[] }
  | { readonly mentions: readonly Mention[]; readonly play: (stage: Stage) => Promise<Outcome> }

export interface Step {
  readonly name: string
  readonly form: string
  readonly isInput: boolean
  readonly keys: readonly string[]
  readonly schema: z.ZodType
  read(argument: unknown): ReadStep
}

/** Makes a step of its definition. */
export function step<Schema extends z.ZodType>(definition: StepDefinition<Schema>): Step {
  const { name, form, isInput, keys, schema, mentions, play } = definition
  return {
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
        play: (stage) => play(result.data, stage, argument),
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
