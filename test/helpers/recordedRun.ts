import { reasonsByText } from '../../src/cli/record/reasonsByText.ts'
import { knownSecrets } from '../../src/cli/record/knownSecrets.ts'
import { mayStand } from '../../src/cli/record/mayStand.ts'
import { standingCar } from '../../src/cli/record/standingCar.ts'
import { channelOf } from '../../src/contract/channels.ts'
import type { Role } from '../../src/contract/channel.ts'
import { withGiven } from '../../src/contract/fixture.ts'
import { carRecorder } from '../../src/scenario/carRecorder.ts'
import { driveCar } from '../../src/scenario/driveCar.ts'
import type { PlannedRun } from '../../src/scenario/planRuns.ts'
import { runScenario } from '../../src/scenario/runScenario.ts'
import type { ScenarioWorld } from '../../src/scenario/scenarioWorld.ts'
import { writeScenario } from '../../src/scenario/writeScenario.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

export interface RecordedRun {
  readonly text: string
  readonly steps: number
  readonly gaps: readonly string[]
}

/** Plays a run while somebody listens who may read what these roles may (all of it without them), and writes it down. */
export async function recordedRun(
  planned: PlannedRun,
  roles?: readonly Role[],
): Promise<RecordedRun> {
  const catalogue = shippedCatalogue()
  const { scenario, vehicle, locale, market } = planned
  const given = market === undefined ? scenario.given : { ...scenario.given, market }
  const fixture = withGiven(defaultFixture(), given)
  const open = openScenarioWorld(catalogue, defaultFixture())
  let world: ScenarioWorld | undefined
  let began = 0

  const options = {
    catalogue,
    seed: 1,
    elapsed: () => 0,
    async openWorld(request: Parameters<typeof open>[0]) {
      world = await open(request)
      // the car has to be on its screen before anybody looks
      await (await driveCar(world)).view()
      began = world.mark()
      return world
    },
  }
  for await (const event of runScenario(planned, options)) {
    if (event.type === 'runFinished' && !event.ok) throw new Error(event.problem)
  }
  if (world === undefined) throw new Error('no world was opened')
  const { vin, accountId } = world
  const mayRead = (name: Parameters<typeof channelOf>[0]) =>
    roles === undefined || channelOf(name).readBy.some((role) => roles.includes(role))
  const heard = world.messagesSince(0).slice(0, began)
  const news = world.messagesSince(began).filter(({ name }) => mayRead(name))
  const car = {
    vin,
    vehicle,
    locale,
    instance: 1,
    market: fixture.market,
    readings: fixture.readings,
    surroundings: fixture.surroundings,
    simCard: null,
  }
  const standing = standingCar({ car }, heard)
  if (standing === undefined) throw new Error('the car has shown no screen')
  const gaps: string[] = []
  const recorder = carRecorder({
    vin,
    accountId,
    view: standing.view,
    at: standing.at,
    secrets: knownSecrets(fixture, standing.pairingCode),
    reasonOf: reasonsByText(catalogue),
    mayStand: mayStand(catalogue, vehicle),
    expects: true,
    onGap: (sentence) => gaps.push(sentence),
    onEnd: () => undefined,
  })
  for (const message of heard) {
    if (/^backend\..*\.shown$/.test(message.name)) recorder.hear(message)
  }
  for (const message of news) recorder.hear(message)
  const steps = recorder.end()
  const header = {
    name: 'recorded',
    vehicle,
    locale,
    ...(market === undefined ? {} : { market }),
    ...(Object.keys(scenario.given).length === 0 ? {} : { given: scenario.given }),
  }
  return { text: writeScenario({ header, steps }), steps: steps.length, gaps }
}
