import { z } from 'zod'
import { span, spanOf, spanText } from '../../contract/span.ts'
import { step } from '../step.ts'

const moment = z.iso.datetime('a moment such as 2024-03-01T09:00:00Z')

const timeSchema = z
  .strictObject({
    is: moment.optional(),
    after: moment.optional(),
    before: moment.optional(),
    since: moment.optional(),
    passed: span.optional(),
    'at-least': span.optional(),
    'at-most': span.optional(),
  })
  .refine(
    ({ since: _, ...asked }) => Object.keys(asked).length > 0,
    'at least one of is, after, before, passed, at-least, at-most',
  )

/** Looks at the virtual clock: what time it is, and how long it is since the run began or since a moment that was kept. */
export const time = step({
  name: 'time',
  form: '- time: { at-least: 10 minutes }',
  isInput: false,
  keys: Object.keys(timeSchema.shape),
  schema: timeSchema,
  play: async ({ is, after, before, since, ...spans }, { world, began }) => {
    await world.settle()
    const now = world.now()
    const passed = now - (since === undefined ? began : Date.parse(since))
    const { passed: exactly, 'at-least': least, 'at-most': most } = spans
    const length = (written: string) => spanOf(written) ?? 0
    const asked = [
      ...(is === undefined ? [] : [{ words: is, holds: now === Date.parse(is) }]),
      ...(after === undefined ? [] : [{ words: `after ${after}`, holds: now > Date.parse(after) }]),
      ...(before === undefined
        ? []
        : [{ words: `before ${before}`, holds: now < Date.parse(before) }]),
      ...(exactly === undefined
        ? []
        : [{ words: `${exactly} passed`, holds: passed === length(exactly) }]),
      ...(least === undefined
        ? []
        : [{ words: `at least ${least} passed`, holds: passed >= length(least) }]),
      ...(most === undefined
        ? []
        : [{ words: `at most ${most} passed`, holds: passed <= length(most) }]),
    ].filter(({ holds }) => !holds)
    if (asked.length === 0) return { passed: true }
    return {
      passed: false,
      expected: asked.map(({ words }) => words).join(', '),
      seen: `${new Date(now).toISOString()}, ${spanText(passed)} passed`,
    }
  },
})
