import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { startLanguageServer, type LanguageServer } from '../helpers/languageServer.ts'
import { steps } from '../../src/scenario/steps.ts'

const schema = pathToFileURL('assets/scenario.schema.json').href
const header = 'name: x\nvehicle: 911-991-2018\n---\n'
const opened = (name: string) => `file:///flows/${name}.yaml`
const slow = { timeout: 120_000 }

function teller(server: LanguageServer) {
  return async (name: string, text: string) =>
    (await server.diagnosticsOf(opened(name), text)).map(
      ({ message, range }) => `${String(range.start.line + 1)} ${message}`,
    )
}

test('the YAML language server finds planted errors by our schema', slow, async () => {
  const told = teller(await startLanguageServer({ [schema]: 'flows/*.yaml' }))
  expect(
    await told('good', `${header}- press: phone\n- repeat: { times: 2, steps: [{ turn: 1 }] }\n`),
  ).toEqual([])
  expect(await told('key', 'name: x\nvehicel: 911-991-2018\n---\n- press: phone\n')).toEqual([
    '2 Property vehicel is not allowed.',
  ])
  expect(await told('step', `${header}- pres: phone\n`)).toEqual([
    '4 Property pres is not allowed.',
  ])
  const inside =
    '- when: { locale: de, steps: [{ repeat: { times: many, steps: [{ see: { knd: list } }] } }] }\n'
  expect(await told('inside', `${header}- world: { ignition: perhaps }\n${inside}`)).toEqual([
    '4 Value is not accepted. Valid values: "off", "on".',
    '5 Incorrect type. Expected "integer".',
    '5 Property knd is not allowed.',
  ])
  const named = '- world: { technology: $technology }\n- turn: $count\n'
  expect(await told('named', `name: x\npart: true\n---\n${named}`)).toEqual([])
})

test('the YAML language server offers keys, steps and values by our schema', slow, async () => {
  const server = await startLanguageServer({ [schema]: 'flows/*.yaml' })
  const offered = async (name: string, text: string, line: number, character: number) => {
    await server.diagnosticsOf(opened(name), text)
    return server.completionsAt(opened(name), line - 1, character)
  }
  const all = steps.map(({ name }) => name)
  expect(await offered('header', 'name: x\n\n---\n- press: phone\n', 2, 0)).toEqual(
    expect.arrayContaining(['vehicle', 'vehicles', 'locales', 'markets', 'given', 'teardown']),
  )
  expect(await offered('steps', `${header}- \n`, 4, 2)).toEqual(all)
  expect(await offered('value', `${header}- world:\n    technology: \n`, 5, 16)).toEqual([
    'none',
    '2G',
    '3G',
    'LTE',
  ])
  const nested = `${header}- repeat:\n    times: 2\n    steps:\n      - \n`
  expect(await offered('nested', nested, 7, 8)).toEqual(all)
})

test(
  'a line under each of the two heads of a file connects it without any setting',
  slow,
  async () => {
    const told = teller(await startLanguageServer())
    const line = `# yaml-language-server: $schema=${schema}\n`
    const text = `${line}name: x\nvehicel: 911-991-2018\n---\n${line}- pres: phone\n`
    expect(await told('lines', text)).toEqual([
      '3 Property vehicel is not allowed.',
      '6 Property pres is not allowed.',
    ])
  },
)
