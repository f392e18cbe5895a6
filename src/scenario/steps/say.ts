import { z } from 'zod'
import { fallbackLocale } from '../../catalogue/catalogue.ts'
import { locale } from '../../contract/payload.ts'
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
    const said = texts[spoken] ?? texts[fallbackLocale] ?? Object.values(texts)[0]
    return Promise.resolve({ passed: true, ...(said === undefined ? {} : { said }) })
  },
})
