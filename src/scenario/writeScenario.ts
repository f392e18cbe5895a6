import { Document, isCollection, visit } from 'yaml'
import { withEscapes } from './references.ts'

/** A step as it is written: its name and its argument. */
export interface WrittenStep {
  readonly name: string
  readonly argument: unknown
}

/** What stands in a scenario file. */
export interface WrittenScenario {
  /** The keys of the header, in their order. */
  readonly header: Readonly<Record<string, unknown>>
  readonly steps: readonly WrittenStep[]
}

/** Writes a scenario file in the one form that recordings have; what reads it finds the same again. */
export function writeScenario({ header, steps }: WrittenScenario): string {
  const written = steps.map(({ name, argument }) => ({ [name]: withEscapes(argument) }))
  return `${textOf(header, 0)}---\n${textOf(written, 1)}`
}

/** One step in one line, without its dash. */
export function writeStep({ name, argument }: WrittenStep): string {
  return textOf({ [name]: withEscapes(argument) }, 0).trimEnd()
}

/** Maps and lists below the outer ones stand in one line each, as people write them. */
function textOf(value: unknown, outer: number): string {
  const document = new Document(value)
  visit(document, {
    Collection(_, node, path) {
      const depth = path.filter((above) => isCollection(above)).length
      node.flow = depth > outer
    },
  })
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
