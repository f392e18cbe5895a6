import { z } from 'zod'
import { suggestionFor } from './suggestionFor.ts'

/** One form that a value may have, and whether it must not be kept. */
interface Form {
  readonly schema: z.core.$ZodType
  readonly secret: boolean
}

/** The keys of a field as it is written: `status.user`, `mails.0.link`. */
export function keysOf(field: string): readonly string[] {
  return field.split('.')
}

/** Why a value of this shape has no such field, or none that may be kept; undefined when it has. */
export function fieldProblem(schema: z.ZodType, field: string): string | undefined {
  let forms = formsOf(schema)
  for (const key of keysOf(field)) {
    const next = forms.flatMap((form) => inside(form, key))
    if (next.length === 0) {
      const names = [...new Set(forms.flatMap(namesIn))]
      const near = suggestionFor(key, names)
      if (names.length === 0) return `a field; ${key} is below a value that has none`
      return `one of ${names.join(', ')} in place of ${key}${near === undefined ? '' : `; did you mean ${near}?`}`
    }
    forms = next
  }
  return forms.some(({ secret }) => secret)
    ? 'a field that is no secret: a secret is named, as in { secret: sim.pin }'
    : undefined
}

/** The forms of a schema; a mark on what wraps them is theirs too. */
function formsOf(schema: z.core.$ZodType, isWithin = false): readonly Form[] {
  const secret = isWithin || z.globalRegistry.get(schema)?.['secret'] === true
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return formsOf(schema.unwrap(), secret)
  }
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodReadonly) {
    return formsOf(schema.unwrap(), secret)
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((one) => formsOf(one, secret))
  if (schema instanceof z.ZodPipe) return formsOf(schema.out, secret)
  return [{ schema, secret }]
}

function namesIn({ schema }: Form): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : []
}

/** Values with nothing below them. */
const plain: ReadonlySet<string> = new Set([
  'string',
  'number',
  'boolean',
  'enum',
  'literal',
  'null',
])

function inside({ schema }: Form, key: string): readonly Form[] {
  if (schema instanceof z.ZodObject) {
    const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape
    const own = Object.hasOwn(shape, key) ? shape[key] : undefined
    const { catchall } = schema.def
    const found = own ?? (catchall instanceof z.ZodNever ? undefined : catchall)
    return found === undefined ? [] : formsOf(found)
  }
  if (schema instanceof z.ZodArray) return /^\d+$/.test(key) ? formsOf(schema.element) : []
  if (schema instanceof z.ZodRecord) return formsOf(schema.valueType)
  // of anything else nothing is said of what it holds
  return plain.has(schema._zod.def.type) ? [] : [{ schema, secret: false }]
}
