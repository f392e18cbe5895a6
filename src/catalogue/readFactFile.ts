import { LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import type { Fault } from './catalogue.ts'
import { isNestedTooDeep } from './isNestedTooDeep.ts'
import { placeIn } from './placeIn.ts'

const longestFile = 1024 * 1024
const mostAliases = 100

/** One YAML file against its schema: the data, or what is wrong with it and where. */
export function readFactFile<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): { data?: z.output<Schema>; found: readonly Fault[] } {
  const whole = wholeFileFault(text)
  if (whole !== undefined) return { found: [atTop(file, whole)] }
  try {
    return readDocument(file, text, schema)
  } catch (error) {
    // too many aliases
    return { found: [atTop(file, error instanceof Error ? error.message : 'cannot be read')] }
  }
}

function readDocument<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): { data?: z.output<Schema>; found: readonly Fault[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  const broken = [...document.errors, ...document.warnings]
  if (broken.length > 0) {
    return {
      found: broken.map(({ message, pos }) => {
        const { line, col } = lines.linePos(pos[0])
        return { file, line, column: col, at: '', problem: message }
      }),
    }
  }
  const result = schema.safeParse(document.toJS({ maxAliasCount: mostAliases }))
  if (result.success) return { data: result.data, found: [] }
  return { found: result.error.issues.map((issue) => faultOf(file, document, lines, issue)) }
}

function faultOf(
  file: string,
  document: Document,
  lines: LineCounter,
  issue: z.core.$ZodIssue,
): Fault {
  const strange = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return {
    file,
    ...placeIn(document, lines, [...issue.path, ...strange]),
    at: issue.path.join('.'),
    problem: issue.message,
  }
}

function wholeFileFault(text: string): string | undefined {
  if (text.trim() === '') return 'the file is empty'
  if (text.length > longestFile) return 'the file is larger than 1 MiB'
  if (text.includes('\0')) return 'the file is binary, not text'
  if (isNestedTooDeep(text)) return 'lists or maps too deep in one another'
  return undefined
}

function atTop(file: string, problem: string): Fault {
  return { file, line: 1, column: 1, at: '', problem }
}
