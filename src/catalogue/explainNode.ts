import type { Catalogue } from './catalogue.ts'
import type { Confidence, Topic } from './catalogueSchema.ts'
import { labelFor } from './labelFor.ts'
import { everyNode, type MenuNode } from './menuFor.ts'
import { topicOf } from './topicOf.ts'
import { rowOf } from './vehicle.ts'

export interface SourceLine {
  readonly document: string
  /** Null where the document has no lines: a decision, background. */
  readonly line: number | null
}

export interface ExplainedLabel {
  readonly text: string
  /** The language it is printed in, and whether that is another than the one asked for. */
  readonly locale: string
  readonly fallback: boolean
  readonly variants: readonly string[]
  readonly confidence: Confidence
  readonly sources: readonly SourceLine[]
  readonly note: string | null
}

/** How we know what we know about one entry of one car. */
export interface Explanation {
  readonly node: readonly string[]
  readonly labels: Readonly<Record<string, ExplainedLabel>>
  readonly confidence: Confidence
  readonly sources: readonly SourceLine[]
  readonly conflicts: readonly {
    readonly id: string
    readonly title: string
    readonly decision: string
  }[]
  readonly note: string | null
}

/** Explains an entry: its labels in every language, the lines it rests on, and what was decided where they disagree. */
export function explainNode(catalogue: Catalogue, vehicleId: string, node: MenuNode): Explanation {
  const locales = [...new Set([...Object.keys(catalogue.labels), ...Object.keys(catalogue.texts)])]
  const labels = locales.sort().map((locale) => explainLabel(catalogue, node, locale))
  const car = ofTheCar(catalogue, vehicleId, topicsOf(node))
  const mentioned = new Set([
    ...node.conflicts,
    ...labels.flatMap(({ conflicts }) => conflicts),
    ...car.conflicts,
  ])
  const notes = [...node.notes, ...car.notes]
  return {
    node: node.path,
    labels: Object.fromEntries(labels.map(({ asked, label }) => [asked, label])),
    confidence: car.contradicted ? 'conflicting' : node.confidence,
    sources: sourceLines([...node.sources, ...car.sources]),
    conflicts: catalogue.conflicts
      .filter(({ id }) => mentioned.has(id))
      .map(({ id, title, decision }) => ({ id, title, decision })),
    note: notes.length === 0 ? null : notes.join(' '),
  }
}

function explainLabel(catalogue: Catalogue, node: MenuNode, asked: string) {
  const { text, locale, variants, confidence, sources, conflicts, note } = labelFor(
    catalogue,
    node,
    asked,
  )
  const fallback = locale !== asked
  const gaps = fallback ? catalogue.labels[asked]?.gaps : undefined
  const label: ExplainedLabel = {
    text,
    locale,
    fallback,
    variants: variants.map((variant) => variant.text),
    confidence,
    sources: sourceLines(sources),
    note: gaps?.note ?? note ?? null,
  }
  return { asked, label, conflicts: [...conflicts, ...(gaps?.conflicts ?? [])] }
}

/** What the row of the vehicle adds to an entry that serves these topics. */
function ofTheCar(catalogue: Catalogue, vehicleId: string, topics: ReadonlySet<Topic>) {
  const row = rowOf(catalogue, vehicleId)
  const touches = (id: string) =>
    (catalogue.conflicts.find((conflict) => conflict.id === id)?.topics ?? [...topics]).some(
      (topic) => topics.has(topic) && topic !== 'every',
    )
  const flags = row?.flags.filter(({ conflict }) => touches(conflict)) ?? []
  const conflicts = [...flags.map(({ conflict }) => conflict), ...(row?.conflicts ?? [])]
  const relevant = conflicts.filter(touches)
  return {
    conflicts: relevant,
    contradicted: flags.some(({ kind }) => kind === 'conflict'),
    notes: relevant.length === 0 || row?.note === undefined ? [] : [row.note],
    sources:
      row === undefined
        ? []
        : (['roaming', 'data', 'pin', 'link'] as const).flatMap((topic) =>
            topics.has(topic) ? row.sources[topic] : [],
          ),
  }
}

function topicsOf(node: MenuNode): ReadonlySet<Topic> {
  return new Set(everyNode([node]).flatMap(({ does }) => (does === undefined ? [] : topicOf(does))))
}

function sourceLines(refs: readonly string[]): readonly SourceLine[] {
  return [...new Set(refs)].map((ref) => {
    const [document = '', line] = ref.split(':')
    return { document, line: line === undefined ? null : Number(line) }
  })
}
