/** What is read of a JSON Schema. */
export interface JsonSchema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: boolean | JsonSchema
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
}

/** The keys that a schema knows and that none of the values has, as paths; what it refers to is left out. */
export function keysWithoutExample(
  schema: JsonSchema,
  values: readonly unknown[],
  path: readonly string[] = [],
): readonly string[] {
  const forms = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]
  const maps = values.filter(
    (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  ) as readonly Readonly<Record<string, unknown>>[]
  const below = (key: string) => maps.flatMap((map) => (Object.hasOwn(map, key) ? [map[key]] : []))
  const own = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const found = below(key)
    const at = [...path, key]
    return found.length === 0 ? [at.join('.')] : keysWithoutExample(part, found, at)
  })
  const rest = schema.additionalProperties
  return [
    ...own,
    ...forms.flatMap((form) => keysWithoutExample(form, values, path)),
    ...(schema.items === undefined
      ? []
      : keysWithoutExample(
          schema.items,
          values.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [])),
          path,
        )),
    ...(typeof rest === 'object'
      ? keysWithoutExample(
          rest,
          maps.flatMap((map) => Object.values(map)),
          path,
        )
      : []),
  ]
}
