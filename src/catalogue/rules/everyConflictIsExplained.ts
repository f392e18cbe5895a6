import { everyFact } from '../everyFact.ts'
import type { KeyPath, Rule } from '../ruleInput.ts'

/** Every conflict that is mentioned stands in conflicts.yaml, with its decision. */
export const everyConflictIsExplained: Rule = ({ catalogue, faultAt }) => {
  const known = new Set(catalogue.conflicts.map(({ id }) => id))
  return everyFact(catalogue).flatMap(({ file, path, fact }) =>
    mentionsIn(fact)
      .filter(({ id }) => !known.has(id))
      .map(({ id, key }) => faultAt(file, [...path, ...key], `no ${id} in conflicts.yaml`)),
  )
}

interface Mention {
  readonly id: string
  readonly key: KeyPath
}

function mentionsIn({
  conflict,
  conflicts,
}: Readonly<Record<string, unknown>>): readonly Mention[] {
  const single = typeof conflict === 'string' ? [{ id: conflict, key: ['conflict'] }] : []
  if (!Array.isArray(conflicts)) return single
  return conflicts.flatMap((id: unknown, index) =>
    typeof id === 'string' ? [{ id, key: ['conflicts', index] }] : [],
  )
}
