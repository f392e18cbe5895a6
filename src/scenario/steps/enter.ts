import { z } from 'zod'
import { secretNames } from '../../contract/fixture.ts'
import { answerOutcome } from '../answerOutcome.ts'
import { pairingCodeShown } from '../ownerPages.ts'
import type { Stage } from '../stage.ts'
import { mentionsOfRefusal, refusedKey, step } from '../step.ts'
import { wrongSecret } from '../wrongSecret.ts'

const text = z.string().min(1).max(128)
const secret = z.enum(secretNames)

const argumentSchema = z.union([
  text,
  z
    .strictObject({
      text: text.optional(),
      secret: secret.optional(),
      wrong: secret.optional(),
      /** The pairing code that My Porsche shows to this account for the car. */
      codeOf: z.string().min(1).max(64).optional(),
      /** How many characters of something wrong are typed; as many as the secret has unless it is said. */
      length: z.int().min(1).max(128).optional(),
      ...refusedKey,
    })
    .refine(({ wrong, length }) => length === undefined || wrong !== undefined, {
      message: 'a length beside wrong only',
      path: ['length'],
    })
    .refine(
      (parts) =>
        [parts.text, parts.secret, parts.wrong, parts.codeOf].filter((part) => part !== undefined)
          .length === 1,
      'one of text, secret, wrong, codeOf',
    ),
])

/** Types into the field in focus: a text, a secret of this world by its name, or something wrong in its place. */
export const enter = step({
  name: 'enter',
  form: '- enter: { secret: sim.pin }',
  isInput: true,
  keys: ['text', 'secret', 'wrong', 'codeOf', 'length', 'refused'],
  schema: argumentSchema,
  mentions: mentionsOfRefusal,
  play: async (argument, stage) => {
    const typed = typedText(argument, stage)
    if ('missing' in typed) {
      return {
        passed: false,
        expected: `a world that has ${typed.missing}`,
        seen: `none in this world (see given)`,
      }
    }
    const answer = await stage.driver.drive({
      type: 'driver.text.entered',
      payload: { text: typed.text },
    })
    return answerOutcome(answer, typeof argument === 'string' ? undefined : argument.refused, stage)
  },
})

function typedText(
  argument: z.output<typeof argumentSchema>,
  stage: Stage,
): { readonly text: string } | { readonly missing: string } {
  if (typeof argument === 'string') return { text: argument }
  if (argument.text !== undefined) return { text: argument.text }
  if (argument.codeOf !== undefined) {
    const code = pairingCodeShown(stage, argument.codeOf)
    return code === undefined ? { missing: `a code of ${argument.codeOf}` } : { text: code }
  }
  const name = argument.secret ?? argument.wrong
  const known = name === undefined ? undefined : stage.secretOf(name)
  if (known === undefined) return { missing: name ?? 'a secret' }
  return { text: argument.secret === undefined ? wrongSecret(known, argument.length) : known }
}
