import { z } from 'zod'
import { scenarioHeader } from './scenarioHeader.ts'
import { lookingSteps, steps } from './steps.ts'

type Json = z.core.JSONSchema.BaseSchema

const reference = { $ref: '#/$defs/reference' }

/** A JSON Schema of both documents of a scenario file, for editors; what only the catalogue knows it cannot say. */
export function scenarioSchema(): object {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Scenario',
    description: 'A header, a line ---, and a list of steps. Every document is held against this.',
    if: { type: 'array' },
    then: { $ref: '#/$defs/steps' },
    else: partOf(scenarioHeader, false),
    $defs: {
      steps: { type: 'array', minItems: 1, items: { $ref: '#/$defs/step' } },
      step: {
        type: 'object',
        minProperties: 1,
        // `when` may stand beside another step
        if: { required: ['when'] },
        then: { maxProperties: 2 },
        else: { maxProperties: 1 },
        additionalProperties: false,
        properties: Object.fromEntries(
          steps.map(({ name, form, schema }) => [
            name,
            { description: `For example: ${form}`, ...partOf(schema, true) },
          ]),
        ),
      },
      look: {
        type: 'object',
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: false,
        properties: Object.fromEntries(
          lookingSteps.map(({ name }) => [name, { $ref: `#/$defs/step/properties/${name}` }]),
        ),
      },
      reference: {
        description: 'A kept value or a parameter, by its name.',
        type: 'string',
        pattern: '^\\$[A-Za-z][A-Za-z0-9_]*$',
      },
    },
  }
}

function partOf(schema: z.ZodType, mayRefer: boolean): object {
  const { $schema: _, ...part } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ jsonSchema, path }) {
      const { holds } = jsonSchema as { readonly holds?: string }
      if (holds !== undefined) replaceBy(jsonSchema, { $ref: `#/$defs/${holds}` })
      else if (mayRefer && path.at(-1) !== 'propertyNames' && isStrict(jsonSchema)) {
        replaceBy(jsonSchema, { anyOf: [{ ...jsonSchema }, reference] })
      }
    },
  })
  return part
}

/** Whether a name could not stand in place of the value. */
function isStrict({ type, enum: values, const: value, pattern, format }: Json): boolean {
  if (values !== undefined || value !== undefined) return true
  return type === 'string'
    ? pattern !== undefined || format !== undefined
    : type === 'integer' || type === 'number' || type === 'boolean'
}

function replaceBy(json: Json, other: Json): void {
  for (const key of Object.keys(json)) Reflect.deleteProperty(json, key)
  Object.assign(json, other)
}
