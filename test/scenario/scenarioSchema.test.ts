import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { scenarioSchema } from '../../src/scenario/scenarioSchema.ts'
import { steps } from '../../src/scenario/steps.ts'

const folder = 'assets/scenarios'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.yaml'),
)
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
const validate = ajv.compile(scenarioSchema())

test('the shipped schema is what the language gives (npm run generate)', () => {
  const shipped: unknown = JSON.parse(readFileSync('assets/scenario.schema.json', 'utf8'))
  expect(shipped).toEqual(JSON.parse(JSON.stringify(scenarioSchema())))
})

test.each(files)('%s is valid by the schema', (name) => {
  for (const document of parseAllDocuments(readFileSync(join(folder, name), 'utf8'))) {
    validate(document.toJS())
    expect(validate.errors ?? []).toEqual([])
  }
})

test.each(steps.map(({ form }) => form))('the example `%s` is valid by the schema', (form) => {
  validate(parse(form))
  expect(validate.errors ?? []).toEqual([])
})

test.each([
  ['a key of the header that is none', 'name: x\nvehicel: 911-991-2018'],
  ['a header without a name', 'vehicle: 911-991-2018'],
  ['a step that is none', '- pres: phone'],
  ['two steps in one', '- press: phone\n  choose: opt'],
  ['no steps', '[]'],
  ['a number for a key', '- press: 3'],
  ['a key of see that is none', '- see: { knd: list }'],
  ['an ignition that is none', '- world: { ignition: perhaps }'],
  ['an act that is none', '- owner: { does: fly }'],
  ['a rule that is none', 'name: x\nrules: [roaming]'],
])('%s is refused by the schema', (_, text) => {
  expect(validate(parse(text))).toBe(false)
})
