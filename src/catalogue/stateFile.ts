import { z } from 'zod'

const localeTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
const deed = z.looseObject({ act: z.string().min(1) })

/** `states/<id>.yaml`: a state of Porsche Connect to start from, as the deeds that lead to it. */
export const stateFile = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  /** By language; English stands in where one lacks it. */
  names: z.record(localeTag, z.string().min(1)).refine(({ en }) => en !== undefined, {
    message: 'an English name',
  }),
  note: z.string().min(1),
  deeds: z
    .array(
      z
        .strictObject({
          /** How many days before the world begins. */
          daysAgo: z.number().int().min(0).max(3660).default(0),
          /** Whose deed it is; the owner's of the world unless it is said. */
          as: z.string().min(1).optional(),
          owner: deed.optional(),
          dealer: deed.optional(),
        })
        .refine((one) => (one.owner === undefined) !== (one.dealer === undefined), {
          message: 'either owner or dealer',
        }),
    )
    .min(1),
})

export type StateFile = z.output<typeof stateFile>
