import { span, spanOf } from '../../contract/span.ts'
import { step } from '../step.ts'

/** Lets the virtual clock of the world go forward. */
export const wait = step({
  name: 'wait',
  form: '- wait: 10 minutes',
  isInput: true,
  keys: [],
  schema: span,
  play: async (written, { driver }) => {
    await driver.advance(spanOf(written) ?? 0)
    return { passed: true }
  },
})
