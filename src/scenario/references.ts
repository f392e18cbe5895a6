import { valueText } from './differences.ts'

/** A name that a value refers to by `$name`, and where in the value. */
export interface Reference {
  readonly name: string
  readonly path: readonly PropertyKey[]
}

export type NamedValues = ReadonlyMap<string, unknown>

const pattern = /\$\$|\$([A-Za-z][A-Za-z0-9_]*)/g
const whole = /^\$([A-Za-z][A-Za-z0-9_]*)$/

/** What parameters and kept values may be called. */
export const referenceName = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** Every `$name` in the texts of a value; `$$` is a dollar sign. */
export function referencesIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): readonly Reference[] {
  if (typeof value === 'string') {
    return [...value.matchAll(pattern)].flatMap(([, name]) =>
      name === undefined ? [] : [{ name, path }],
    )
  }
  return entriesOf(value).flatMap(([key, part]) => referencesIn(part, [...path, key]))
}

/** The value with these names filled in; a text that is nothing but one name becomes the value as it is. */
export function withNames(value: unknown, values: NamedValues): unknown {
  return mapTexts(value, (text) => {
    const only = whole.exec(text)?.[1]
    if (only !== undefined && values.has(only)) return values.get(only)
    return text.replace(pattern, (written, name: string | undefined) =>
      name !== undefined && values.has(name) ? valueText(values.get(name)) : written,
    )
  })
}

/** The value with `$$` as the dollar sign that it stands for: when no name is left to be filled in. */
export function withoutEscapes(value: unknown): unknown {
  return mapTexts(value, (text) => text.replaceAll('$$', () => '$'))
}

/** A value that is meant as it stands, with every dollar sign written so that it names nothing. */
export function withEscapes(value: unknown): unknown {
  return mapTexts(value, (text) => text.replace(/\$(?=[$A-Za-z])/g, () => '$$'))
}

function mapTexts(value: unknown, change: (text: string) => unknown): unknown {
  if (typeof value === 'string') return value.includes('$') ? change(value) : value
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, change))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key, mapTexts(part, change)]),
  )
}

function entriesOf(value: unknown): readonly (readonly [PropertyKey, unknown])[] {
  if (Array.isArray(value)) return value.map((part, index) => [index, part] as const)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value)
}
