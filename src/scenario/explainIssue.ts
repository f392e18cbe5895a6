import type { z } from 'zod'
import { suggestionFor } from './suggestionFor.ts'
import { valueAt } from './valueAt.ts'

type Issue = z.core.$ZodIssue

/** What is wrong with one value of a file, in words for people who don't program. */
export interface Explained {
  /** The key path of the value, below the value that was checked. */
  readonly path: readonly PropertyKey[]
  readonly problem: string
  readonly expected: string
  readonly suggestion?: string
}

/** Says in words what a schema found wrong; `value` is what it looked at, `known` the keys it knows. */
export function explainIssue(issue: Issue, value: unknown, known: readonly string[]): Explained {
  const path = issue.path
  const seen = valueAt(value, path)
  const name = path.length === 0 ? '' : ` for ${path.map(String).join('.')}`
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? ''
      return {
        path: [...path, key],
        problem: `unknown key ${key}`,
        expected:
          path.length === 0 && known.length > 0 ? `one of ${known.join(', ')}` : 'no such key here',
        ...suggested(key, known),
      }
    }
    case 'invalid_value': {
      const values = issue.values.map(String)
      return {
        path,
        problem:
          seen === undefined ? `${lastOf(path)} is missing` : `${textOf(seen)} is not known${name}`,
        expected: choiceText(values),
        ...(typeof seen === 'string' ? suggested(seen, values) : {}),
      }
    }
    case 'invalid_union':
      return explainUnion(issue, seen, known)
    case 'invalid_type':
      return seen === undefined
        ? { path, problem: `${lastOf(path)} is missing`, expected: wordFor(issue.expected) }
        : {
            path,
            problem: `${textOf(seen)} is not right${name}`,
            expected: wordFor(issue.expected),
          }
    default: {
      const problem =
        seen === undefined ? `${lastOf(path)} is missing` : `${textOf(seen)} is not right${name}`
      return { path, problem, expected: issue.message }
    }
  }
}

/** Of several allowed forms, the one that was probably meant is explained. */
function explainUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  seen: unknown,
  known: readonly string[],
): Explained {
  const meant = issue.errors
    .filter(
      ([first]) =>
        first !== undefined && !(first.code === 'invalid_type' && first.path.length === 0),
    )
    .sort((one, other) => weight(one) - weight(other))[0]
  const inner = meant?.find(({ code }) => code === 'unrecognized_keys') ?? meant?.[0]
  if (inner !== undefined) {
    const explained = explainIssue(inner, seen, known)
    return { ...explained, path: [...issue.path, ...explained.path] }
  }
  const forms = issue.errors.flatMap(([first]) =>
    first?.code === 'invalid_type' ? [wordFor(first.expected)] : [],
  )
  return {
    path: issue.path,
    problem:
      seen === undefined ? `${lastOf(issue.path)} is missing` : `${textOf(seen)} is not right`,
    expected: [...new Set(forms)].join(' or ') || issue.message,
  }
}

/** More than these nobody reads through. */
const mostChoices = 12

function choiceText(values: readonly string[]): string {
  const [first = ''] = values
  if (values.length === 1) return first
  return values.length <= mostChoices
    ? `one of ${values.join(', ')}`
    : `one of ${String(values.length)}, such as ${values.slice(0, 3).join(', ')}`
}

function weight(issues: readonly Issue[]): number {
  return issues.length
}

function suggested(written: string, candidates: readonly string[]): { suggestion?: string } {
  const suggestion = suggestionFor(written, candidates)
  return suggestion === undefined ? {} : { suggestion }
}

function lastOf(path: readonly PropertyKey[]): string {
  return String(path.at(-1) ?? 'the value')
}

const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a map',
  record: 'a map',
  array: 'a list',
  null: 'null',
}

function wordFor(type: string): string {
  return words[type] ?? type
}

function textOf(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a map'
  return String(value)
}
