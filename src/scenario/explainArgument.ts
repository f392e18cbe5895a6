import type { z } from 'zod'
import { explainIssue, type Explained } from './explainIssue.ts'
import type { Block, Step } from './step.ts'

/** Says in words what is wrong with the argument of a step. */
export function explainArgument(
  { name, form, keys }: Pick<Step | Block, 'name' | 'form' | 'keys'>,
  issue: z.core.$ZodIssue,
  argument: unknown,
): Explained {
  const { path, ...words } = explainIssue(issue, argument, keys)
  const problem = `${name}: ${words.problem}`
  const expected = path.length === 0 ? `${words.expected}, such as \`${form}\`` : words.expected
  return { ...words, path, problem, expected }
}
