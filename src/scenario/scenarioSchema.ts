import { z } from 'zod'
import { scenarioHeader } from './scenarioHeader.ts'
import { steps } from './steps.ts'

/** A JSON Schema of both documents of a scenario file, for editors; what only the catalogue knows it cannot say. */
export function scenarioSchema(): object {
  const properties = steps.map(({ name, form, schema }): [string, object] => [
    name,
    { description: `For example: ${form}`, ...partOf(schema) },
  ])
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Scenario',
    description: 'A header, a line ---, and a list of steps. Every document is held against this.',
    if: { type: 'array' },
    then: {
      minItems: 1,
      items: {
        type: 'object',
        minProperties: 1,
        maxProperties: 1,
        additionalProperties: false,
        properties: Object.fromEntries(properties),
      },
    },
    else: partOf(scenarioHeader),
  }
}

function partOf(schema: z.ZodType): object {
  const { $schema: _, ...part } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return part
}
