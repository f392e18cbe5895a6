import { z } from 'zod'
import { answerOutcome } from '../answerOutcome.ts'
import { choiceOnScreen, labelsOnScreen } from '../entryOnScreen.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'

const entry = z.string().min(1).max(64)

/** An entry of the screen or a button of its dialog, by id or by its label in the language of the run. */
export const choose = step({
  name: 'choose',
  form: '- choose: roaming',
  isInput: true,
  keys: ['entry', 'refused'],
  schema: z.union([entry, z.strictObject({ entry, ...refusedKey })]),
  mentions: (argument) => [
    typeof argument === 'string'
      ? { kind: 'entry', name: argument, path: [] }
      : { kind: 'entry', name: argument.entry, path: ['entry'] },
    ...mentionsOfRefusal(argument),
  ],
  play: async (argument, stage) => {
    const { entry: wanted, refused } =
      typeof argument === 'string' ? { entry: argument, refused: undefined } : argument
    const view = await stage.driver.view()
    const id = choiceOnScreen(view, wanted, stage)
    if (id === undefined && refused === undefined) {
      return {
        passed: false,
        expected: `${wanted} on this screen`,
        seen: `only ${labelsOnScreen(view).join(', ') || 'a screen without entries'}`,
      }
    }
    const answer = await stage.driver.drive({
      type: 'driver.entry.chosen',
      payload: { id: id ?? wanted },
    })
    return answerOutcome(answer, refused, stage)
  },
})
