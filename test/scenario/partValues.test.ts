import { expect, test } from 'vitest'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { loadFiles, scenarioText } from '../helpers/playScenario.ts'

const part = `name: p
part: true
parameters: [key, { entry: opt }]
---
- press: $key
- choose: $entry
`

async function faultsOf(run: string, text = part): Promise<readonly string[]> {
  const loaded = await loadFiles({ 'a.yaml': scenarioText(`- run: ${run}`), 'p.yaml': text })
  return 'faults' in loaded ? loaded.faults.map(scenarioFaultText) : []
}

test.each([
  ['p.yaml', 'a.yaml:5:3 p.yaml needs key; expected with: { key: … }'],
  [
    '{ file: p.yaml, with: { kye: phone } }',
    'a.yaml:5:3 p.yaml has no parameter kye; expected one of key, entry (did you mean key?)',
  ],
  [
    '{ file: p.yaml, with: { key: phoen } }',
    'a.yaml:5:3 p.yaml:5 unknown key phoen; expected one of knob, back, home, ',
  ],
  [
    '{ file: p.yaml, with: { key: 5 } }',
    'a.yaml:5:3 p.yaml:5 press: 5 is not right; expected a text or a map',
  ],
  ['{ file: p.yaml, wiht: { key: phone } }', 'a.yaml:5:24 run: unknown key wiht'],
  ['{ file: p.yaml, with: { key: $none } }', 'a.yaml:5:'],
])('run: %s is told with its place', async (run, told) => {
  expect((await faultsOf(run))[0]).toContain(told)
})

test('a part without parameters is told nothing', async () => {
  const plain = 'name: p\npart: true\n---\n- press: phone\n'
  expect(await faultsOf('{ file: p.yaml, with: { key: phone } }', plain)).toEqual([
    'a.yaml:5:3 p.yaml has no parameter key; expected none: it has none',
  ])
})

test('what is wrong with a part itself is told there, whatever it is run with', async () => {
  const faulty = part.replace('- press: $key', '- press: $key\n- pres: phone')
  expect(await faultsOf('{ file: p.yaml, with: { key: phone } }', faulty)).toEqual([
    expect.stringContaining('p.yaml:6:3 unknown step pres'),
  ])
})

test.each([
  [
    'parameters: [key, other]',
    'p.yaml:3:19 nothing uses the parameter other; expected $other in one of the steps',
  ],
  ['parameters: [key, key]', 'p.yaml:3:19 the parameter key twice; expected every name once'],
  ['parameters: [1key]', 'p.yaml:3:14 '],
])('the header %j of a part is told with its place', async (line, told) => {
  const text = `name: p\npart: true\n${line}\n---\n- press: $key\n`
  expect((await faultsOf('{ file: p.yaml, with: { key: phone } }', text))[0]).toContain(told)
})
