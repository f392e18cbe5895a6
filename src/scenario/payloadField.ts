import { z } from 'zod'
import { suggestionFor } from './suggestionFor.ts'

interface Shape {
  readonly secret?: boolean
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly additionalProperties?: boolean | Shape
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
}

/** The keys of a field as it is written: `status.user`, `mails.0.link`. */
export function keysOf(field: string): readonly string[] {
  return field.split('.')
}

/** Why a value of this shape has no such field, or none that may be kept; undefined when it has. */
export function fieldProblem(schema: z.ZodType, field: string): string | undefined {
  let shapes: readonly Shape[] = [
    z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }) as Shape,
  ]
  for (const key of keysOf(field)) {
    const all = shapes.flatMap(alternatives)
    const next = all.flatMap((shape) => inside(shape, key))
    if (next.length === 0) {
      const names = [...new Set(all.flatMap(({ properties }) => Object.keys(properties ?? {})))]
      const near = suggestionFor(key, names)
      if (names.length === 0) return `a field; ${key} is below a value that has none`
      return `one of ${names.join(', ')} in place of ${key}${near === undefined ? '' : `; did you mean ${near}?`}`
    }
    shapes = next
  }
  return shapes.flatMap(alternatives).some(({ secret }) => secret === true)
    ? 'a field that is no secret: a secret is named, as in { secret: sim.pin }'
    : undefined
}

function alternatives(shape: Shape): readonly Shape[] {
  const forms = [...(shape.anyOf ?? []), ...(shape.oneOf ?? [])]
  return forms.length === 0 ? [shape] : forms.flatMap(alternatives)
}

function inside(shape: Shape, key: string): readonly Shape[] {
  const { properties, additionalProperties, items, type } = shape
  const own = properties && Object.hasOwn(properties, key) ? properties[key] : undefined
  if (own !== undefined) return [own]
  if (items !== undefined && /^\d+$/.test(key)) return [items]
  if (typeof additionalProperties === 'object') return [additionalProperties]
  // nothing is said of what it holds
  return type === undefined && properties === undefined ? [{}] : []
}
