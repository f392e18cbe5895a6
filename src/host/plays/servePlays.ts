import { randomUUID } from 'node:crypto'
import { connectMqttBus } from '../../bus/mqttBus.ts'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { vehicleOf } from '../../catalogue/vehicle.ts'
import type { Payload } from '../../contract/channels.ts'
import type { Fixture } from '../../contract/fixture.ts'
import { planRuns } from '../../scenario/planRuns.ts'
import type { ParsedScenario } from '../../scenario/parseScenario.ts'
import { runScenario } from '../../scenario/runScenario.ts'
import type { Scenario } from '../../scenario/scenario.ts'
import { scenarioFaultText, type ScenarioFault } from '../../scenario/scenarioFault.ts'
import { openScenarioWorld, openSideWorld, type SideWorld } from '../../world/openScenarioWorld.ts'
import type { World } from '../../world/world.ts'
import { PlayFault } from './PlayFault.ts'
import type { PlayOptions, RunningPlay } from './runningPlay.ts'
import { rehearse } from './rehearse.ts'
import { scenarioShelf } from './scenarioShelf.ts'
import { startExercise } from './startExercise.ts'
import { startRecording } from './startRecording.ts'
import { startShow } from './startShow.ts'

interface ServePlaysOptions {
  readonly world: Pick<World, 'stream'>
  readonly catalogue: Catalogue
  readonly fixture: Fixture
  /** The shipped scenarios. */
  readonly scenarioFolder: string
  /** Real milliseconds since some moment. */
  elapsed(): number
}

export interface Plays {
  /** The world of what is played now. */
  world(): SideWorld['world'] | undefined
  close(): Promise<void>
}

type Answer = Omit<Payload<'world.request.answered'>, 'requestId'>
type Request = Payload<'bench.play.requested'>

/** So many runs of a scenario are tried at once. */
const mostTrials = 12

/** What the bench may ask beside its world: recording, playing and exercising, one at a time, each in a fresh world. */
export async function servePlays(options: ServePlaysOptions): Promise<Plays> {
  const { catalogue, fixture, world, elapsed } = options
  const shelf = scenarioShelf(options.scenarioFolder, catalogue)
  const openWorld = openSideWorld(catalogue, fixture)
  const bus = await connectMqttBus<'world'>({
    transport: { stream: () => world.stream({ roles: ['world'] }) },
    // not to be guessed: a guest who came by the same name would push it out
    clientId: `plays-${randomUUID()}`,
  })
  let running: RunningPlay | undefined

  function tell(): void {
    bus.publish('world.play.changed', {}, { play: running?.state() ?? null })
  }

  let course: Promise<unknown> = Promise.resolve()
  function inTurn(requestId: string, work: () => Promise<Answer | undefined>): void {
    course = course.then(() => answered(requestId, work))
  }

  async function answered(
    requestId: string,
    work: () => Promise<Answer | undefined>,
  ): Promise<void> {
    let answer: Answer
    try {
      answer = (await work()) ?? { accepted: true }
    } catch (error) {
      const explanation = error instanceof Error ? error.message : String(error)
      const reason = error instanceof PlayFault ? error.reason : 'request-refused'
      answer = { accepted: false, reason, explanation }
    }
    bus.publish('world.request.answered', {}, { requestId, ...answer })
  }

  async function end(): Promise<void> {
    const former = running
    running = undefined
    tell()
    await former?.close()
  }

  async function begin(request: Request): Promise<Answer> {
    const found = await scenarioOf(request)
    if ('faults' in found) return faultyAnswer(found.faults)
    const { scenario } = found
    const [market] = scenario.markets
    const stageOptions = {
      catalogue,
      openWorld,
      vehicle: vehicleFor(scenario, request.vehicle),
      locale: localeFor(scenario, request.locale),
      market: market ?? scenario.given.market,
      given: market === undefined ? scenario.given : { ...scenario.given, market },
    }
    const playOptions: PlayOptions = {
      ...stageOptions,
      scenario,
      rehearsal: await rehearse(scenario, stageOptions),
      newId: randomUUID,
      elapsed,
      onChange: tell,
    }
    const start = starts[request.purpose]
    const next = await start(playOptions)
    const former = running
    running = next
    tell()
    await former?.close()
    return { accepted: true, vin: next.state().vin }
  }

  async function scenarioOf({ purpose, scenario, vehicle, locale }: Request) {
    if (purpose === 'recording') return { scenario: freshCar(catalogue, vehicle, locale) }
    if (scenario === undefined) throw new PlayFault('scenario-unknown', 'no scenario is named')
    return 'file' in scenario ? shipped(scenario.file) : written(scenario.name, scenario.text)
  }

  async function shipped(file: string): Promise<ParsedScenario> {
    const parsed = await shelf.shipped(file)
    if (parsed === undefined) {
      throw new PlayFault('scenario-unknown', `no shipped scenario ${file}`)
    }
    return parsed
  }

  async function written(name: string, text: string): Promise<ParsedScenario> {
    const parsed = await shelf.written(name, text)
    if ('scenario' in parsed && parsed.scenario.isPart) {
      throw new PlayFault('scenario-is-part', 'a part is played by the run of others only')
    }
    return parsed
  }

  async function attempt(name: string, text: string): Promise<Answer> {
    const parsed = await written(name, text)
    if ('faults' in parsed) return faultyAnswer(parsed.faults)
    const runs = planRuns([parsed.scenario], { vehicles: [], locales: [] }).slice(0, mostTrials)
    const runOptions = {
      catalogue,
      openWorld: openScenarioWorld(catalogue, fixture),
      seed: 1,
      elapsed,
    }
    for (const run of runs) {
      for await (const event of runScenario(run, runOptions)) {
        if (event.type !== 'runFinished' || event.ok) continue
        return { accepted: false, reason: 'scenario-failed', explanation: event.problem ?? '' }
      }
    }
    return { accepted: true }
  }

  await bus.listen(
    [
      'bench.play.requested',
      'bench.play.moved',
      'bench.play.ended',
      'bench.hint.requested',
      'bench.scenario.tried',
    ],
    {},
    (event) => {
      inTurn(event.payload.requestId, async () => {
        switch (event.type) {
          case 'bench.play.requested':
            return begin(event.payload)
          case 'bench.play.moved':
            await demanded(running).moveTo(event.payload.to)
            tell()
            return undefined
          case 'bench.play.ended':
            await end()
            return undefined
          case 'bench.hint.requested':
            await demanded(running).hint()
            tell()
            return undefined
          case 'bench.scenario.tried':
            return attempt(event.payload.name, event.payload.text)
        }
      })
    },
  )
  await bus.listen(['bench.scenarios.requested'], {}, ({ payload: { requestId } }) => {
    // nobody who wants to begin has to wait for the list
    void answered(requestId, async () => {
      const scenarios = await shelf.list()
      bus.publish('world.scenarios.changed', {}, { scenarios: [...scenarios] })
      return undefined
    })
  })
  tell()

  return {
    world: () => running?.world(),
    async close() {
      await course
      await running?.close()
      await bus.close()
    },
  }
}

const starts = { recording: startRecording, show: startShow, exercise: startExercise } as const

function demanded(running: RunningPlay | undefined): RunningPlay {
  if (running === undefined) throw new PlayFault('no-play', 'nothing is being played')
  return running
}

function faultyAnswer(faults: readonly ScenarioFault[]): Answer {
  const [first] = faults
  return {
    accepted: false,
    reason: 'scenario-faulty',
    explanation: first === undefined ? '' : scenarioFaultText(first),
    faults: faults.slice(0, 20).map(({ file: _, ...fault }) => fault),
  }
}

/** A recording begins where a scenario without `given` begins. */
function freshCar(catalogue: Catalogue, vehicle = '', locale = 'en'): Scenario {
  if (vehicleOf(catalogue, vehicle) === undefined) {
    throw new PlayFault('vehicle-unknown', `unknown vehicle ${vehicle}`)
  }
  return {
    file: '',
    name: '',
    isPart: false,
    parameters: [],
    vehicles: [vehicle],
    locales: [locale],
    markets: [],
    given: {},
    tags: [],
    rules: [],
    expect: 'pass',
    setup: [],
    steps: [],
    teardown: [],
  }
}

function vehicleFor({ vehicles }: Scenario, wished: string | undefined): string {
  const found = wished === undefined ? vehicles[0] : vehicles.find((one) => one === wished)
  if (found === undefined) {
    throw new PlayFault(
      'vehicle-not-in-scenario',
      `${wished ?? 'no vehicle'} is not among ${vehicles.join(', ')}`,
    )
  }
  return found
}

/** The wished language where the scenario is made for it, otherwise its own. */
function localeFor({ locales }: Scenario, wished: string | undefined): string {
  return locales.find((one) => one === wished) ?? locales[0] ?? 'en'
}
