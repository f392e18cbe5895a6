import { z } from 'zod'
import { answerOutcome } from '../answerOutcome.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

/** BACK: closes a dialog, leaves a form, goes one menu up. */
export const back = step({
  name: 'back',
  form: '- back: {}',
  isInput: true,
  keys: ['refused'],
  schema: z.strictObject(refusedKey),
  mentions: mentionsOfRefusal,
  play: async ({ refused }, stage) => {
    const answer = await stage.driver.drive({
      type: 'driver.key.pressed',
      payload: { key: 'back' },
    })
    return answerOutcome(answer, refused, stage)
  },
})
