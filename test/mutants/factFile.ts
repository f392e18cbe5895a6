import {
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  type Document,
  type YAMLMap,
} from 'yaml'
import type { CatalogueFiles } from '../../src/catalogue/parseCatalogue.ts'

/** A file of the catalogue, to be changed and written back. */
export interface FactFile {
  readonly name: string
  readonly document: Document
  /** `file:line` of what stands at this path. */
  placeOf(path: Path): string
  /** The file after a change, which is made on a copy. */
  with(change: (copy: Document) => void): Readonly<Record<string, string>>
}

export type OpenFactFile = (name: string) => FactFile

export type Path = readonly (string | number)[]

/** Opens each file of a catalogue once. */
export function factFiles(files: CatalogueFiles): OpenFactFile {
  const opened = new Map<string, FactFile>()
  return (name) => {
    const file = opened.get(name) ?? openFactFile(files, name)
    opened.set(name, file)
    return file
  }
}

function openFactFile(files: CatalogueFiles, name: string): FactFile {
  const text = files[name] ?? ''
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  return {
    name,
    document,
    placeOf(path) {
      const node = document.getIn(path, true)
      const start = isScalar(node) || isMap(node) || isSeq(node) ? (node.range?.[0] ?? 0) : 0
      return `assets/catalogue/${name}:${String(lines.linePos(start).line)}`
    },
    with(change) {
      const copy = parseDocument(text)
      change(copy)
      return { [name]: String(copy) }
    },
  }
}

/** Names a key of a map in another way. */
export function renameKeys(map: unknown, rename: (key: string) => string): void {
  if (!isMap(map)) return
  for (const { key } of (map as YAMLMap).items) {
    if (isScalar(key) && typeof key.value === 'string') key.value = rename(key.value)
  }
}
