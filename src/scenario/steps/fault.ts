import { z } from 'zod'
import { fault as faultSchema, type Fault } from '../../contract/fault.ts'
import { step } from '../step.ts'

const off = z.strictObject({ off: z.string().min(1) })

/** Lets something go wrong on the way of messages from now on, or no longer. */
export const fault = step({
  name: 'fault',
  form: '- fault: { kind: drop, on: backend.link.answered, times: 1 }',
  isInput: true,
  keys: ['off', ...Object.keys(faultSchema.shape)],
  schema: z.union([faultSchema, off]),
  play: async (argument, { driver }) => {
    const change =
      'off' in argument
        ? { remove: argument.off === 'all' ? undefined : argument.off }
        : { add: argument as Fault }
    const problem = await driver.changeFaults(change)
    return problem === undefined
      ? { passed: true }
      : { passed: false, expected: 'done', seen: problem }
  },
})
