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

const longestFile = 256 * 1024
const mostAliases = 50

/** What YAML does not allow in a text. */
const controlCharacter = /[^\t\n\r\u{20}-\u{7E}\u{85}\u{A0}-\u{10FFFF}]/u

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
  const control = controlCharacter.exec(text)
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, prettyErrors: false })
  const documents: readonly Document[] = 'empty' in parsed ? [] : parsed
  const fault = (offset: number, words: { problem: string; expected: string }) => {
    const { line, col } = lines.linePos(offset)
    return { faults: [{ file, line, column: col, ...words }] }
  }
  if (control !== null) return fault(control.index, controlled)
  for (const document of documents) {
    // what follows the first error is mostly about that
    const [error] = document.errors
    if (error !== undefined) return fault(error.pos[0], yamlFault(error.code, error.message))
    const alias = aliasFault(document)
    if (alias !== undefined) return fault(alias.offset, alias)
  }
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

const controlled = {
  problem: 'a control character',
  expected: 'text; it can be written as an escape in double quotes, such as "\\u0001"',
}

const unpaired = {
  problem: 'a quote or a bracket without its partner',
  expected: 'quotes and brackets in pairs',
}

const binary = { problem: 'the file is not text in UTF-8', expected: 'a YAML file' }

function wholeFileFault(bytes: Uint8Array): { problem: string; expected: string } | undefined {
  if (bytes.length > longestFile) {
    return { problem: 'the file is larger than 256 KiB', expected: 'a scenario of at most 256 KiB' }
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
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { problem: 'a colon within a text', expected: 'the text in quotes' }
    case 'BAD_INDENT':
      return {
        problem: 'an indentation that fits nothing above it',
        expected: 'the keys of one map one below the other',
      }
    case 'MISSING_CHAR':
      return unpaired
    case 'TAB_AS_INDENT':
      return { problem: 'a tab in the indentation', expected: 'spaces' }
    default:
      return { problem: message.replaceAll('\n', ' '), expected: 'YAML that can be read' }
  }
}

/** Aliases are followed only so far: a few lines of them can stand for gigabytes, or for themselves. */
function aliasFault(
  document: Document,
): { readonly offset: number; readonly problem: string; readonly expected: string } | undefined {
  let found: ReturnType<typeof aliasFault>
  let first: number | undefined
  visit(document, (_, node) => {
    if (!isAlias(node)) return undefined
    const offset = node.range?.[0] ?? 0
    first ??= offset
    const target = node.resolve(document)
    if (target === undefined) {
      const expected = `an anchor &${node.source} before it, or the text in quotes`
      found = { offset, problem: `an alias to nothing, *${node.source}`, expected }
      return visit.BREAK
    }
    const [from = 0, to = 0] = target.range ?? []
    if (offset < from || offset >= to) return undefined
    const problem = `an alias within what it stands for, *${node.source}`
    found = { offset, problem, expected: 'an alias to something before it' }
    return visit.BREAK
  })
  if (found !== undefined || first === undefined) return found
  try {
    document.toJS({ maxAliasCount: mostAliases })
    return undefined
  } catch {
    const expected = `at most ${String(mostAliases)}`
    return { offset: first, problem: 'too many aliases', expected }
  }
}
