import { z } from 'zod'
import { answerOutcome } from '../answerOutcome.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

const key = z.string().min(1).max(32)

/** A hard key, the knob, BACK or HOME. */
export const press = step({
  name: 'press',
  form: '- press: phone',
  isInput: true,
  keys: ['key', 'refused'],
  schema: z.union([key, z.strictObject({ key, ...refusedKey })]),
  mentions: (argument) => [
    typeof argument === 'string'
      ? { kind: 'key', name: argument, path: [] }
      : { kind: 'key', name: argument.key, path: ['key'] },
    ...mentionsOfRefusal(argument),
  ],
  play: async (argument, stage) => {
    const { key: pressed, refused } =
      typeof argument === 'string' ? { key: argument, refused: undefined } : argument
    const answer = await stage.driver.drive({
      type: 'driver.key.pressed',
      payload: { key: pressed },
    })
    return answerOutcome(answer, refused, stage)
  },
})
