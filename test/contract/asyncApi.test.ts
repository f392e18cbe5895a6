import { readFileSync } from 'node:fs'
import specification from '@asyncapi/specs/schemas/3.0.0-without-$id.json' with { type: 'json' }
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { asyncApi } from '../../src/contract/asyncApi.ts'
import { channelNames, channelOf } from '../../src/contract/channels.ts'

const written: unknown = parse(
  readFileSync(new URL('../../src/contract/asyncapi.yaml', import.meta.url), 'utf8'),
)

test('the checked-in AsyncAPI document is what the list of channels gives (npm run generate)', () => {
  expect(written).toEqual(JSON.parse(JSON.stringify(asyncApi())))
})

test('the AsyncAPI document is valid by the specification’s own schema', () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const validate = ajv.compile(specification)
  const isValid = validate(written)
  expect(validate.errors ?? []).toEqual([])
  expect(isValid).toBe(true)
})

test('a document with a bad action is refused by that schema', () => {
  const ajv = new Ajv({ strict: false })
  addFormats.default(ajv)
  const validate = ajv.compile(specification)
  const broken = structuredClone(asyncApi()) as { operations: Record<string, { action: string }> }
  const [first] = Object.values(broken.operations)
  if (first !== undefined) first.action = 'shout'
  expect(validate(broken)).toBe(false)
})

test.each(channelNames)(
  'the example of %s is valid, and a stranger’s field of an input is not',
  (name) => {
    const { payload, example, publishedBy } = channelOf(name)
    expect(payload.safeParse(example).success).toBe(true)
    if (publishedBy === 'driver' || publishedBy === 'surroundings') {
      expect(payload.safeParse({ ...(example as object), surprise: 1 }).success).toBe(false)
    }
  },
)
