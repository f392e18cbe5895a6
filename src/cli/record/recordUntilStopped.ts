import type { Catalogue } from '../../catalogue/catalogue.ts'
import { vehicleOf } from '../../catalogue/vehicle.ts'
import type { Fixture } from '../../contract/fixture.ts'
import { readFixture } from '../../host/readFixture.ts'
import { beginningOf, type Beginning } from '../../scenario/beginningOf.ts'
import { carRecorder } from '../../scenario/carRecorder.ts'
import type { OpenScenarioWorld } from '../../scenario/scenarioWorld.ts'
import { writeScenario, writeStep } from '../../scenario/writeScenario.ts'
import { WrongUse, type CliContext } from '../command.ts'
import { knownSecrets } from './knownSecrets.ts'
import { mayStand } from './mayStand.ts'
import { playRecording } from './playRecording.ts'
import type { RecordedCar } from './recordedCar.ts'
import { reasonsByText } from './reasonsByText.ts'
import { standingCar, type StandingStill } from './standingCar.ts'

export interface RecordingOptions {
  readonly catalogue: Catalogue
  /** As people see it. */
  readonly file: string
  readonly name: string | undefined
  readonly expects: boolean
  /** Whether nothing but the result is wanted on stdout. */
  readonly json: boolean
  readonly stopped: Promise<unknown>
}

export interface Recorded {
  readonly text: string
  readonly steps: number
  /** Why it does not pass when it is played, if it does not. */
  readonly problem: string | undefined
}

interface Ground {
  readonly catalogue: Catalogue
  readonly openWorld: OpenScenarioWorld
  readonly fixture: Fixture
}

/** Records what is done to a car until somebody stops it or nothing more can come; undefined when nothing was done. */
export async function recordUntilStopped(
  context: CliContext,
  recorded: RecordedCar,
  options: RecordingOptions,
): Promise<Recorded | undefined> {
  const { catalogue, expects, file } = options
  const { stderr } = context
  const print = options.json ? () => undefined : (line: string) => context.stdout.write(`${line}\n`)
  const { openScenarioWorld } = await import('../../world/openScenarioWorld.ts')
  const fixture = await readFixture(context.packageRoot)
  const ground = { catalogue, fixture, openWorld: openScenarioWorld(catalogue, fixture) }
  const before = recorded.news()
  const standing = demandStanding(standingCar(recorded, before))
  const { car, view, at } = standing
  const { vin, vehicle, locale } = car
  const beginning = await demandBeginning(standing, ground)

  const gaps = new Set<string>()
  let isOver = false
  let end = (_why: string): void => undefined
  const ended = new Promise<void>((resolve) => {
    end = (why) => {
      if (!isOver) stderr.write(`pcm: ${why}: the recording ends\n`)
      resolve()
    }
  })
  const recorder = carRecorder({
    vin,
    accountId: recorded.accountId,
    view,
    at,
    secrets: knownSecrets(fixture, standing.pairingCode),
    reasonOf: reasonsByText(catalogue),
    mayStand: mayStand(catalogue, vehicle),
    expects,
    onGap(sentence) {
      if (!gaps.has(sentence)) stderr.write(`pcm: ${sentence}\n`)
      gaps.add(sentence)
    },
    onEnd: (sentence) => {
      end(sentence)
    },
  })
  for (const message of before) {
    if (/^backend\..*\.shown$/.test(message.name)) recorder.hear(message)
  }
  let printed = 0
  function take(): void {
    for (const message of recorded.news()) recorder.hear(message)
    for (const step of recorder.certain().slice(printed)) {
      print(`- ${writeStep(step)}`)
      printed += 1
    }
  }
  await recorded.onNews(take)
  for (const line of recorded.told) print(line)
  print(`Recording ${vehicle} (${locale}), VIN ${vin}, for ${file}. Stop with Ctrl+C.`)
  take()
  void recorded.lost?.then(end)
  await Promise.race([ended, options.stopped])
  isOver = true

  take()
  const steps = recorder.end()
  for (const step of steps.slice(printed)) print(`- ${writeStep(step)}`)
  if (steps.length === 0) return undefined
  const model = vehicleOf(catalogue, vehicle)?.name ?? vehicle
  const name = options.name ?? `Recorded in a ${model}`
  const text = writeScenario({ header: { name, vehicle, locale, ...beginning.header }, steps })
  const problem = await playRecording(context, file, text, ground)
  return { text, steps: steps.length, problem }
}

function demandStanding(standing: StandingStill | undefined): StandingStill {
  if (standing !== undefined) return standing
  throw new WrongUse('the car has shown no screen', {
    place: 'pcm record',
    expected: 'a user who may read what the car shows',
  })
}

async function demandBeginning(standing: StandingStill, ground: Ground): Promise<Beginning> {
  const beginning = await beginningOf(standing, ground)
  if (beginning.differences.length === 0) return beginning
  const differences = beginning.differences.join(', ')
  throw new WrongUse(`no fresh car can be brought to where this one stands: ${differences}`, {
    place: 'pcm record',
    expected: 'a car at rest in a menu or at its home screen',
  })
}
