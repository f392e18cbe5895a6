import { z } from 'zod'
import { isBlock } from '../scenario.ts'
import { block } from '../step.ts'
import { lookingStep, stepList } from '../stepList.ts'

const mostTimes = 1000
const times = z.int().min(1).max(mostTimes)

const repeatSchema = z
  .strictObject({
    times: times.optional(),
    until: lookingStep.optional(),
    'at-most': times.optional(),
    steps: stepList,
  })
  .refine(
    (parts) => (parts.times === undefined) !== (parts.until === undefined),
    'either times, or until and at-most',
  )
  .refine(
    (parts) => (parts.until === undefined) === (parts['at-most'] === undefined),
    'until and at-most together: what never comes must not be waited for without end',
  )

/** Plays its steps a number of times, or until something is seen. */
export const repeat = block({
  name: 'repeat',
  form: '- repeat: { times: 3, steps: [{ turn: 1 }] }',
  keys: Object.keys(repeatSchema.shape),
  schema: repeatSchema,
  lists: { steps: 'steps', until: 'look' },
  certain: (argument) => (argument.times === undefined ? [] : ['steps']),
  round: async (argument, count, { steps = [], until = [] }, stage) => {
    if (argument.times !== undefined) return count < argument.times ? { play: steps } : {}
    const [look] = until
    if (look === undefined || isBlock(look)) throw new Error('until looks with one step')
    const outcome = await look.play(stage)
    if (outcome.passed) return { outcome }
    const most = argument['at-most'] ?? 0
    if (count < most) return { play: steps }
    const tried = `after ${String(most)} ${most === 1 ? 'round' : 'rounds'}`
    return {
      outcome: { ...outcome, expected: `${outcome.expected} ${tried} at the latest` },
    }
  },
})
