import { everyFact } from '../everyFact.ts'
import type { KeyPath, Rule } from '../ruleInput.ts'

/** Every source names a document of sources.yaml, and a line that this document has. */
export const everySourceExists: Rule = ({ catalogue, faultAt }) => {
  const documents = new Map(catalogue.sources.map((document) => [document.id, document]))
  return everyFact(catalogue).flatMap(({ file, path, fact }) =>
    refsOf(fact).flatMap(({ ref, key }) => {
      const [id = '', line] = ref.split(':')
      const document = documents.get(id)
      const at: KeyPath = [...path, ...key]
      if (document === undefined) return [faultAt(file, at, `no document ${id} in sources.yaml`)]
      if (line === undefined) {
        return document.kind === 'document' ? [faultAt(file, at, `${id} needs a line`)] : []
      }
      const number = Number(line)
      if (number >= 1 && number <= (document.lines ?? 0)) return []
      return [faultAt(file, at, `document ${id} has no line ${line}`)]
    }),
  )
}

interface Ref {
  readonly ref: string
  readonly key: KeyPath
}

/** `sources` is a list, or one list for each topic; `source` is a single one. */
function refsOf(fact: Readonly<Record<string, unknown>>): readonly Ref[] {
  const { source, sources } = fact
  const single = typeof source === 'string' ? [{ ref: source, key: ['source'] }] : []
  if (Array.isArray(sources)) return [...single, ...refsIn(sources, ['sources'])]
  if (typeof sources !== 'object' || sources === null) return single
  return Object.entries(sources).flatMap(([topic, refs]) =>
    Array.isArray(refs) ? refsIn(refs, ['sources', topic]) : [],
  )
}

function refsIn(refs: readonly unknown[], key: KeyPath): readonly Ref[] {
  return refs.flatMap((ref, index) =>
    typeof ref === 'string' ? [{ ref, key: [...key, index] }] : [],
  )
}
