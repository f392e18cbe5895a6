import { z } from 'zod'
import { answerOutcome } from '../answerOutcome.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

/** OK: the field in focus, or the first button of a dialog. */
export const confirm = step({
  name: 'confirm',
  form: '- confirm: {}',
  isInput: true,
  keys: ['refused'],
  schema: z.strictObject(refusedKey),
  mentions: mentionsOfRefusal,
  play: async ({ refused }, stage) => {
    const answer = await stage.driver.drive({ type: 'driver.input.confirmed', payload: {} })
    return answerOutcome(answer, refused, stage)
  },
})
