import { z } from 'zod'
import { answerOutcome } from '../answerOutcome.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

const detents = z
  .int()
  .min(-100)
  .max(100)
  .refine((count) => count !== 0, 'a number of detents other than 0; clockwise is positive')

/** The knob, by detents; clockwise is positive. */
export const turn = step({
  name: 'turn',
  form: '- turn: 2',
  isInput: true,
  keys: ['detents', 'refused'],
  schema: z.union([detents, z.strictObject({ detents, ...refusedKey })]),
  mentions: mentionsOfRefusal,
  play: async (argument, stage) => {
    const turned =
      typeof argument === 'number' ? { detents: argument, refused: undefined } : argument
    const answer = await stage.driver.drive({
      type: 'driver.knob.turned',
      payload: { detents: turned.detents },
    })
    return answerOutcome(answer, turned.refused, stage)
  },
})
