import type { z } from 'zod'
import { referencesIn } from './references.ts'
import { valueAt } from './valueAt.ts'

/** Whether an issue is only about a value that is not known yet, because it stands there by its name. */
export function isOpenIssue(
  issue: z.core.$ZodIssue,
  value: unknown,
  isOpen: (name: string) => boolean,
): boolean {
  const seen = valueAt(value, issue.path)
  if (typeof seen === 'string' && referencesIn(seen).some(({ name }) => isOpen(name))) return true
  if (issue.code !== 'invalid_union') return false
  return issue.errors.some(
    (branch) => branch.length > 0 && branch.every((inner) => isOpenIssue(inner, seen, isOpen)),
  )
}
