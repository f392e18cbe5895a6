import { z } from 'zod'
import { answerOutcome } from '../answerOutcome.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

const characters = z.int().min(1).max(128)

/** Deletes the last characters of the field in focus, one after the other. */
export const erase = step({
  name: 'erase',
  form: '- erase: 1',
  isInput: true,
  keys: ['characters', 'refused'],
  schema: z.union([characters, z.strictObject({ characters, ...refusedKey })]),
  mentions: mentionsOfRefusal,
  play: async (argument, stage) => {
    const { characters: count, refused } =
      typeof argument === 'number' ? { characters: argument, refused: undefined } : argument
    for (let deleted = 1; ; deleted += 1) {
      const answer = await stage.driver.drive({ type: 'driver.text.deleted', payload: {} })
      if (!answer.accepted || deleted === count) return answerOutcome(answer, refused, stage)
    }
  },
})
