import { LineCounter, parseDocument } from 'yaml'
import type { Catalogue, Fault } from './catalogue.ts'
import type { CatalogueFiles } from './parseCatalogue.ts'
import { placeIn } from './placeIn.ts'

/** What a rule of the data sees: the facts, and a way to say where one of them stands. */
export interface RuleInput {
  readonly catalogue: Catalogue
  /** A fault at a key path of a file; `at` is what it is about, the key path itself unless given. */
  readonly faultAt: (file: string, path: KeyPath, problem: string, at?: string) => Fault
}

export type KeyPath = readonly (string | number)[]

export type Rule = (facts: RuleInput) => readonly Fault[]

/** The facts as the rules see them. A file is read again only where a fault is to be placed. */
export function ruleInput(catalogue: Catalogue, files: CatalogueFiles): RuleInput {
  return {
    catalogue,
    faultAt(file, path, problem, at = path.join('.')) {
      const lines = new LineCounter()
      const document = parseDocument(files[file] ?? '', { lineCounter: lines, prettyErrors: false })
      return { file, ...placeIn(document, lines, path), at, problem }
    },
  }
}
