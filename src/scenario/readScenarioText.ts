import { isAlias, LineCounter, parseAllDocuments, visit, type Document } from 'yaml'
import { isNestedTooDeep } from '../catalogue/isNestedTooDeep.ts'
import { placeIn } from '../catalogue/placeIn.ts'
import type { ScenarioFault } from './scenarioFault.ts'

/** One YAML document as plain data, with a way to find a key path in the file. */
export interface ReadDocument {
  readonly value: unknown
  placeOf(path: readonly PropertyKey[]): { readonly line: number; readonly column: number }
}

type ReadText =
  { readonly documents: readonly ReadDocument[] } | { readonly faults: readonly ScenarioFault[] }

const longestFile = 1024 * 1024
const mostAliases = 50

/** Reads the bytes of a scenario file, or says why they are none. */
export function readScenarioText(bytes: Uint8Array, file: string): ReadText {
  const whole = wholeFileFault(bytes)
  if (whole !== undefined) return { faults: [{ file, line: 1, column: 1, ...whole }] }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { faults: [{ file, line: 1, column: 1, ...binary }] }
  }
  if (isNestedTooDeep(text)) return { faults: [{ file, line: 1, column: 1, ...tooDeep }] }
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })
  const documents: readonly Document[] = 'empty' in parsed ? [] : parsed
  const faults = documents.flatMap((document) => [
    ...document.errors.map(({ code, message, pos }) => {
      const { line, col } = lines.linePos(pos[0])
      return { file, line, column: col, ...yamlFault(code, message) }
    }),
    ...aliasFaults(document, lines, file),
  ])
  if (faults.length > 0) return { faults }
  return {
    documents: documents.map((document) => ({
      value: document.toJS() as unknown,
      placeOf: (path) => placeIn(document, lines, path),
    })),
  }
}

const tooDeep = {
  problem: 'lists or maps too deep in one another',
  expected: 'a header and a list of steps',
}

const binary = { problem: 'the file is not text in UTF-8', expected: 'a YAML file' }

function wholeFileFault(bytes: Uint8Array): { problem: string; expected: string } | undefined {
  if (bytes.length > longestFile) {
    return { problem: 'the file is larger than 1 MiB', expected: 'a scenario of at most 1 MiB' }
  }
  if (bytes.includes(0)) return binary
  if (bytes.every((byte) => byte <= 32)) {
    return { problem: 'the file is empty', expected: 'a header, a line `---`, and a list of steps' }
  }
  return undefined
}

function yamlFault(code: string, message: string): { problem: string; expected: string } {
  switch (code) {
    case 'DUPLICATE_KEY':
      return { problem: 'the same key twice', expected: 'every key once' }
    case 'TAB_AS_INDENT':
      return { problem: 'a tab in the indentation', expected: 'spaces' }
    default:
      return { problem: message.replaceAll('\n', ' '), expected: 'YAML that can be read' }
  }
}

/** Aliases are followed only so far: a few lines of them can stand for gigabytes. */
function aliasFaults(
  document: Document,
  lines: LineCounter,
  file: string,
): readonly ScenarioFault[] {
  try {
    document.toJS({ maxAliasCount: mostAliases })
    return []
  } catch {
    let at = 0
    visit(document, (_, node) => {
      if (!isAlias(node)) return undefined
      at = node.range?.[0] ?? 0
      return visit.BREAK
    })
    const { line, col } = lines.linePos(at)
    return [
      {
        file,
        line,
        column: col,
        problem: 'too many aliases',
        expected: `at most ${String(mostAliases)}`,
      },
    ]
  }
}
