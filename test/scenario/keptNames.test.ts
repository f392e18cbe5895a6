import { expect, test } from 'vitest'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { loadFiles, scenarioText } from '../helpers/playScenario.ts'

async function faultsOf(steps: string, parts: Readonly<Record<string, string>> = {}, header = '') {
  const loaded = await loadFiles({ 'a.yaml': scenarioText(steps, header), ...parts })
  return 'faults' in loaded ? loaded.faults.map(scenarioFaultText) : []
}

const keep = 'keep: { code: { screen: title } }'
const part = (steps: string) => `name: p\npart: true\n---\n${steps}\n`

test.each([
  ['before it is kept', `- choose: $code\n- ${keep}`, 'a.yaml:5:3 nothing is kept as code by then'],
  ['when nothing is kept', '- enter: "$code1"', 'a.yaml:5:3 nothing is kept as code1'],
  [
    'kept in some runs only',
    `- ${keep}\n  when: { locale: en }\n- see: { title: $code }`,
    'a.yaml:7:10 nothing is kept as code by then',
  ],
  [
    'kept in a repeat that may have no round',
    `- repeat: { until: { see: { kind: home } }, at-most: 2, steps: [{ ${keep} }] }\n- choose: $code`,
    'a.yaml:6:3 nothing is kept as code',
  ],
  [
    'that is written wrongly',
    `- ${keep}\n- choose: $cod`,
    'a.yaml:6:3 nothing is kept as cod by then; expected keep: { cod: … } in a step before; a dollar sign is written $$ (did you mean code?)',
  ],
])('a value is named %s', async (_, steps, told) => {
  expect((await faultsOf(steps, {}, 'locales: [de, en]'))[0]).toContain(told)
})

test.each([
  ['after it was kept', `- ${keep}\n- choose: $code`],
  [
    'in the branch in which it was kept',
    `- when: { locale: en, steps: [{ ${keep} }, { choose: $code }] }`,
  ],
  [
    'after a repeat that has a round at least',
    `- repeat: { times: 1, steps: [{ ${keep} }] }\n- choose: $code`,
  ],
  ['that is no name at all', '- say: { en: "It costs $$code or $5 or $ 7." }'],
])('a value may be named %s', async (_, steps) => {
  expect(await faultsOf(steps, {}, 'locales: [de, en]')).toEqual([])
})

test('a part sees its parameters and what it keeps itself, nothing else', async () => {
  const steps = `- ${keep}\n- run: p.yaml`
  expect(await faultsOf(steps, { 'p.yaml': part('- choose: $code') })).toEqual([
    expect.stringContaining('p.yaml:4:3 nothing is kept as code by then'),
  ])
  expect(await faultsOf(steps, { 'p.yaml': part(`- ${keep}\n- choose: $code`) })).toEqual([])
})

test('a block must be known when the file is read', async () => {
  expect(
    await faultsOf(`- ${keep}\n- when: { vehicle: $code, steps: [{ press: phone }] }`),
  ).toEqual([
    'a.yaml:6:11 when: $code is not known when the file is read; expected a value as it is, or a parameter of a part',
  ])
})
