/** One place where what was seen is not what was expected. */
export interface Difference {
  readonly at: string
  readonly expected: unknown
  readonly seen: unknown
}

/** Where `seen` lacks what `expected` asks for: maps in part, lists as a whole; `null` asks for absence. */
export function differences(expected: unknown, seen: unknown, at = ''): readonly Difference[] {
  if (expected === null) return seen === undefined || seen === null ? [] : [{ at, expected, seen }]
  if (Array.isArray(expected)) {
    if (!Array.isArray(seen) || seen.length !== expected.length) return [{ at, expected, seen }]
    return expected.flatMap((part: unknown, index) =>
      differences(part, seen[index], `${at}[${String(index)}]`),
    )
  }
  if (typeof expected === 'object') {
    if (typeof seen !== 'object' || seen === null) return [{ at, expected, seen }]
    const parts = seen as Readonly<Record<string, unknown>>
    return Object.entries(expected as object).flatMap(([key, part]: [string, unknown]) =>
      differences(part, parts[key], at === '' ? key : `${at}.${key}`),
    )
  }
  return expected === seen ? [] : [{ at, expected, seen }]
}

export function expectedText(found: readonly Difference[]): string {
  return found.map(({ at, expected }) => `${at} ${valueText(expected)}`).join(', ')
}

export function seenText(found: readonly Difference[]): string {
  return found.map(({ at, seen }) => `${at} ${valueText(seen)}`).join(', ')
}

/** A value as it stands in a sentence. */
export function valueText(value: unknown): string {
  if (value === undefined || value === null) return 'none'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
