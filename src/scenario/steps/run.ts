import { z } from 'zod'
import { referenceName } from '../references.ts'
import { block } from '../step.ts'

const file = z.string().min(1)
const name = z.string().regex(referenceName, 'a name of letters and digits')

/** Plays the steps of another file, named relative to this one, with values for its parameters. */
export const run = block({
  name: 'run',
  form: '- run: parts/open-roaming.yaml',
  keys: ['file', 'with'],
  schema: z.union([file, z.strictObject({ file, with: z.record(name, z.unknown()).optional() })]),
  lists: {},
  keptIn: ['with'],
  certain: () => ['part'],
  part: (argument) =>
    typeof argument === 'string'
      ? { file: argument, with: {} }
      : { file: argument.file, with: argument.with ?? {} },
  round: (_, count, { part = [] }) => Promise.resolve(count === 0 ? { play: part } : {}),
})
