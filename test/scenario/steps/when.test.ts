import { expect, test } from 'vitest'
import { courseIn, playScenario, stepsIn } from '../../helpers/playScenario.ts'

async function coursesOf(steps: string, header: string): Promise<readonly string[]> {
  const events = await playScenario(steps, header)
  return stepsIn(events).map(
    ({ run, step }) => `${run.vehicle} ${run.locale}${run.market ?? ''} ${step.text}`,
  )
}

test('a step with when beside it is played where the condition is met, and nowhere else', async () => {
  expect(
    await coursesOf(
      '- press: home\n- press: apps\n  when: { vehicles: { generation: "991" } }\n- choose: settings\n  when: { vehicle: taycan-y1a-2022 }',
      'vehicles: { model: [911, taycan], generation: ["991", y1a], modelYear: [2018, 2022] }',
    ),
  ).toEqual([
    '911-991-2018 en press: home',
    '911-991-2018 en press: apps',
    'taycan-y1a-2022 en press: home',
    'taycan-y1a-2022 en choose: settings',
  ])
})

test('a block is played by language, and the rest of the runs play otherwise', async () => {
  const steps = `- when:
    locales: [de, fr]
    steps:
      - press: phone
      - when: { locale: fr, steps: [{ press: apps }] }
    otherwise:
      - press: home`
  expect(await coursesOf(steps, 'locales: [de, en, fr]')).toEqual([
    '911-991-2018 de press: phone',
    '911-991-2018 en press: home',
    '911-991-2018 fr press: phone',
    '911-991-2018 fr press: apps',
  ])
})

test('a condition by market is met in the market that the run is in', async () => {
  expect(
    await coursesOf('- press: phone\n- press: apps\n  when: { market: AL }', 'markets: [DE, AL]'),
  ).toEqual([
    '911-991-2018 enAL press: phone',
    '911-991-2018 enAL press: apps',
    '911-991-2018 enDE press: phone',
  ])
  expect(
    await coursesOf('- press: apps\n  when: { markets: [BR, DE] }', 'given: { market: BR }'),
  ).toEqual(['911-991-2018 en press: apps'])
})

test('a condition takes the reading of the documents that is switched on (C-07)', async () => {
  const header = 'vehicle: panamera-971-2020\ngiven: { readings: [C-07] }'
  const steps = '- press: home\n- press: set\n  when: { vehicles: { roaming: C } }'
  expect(courseIn(await playScenario(steps, header))).toEqual(['5 press: home', '6 press: set'])
})
