import { z } from 'zod'

/** The number of a rule of the documents, such as. */
export const ruleId = z
  .string()
  .regex(/^R-\d{1,2}\.\d{1,2}$/, 'the number of a rule, such as R-4.1')

/** `rules.yaml`: what the documents say about behaviour, so that scenarios can be held against it. */
export const ruleFile = z.strictObject({
  rules: z.array(
    z.strictObject({
      id: ruleId,
      section: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
      title: z.string().min(1).max(100),
      /** A shipped scenario must show it. */
      expected: z.literal(true).optional(),
    }),
  ),
})

export type RuleFile = z.output<typeof ruleFile>
