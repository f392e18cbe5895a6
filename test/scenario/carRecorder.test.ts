import { expect, test } from 'vitest'
import { carRecorder } from '../../src/scenario/carRecorder.ts'
import { parseScenario } from '../../src/scenario/parseScenario.ts'
import type { PlannedRun } from '../../src/scenario/planRuns.ts'
import { scenarioFaultText } from '../../src/scenario/scenarioFault.ts'
import { bareCar } from '../helpers/bareCar.ts'
import { playPlanned } from '../helpers/playPlanned.ts'
import { recordedRun } from '../helpers/recordedRun.ts'
import { oneRunAFamily, shippedRuns } from '../helpers/shippedRuns.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'

/** PCM_RECORDINGS=all records every shipped scenario once a family, which takes about a minute. */
const isEverything = process.env['PCM_RECORDINGS'] === 'all'

const inTheSuite = [
  'link-by-porsche-id.yaml',
  'porsche-id-wrong-password.yaml',
  'link-with-another-cars-code.yaml',
  'sim-puk-after-three-wrong-pins.yaml',
  'roaming-notice-with-own-card.yaml',
  'private-mode-taycan.yaml',
  'car/r-2.6-a-message-above-the-linking.yaml',
  'car/what-a-taycan-refuses.yaml',
  'connect/r-8.4-cards.yaml',
  'faults/reorder-two-keys.yaml',
]

/** What a user `bench` of `pcm serve` may read: neither what is typed, nor cards, nor what owners ask. */
const bench = ['bench', 'driver', 'surroundings', 'observer', 'owner', 'dealer'] as const

async function runsToRecord(): Promise<readonly PlannedRun[]> {
  const places = isEverything ? [''] : inTheSuite
  const runs = await Promise.all(places.map((place) => shippedRuns(`assets/scenarios/${place}`)))
  return runs
    .flatMap((planned) => (isEverything ? oneRunAFamily(planned) : planned.slice(0, 1)))
    .filter(
      ({ scenario: { expect: wanted, given } }) =>
        wanted === 'pass' && given.owner?.securityCode !== null,
    )
}

async function problemOf({ vehicle, locale, market }: PlannedRun, text: string) {
  const parsed = parseScenario(new TextEncoder().encode(text), 'recorded.yaml', shippedCatalogue())
  if ('faults' in parsed) return parsed.faults.map(scenarioFaultText).join('\n')
  const events = await playPlanned([
    { scenario: parsed.scenario, vehicle, locale, ...(market && { market }) },
  ])
  const finished = events.find((event) => event.type === 'runFinished')
  return finished?.ok === true ? undefined : `${finished?.problem ?? 'no end'}\n${text}`
}

test(
  'whatever is done to a car passes again when it was recorded, and no secret is in it',
  async () => {
    const runs = await runsToRecord()
    process.stdout.write(
      `\n${String(runs.length)} runs of scenarios are recorded and played again\n`,
    )
    for (const run of runs) {
      const { text, gaps, steps } = await recordedRun(run)
      expect(gaps, run.scenario.file).toEqual([])
      if (steps > 0) expect(await problemOf(run, text), run.scenario.file).toBeUndefined()
      // what the world began with is the scenario's own
      const done = text.slice(text.indexOf('\n---\n'))
      for (const secret of [
        'Connect-2024',
        '4711',
        '12345678',
        "'1234'",
        '"1234"',
        'long-enough-1',
      ]) {
        expect(done).not.toContain(secret)
      }
    }
  },
  isEverything ? 900_000 : 60_000,
)

test(
  'what nobody but the car may read is told from what the car does',
  async () => {
    for (const run of await runsToRecord()) {
      const { text, gaps, steps } = await recordedRun(run, bench)
      // the acts of an owner cannot be told from anything
      if (gaps.length > 0) continue
      if (steps > 0) expect(await problemOf(run, text), run.scenario.file).toBeUndefined()
    }
  },
  isEverything ? 900_000 : 60_000,
)

async function recordedLines(file: string, vehicle: string, roles?: typeof bench) {
  const run = (await shippedRuns(`assets/scenarios/${file}`)).find((one) => one.vehicle === vehicle)
  if (run === undefined) throw new Error(`${file} is not for ${vehicle}`)
  return (await recordedRun(run, roles)).text.split('---\n')[1]?.trimEnd().split('\n')
}

test.each([undefined, bench])('a PIN is right or wrong as the card says (%#)', async (roles) => {
  const lines = await recordedLines('sim-puk-after-three-wrong-pins.yaml', '911-991-2018', roles)
  const wrong = ['- enter: { wrong: sim.pin }', '- confirm: {}']
  expect(lines?.slice(0, 4)).toEqual([...wrong, '- see: { dialog: pin-refused }', '- confirm: {}'])
  expect(lines).toContain('- enter: { secret: sim.puk }')
})

test('a password that was refused is wrong, what stands beside it is right', async () => {
  const [vehicle = ''] = (await shippedRuns('assets/scenarios/porsche-id-wrong-password.yaml')).map(
    (run) => run.vehicle,
  )
  const lines = await recordedLines('porsche-id-wrong-password.yaml', vehicle, bench)
  expect(lines?.filter((line) => line.startsWith('- enter'))).toEqual([
    '- enter: { secret: owner.porscheId }',
    '- enter: { wrong: owner.password }',
    '- enter: { secret: owner.securityCode }',
  ])
  expect(lines?.at(-2)).toBe('- see: { dialog: link-refused }')
})

test('what no car can read is told as a gap, and becomes no step', () => {
  const gaps: string[] = []
  const vin = 'WP0ZZZ99ZHS000001'
  const view = bareCar().view()
  const recorder = carRecorder({
    vin,
    accountId: 'demo-owner',
    view,
    at: 0,
    secrets: {},
    reasonOf: () => undefined,
    mayStand: () => true,
    expects: true,
    onGap: (sentence) => gaps.push(sentence),
    onEnd: () => undefined,
  })
  const payload = { inputId: 'x', accepted: false, reason: 'malformed-input', view }
  recorder.hear({ name: 'headUnit.input.answered', params: { vin }, payload, at: 1 })
  expect(recorder.end()).toEqual([])
  expect(gaps).toEqual([expect.stringContaining('no input that a car can read')])
})
