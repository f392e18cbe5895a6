import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { loadScenario } from '../../src/scenario/loadScenario.ts'
import { isBlock, type ScenarioItem } from '../../src/scenario/scenario.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'

async function load(texts: Readonly<Record<string, string>>) {
  const files = {
    exists: (path: string) => Promise.resolve(path in texts),
    readFile: (path: string) =>
      path in texts
        ? Promise.resolve(new TextEncoder().encode(texts[path]))
        : Promise.reject(new Error('no such file')),
    beside: (path: string, relative: string) => posix.join(posix.dirname(path), relative),
    shown: (path: string) => path.slice(1),
  }
  const loaded = await loadScenario('/main.yaml', files, shippedCatalogue())
  return 'faults' in loaded
    ? loaded.faults.map(scenarioFaultText)
    : flat(loaded.scenario.steps).map(({ file, line, name }) => `${file}:${String(line)} ${name}`)
}

function flat(items: readonly ScenarioItem[]): readonly ScenarioItem[] {
  return items.flatMap((item) => (isBlock(item) ? Object.values(item.lists).flatMap(flat) : [item]))
}

const main = (step: string) =>
  `name: x\nvehicle: 911-991-2018\n---\n- press: phone\n- ${step}\n- back: {}\n`
const part = (step: string) => `name: x\npart: true\n---\n- ${step}\n`

test('the steps of a part stand where it is run, and keep their place', async () => {
  expect(
    await load({
      '/main.yaml': main('run: parts/one.yaml'),
      '/parts/one.yaml': part('run: two.yaml'),
      '/parts/two.yaml': part('choose: opt'),
    }),
  ).toEqual(['main.yaml:4 press', 'parts/two.yaml:4 choose', 'main.yaml:6 back'])
})

test('the same part may be run twice', async () => {
  const text = main('run: one.yaml').replace('- back: {}', '- run: one.yaml')
  expect(await load({ '/main.yaml': text, '/one.yaml': part('choose: opt') })).toHaveLength(3)
})

test('a part that runs itself is refused', async () => {
  expect(
    await load({
      '/main.yaml': main('run: one.yaml'),
      '/one.yaml': part('run: two.yaml'),
      '/two.yaml': part('run: one.yaml'),
    }),
  ).toEqual([
    'two.yaml:4:3 one.yaml runs itself; expected parts that do not come back to where they began',
  ])
  expect(await load({ '/main.yaml': main('run: main.yaml') })).toEqual([
    expect.stringContaining('main.yaml:5:3 main.yaml runs itself'),
  ])
})

test('a part that is not there, or is faulty, is told', async () => {
  expect(await load({ '/main.yaml': main('run: one.yaml') })).toEqual([
    'main.yaml:5:3 no file one.yaml; expected a scenario file, relative to this one',
  ])
  expect(
    await load({ '/main.yaml': main('run: one.yaml'), '/one.yaml': part('pres: phone') }),
  ).toEqual([expect.stringContaining('one.yaml:4:3 unknown step pres')])
})

test('a file that cannot be read is told', async () => {
  expect(await load({})).toEqual([
    'main.yaml:1:1 the file cannot be read; expected a file that can be read',
  ])
})
