import { z } from 'zod'
import { locale } from '../../contract/payload.ts'
import { spokenText } from '../spokenText.ts'
import { step } from '../step.ts'

/** A sentence for those who watch, by language; English stands in for a language that it lacks. */
export const say = step({
  name: 'say',
  form: '- say: { en: "We cross the border." }',
  isInput: false,
  keys: [],
  schema: z
    .record(locale, z.string().min(1))
    .refine((texts) => Object.keys(texts).length > 0, 'at least one language'),
  play: (texts, { locale: spoken }) => {
    const said = spokenText(texts, spoken)
    return Promise.resolve({ passed: true, ...(said === undefined ? {} : { said }) })
  },
})
