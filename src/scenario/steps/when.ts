import { z } from 'zod'
import {
  conditionShape,
  mentionsOfCondition,
  meetsCondition,
  type Condition,
} from '../condition.ts'
import { block } from '../step.ts'
import { stepList } from '../stepList.ts'

const whenSchema = z
  .strictObject({
    ...conditionShape,
    steps: stepList.optional(),
    otherwise: stepList.optional(),
  })
  .refine(
    ({ steps: _, otherwise: __, ...condition }) => Object.keys(condition).length > 0,
    `at least one of ${Object.keys(conditionShape).join(', ')}`,
  )
  .refine(
    ({ steps, otherwise }) => steps !== undefined || otherwise !== undefined,
    'steps to play, or another step beside `when`',
  )

/** Plays its steps on some cars, in some languages or markets only. */
export const when = block({
  name: 'when',
  form: '- when: { vehicles: { data: A }, steps: [{ press: phone }] }',
  keys: Object.keys(whenSchema.shape),
  schema: whenSchema,
  lists: { steps: 'steps', otherwise: 'steps' },
  mentions: (argument) => mentionsOfCondition(conditionOf(argument)),
  condition: conditionOf,
  round: (argument, count, { steps = [], otherwise = [] }, stage) => {
    if (count > 0) return Promise.resolve({})
    const isMet = meetsCondition(conditionOf(argument), stage)
    return Promise.resolve({ play: isMet ? steps : otherwise })
  },
})

function conditionOf(argument: z.output<typeof whenSchema>): Condition {
  const { steps: _, otherwise: __, ...condition } = argument
  return condition
}
