import { expect, test } from 'vitest'
import { planRuns, type RunFilter } from '../../src/scenario/planRuns.ts'
import { scenarioOf } from '../helpers/playScenario.ts'

const one = {
  ...scenarioOf(
    '- back: {}',
    'vehicles: { model: taycan, modelYear: 2020..2021 }\nlocales: [en, de]',
  ),
  file: 'b.yaml',
  name: 'Private mode',
  tags: ['slow'],
  rules: ['R-5.2'],
}
const other = { ...scenarioOf('- back: {}'), file: 'a.yaml', name: 'Roaming' }

function plan(filter: Partial<RunFilter>): readonly string[] {
  const runs = planRuns([one, other], { vehicles: [], locales: [], ...filter })
  return runs.map(({ scenario, vehicle, locale }) => `${scenario.file} ${vehicle} ${locale}`)
}

test('runs are sorted by file, vehicle and language', () => {
  expect(plan({})).toEqual([
    'a.yaml 911-991-2018 en',
    'b.yaml taycan-y1a-2020 de',
    'b.yaml taycan-y1a-2020 en',
    'b.yaml taycan-y1a-2021 de',
    'b.yaml taycan-y1a-2021 en',
  ])
})

test('vehicles, languages and a pattern narrow the choice', () => {
  expect(plan({ vehicles: ['taycan-y1a-2021'], locales: ['de'] })).toEqual([
    'b.yaml taycan-y1a-2021 de',
  ])
  expect(plan({ grep: /r-5\.2/i })).toHaveLength(4)
  expect(plan({ grep: /^slow$/m })).toHaveLength(4)
  expect(plan({ grep: /roam/i })).toEqual(['a.yaml 911-991-2018 en'])
  expect(plan({ grep: /^a\.yaml/m })).toHaveLength(1)
  expect(plan({ vehicles: ['cayenne-92a-2017'] })).toEqual([])
})

test('every market is a run of its own, where markets are named', () => {
  const many = { ...scenarioOf('- back: {}', 'markets: [FR, DE, FR]'), file: 'c.yaml' }
  const plans = (filter: Partial<RunFilter>) =>
    planRuns([many, other], { vehicles: [], locales: [], ...filter }).map(
      ({ scenario, market }) => `${scenario.file} ${market ?? 'none'}`,
    )
  expect(plans({})).toEqual(['a.yaml none', 'c.yaml DE', 'c.yaml FR'])
  expect(plans({ markets: ['FR'] })).toEqual(['c.yaml FR'])
})
