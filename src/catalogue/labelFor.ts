import { fallbackLocale, type Catalogue } from './catalogue.ts'
import type { Confidence, LabelEntry } from './catalogueSchema.ts'
import type { MenuNode } from './menuFor.ts'

export interface Label {
  readonly text: string
  /** The language the text is printed in: another than the one asked for when no document prints it there (C-26). */
  readonly locale: string
  readonly confidence: Confidence
  readonly sources: readonly string[]
  /** Other printed words, accepted at this position when a path is walked. */
  readonly variants: readonly { readonly text: string; readonly sources: readonly string[] }[]
  readonly conflicts: readonly string[]
  readonly note?: string
}

function entriesOf(
  catalogue: Catalogue,
  node: Pick<MenuNode, 'positions'>,
  locale: string,
): LabelEntry[] {
  return node.positions.flatMap(({ tree, path }) => {
    const entry = catalogue.labels[locale]?.labels[tree]?.[path]
    return entry === undefined ? [] : [entry]
  })
}

/** The label of a node in a language; English where no document prints one, never an id. */
export function labelFor(
  catalogue: Catalogue,
  node: Pick<MenuNode, 'positions' | 'path'>,
  locale: string,
): Label {
  for (const candidate of [locale, fallbackLocale, ...Object.keys(catalogue.labels)]) {
    const [first, ...others] = entriesOf(catalogue, node, candidate)
    if (first !== undefined) return joined(first, others, candidate)
  }
  throw new Error(`no language has a label for ${node.path.join('/')}`)
}

function joined(first: LabelEntry, others: readonly LabelEntry[], locale: string): Label {
  const printed = others.flatMap(({ text, sources, variants }) => [{ text, sources }, ...variants])
  const variants = [...first.variants, ...printed].filter(
    ({ text }, index, all) =>
      text !== first.text && all.findIndex((variant) => variant.text === text) === index,
  )
  return {
    text: first.text,
    locale,
    confidence: first.confidence,
    sources: first.sources,
    variants,
    conflicts: [...new Set([first, ...others].flatMap(({ conflicts }) => conflicts))],
    ...(first.note === undefined ? {} : { note: first.note }),
  }
}

/** How labels are compared: NFC, no-break space as space, runs of spaces as one. */
export function normalLabel(text: string): string {
  return text.normalize('NFC').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()
}

/** Whether what somebody wrote is the label of this node in this language, or one of its printed variants. */
export function isLabelOf(
  catalogue: Catalogue,
  node: MenuNode,
  locale: string,
  written: string,
): boolean {
  const label = labelFor(catalogue, node, locale)
  const wanted = normalLabel(written)
  return [label.text, ...label.variants.map(({ text }) => text)].some(
    (text) => normalLabel(text) === wanted,
  )
}

/** The labels of a written path; `>` and `▶` separate. */
export function labelsOfPath(path: string): readonly string[] {
  return path
    .split(/[>▶]/)
    .map(normalLabel)
    .filter((label) => label !== '')
}
