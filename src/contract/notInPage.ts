function missing(): never {
  throw new Error('this part of zod is left out of the page')
}

export {
  missing as toJSONSchema,
  missing as fromJSONSchema,
  missing as JSONSchemaGenerator,
  missing as createToJSONSchemaMethod,
  missing as createStandardJSONSchemaMethod,
}
