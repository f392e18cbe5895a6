import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import { vinPattern } from '../contract/payload.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import { dataFolder } from '../host/dataFolder.ts'
import { isLoopback } from '../host/originGuard.ts'
import { readFixture } from '../host/readFixture.ts'
import type { PlannedRun } from '../scenario/planRuns.ts'
import {
  isBlock,
  type Scenario,
  type ScenarioItem,
  type ScenarioStep,
} from '../scenario/scenario.ts'
import { brokerAccess, rootOf, type BrokerAccess, type BrokerFlags } from './brokerAccess.ts'
import { WrongUse, type CliContext } from './command.ts'
import { inTimeOf } from './inTimeOf.ts'
import type { PlaceFlags, RunPlace } from './runPlace.ts'

/** A car that runs already, somewhere on a broker. Nothing about it is fresh, and its clock is not ours. */
export async function attachedPlace(
  context: CliContext,
  flags: PlaceFlags,
  vin: string,
): Promise<RunPlace> {
  if (Number(flags.workers) > 1) {
    throw new WrongUse('--attach plays on one car, and one run after the other', {
      place: '--workers',
      expected: 'one worker',
    })
  }
  const attached = await attach(context, flags, vin)
  return {
    choose: (planned) => runsOn(attached.car, planned, flags.locale.length > 0),
    openWorld: () => Promise.resolve(attached.openWorld),
    workerFlags: [],
    close: () => attached.close(),
  }
}

/** Takes the wheel of a car that runs somewhere, or tells why nobody can. */
export async function attach(
  context: CliContext,
  flags: BrokerFlags & { readonly root?: string },
  vin: string,
) {
  if (!vinPattern.test(vin)) {
    throw new WrongUse(`--attach ${vin}: not a VIN`, {
      place: '--attach',
      expected: '17 characters, as `pcm serve` prints them',
    })
  }
  const access = await accessTo(context, flags, vin)
  const root = rootOf(flags.root)
  const { attachToCar } = await import('../world/attachToCar.ts')
  const { owner } = await readFixture(context.packageRoot)
  const at = root === undefined ? access.url : `${access.url} below ${root}/`
  return inTimeOf(
    context,
    attachToCar({ broker: { ...access, root }, vin, accountId: owner.accountId }),
  ).catch((error: unknown) => {
    const problem = error instanceof Error ? error.message : String(error)
    throw new WrongUse(`no car ${vin} at ${at}: ${problem}`, {
      place: '--attach',
      expected: 'a car that runs there, and a user that may drive it',
    })
  })
}

/** On this machine the users of `pcm serve` are known: they stand in this user's own data folder. */
async function accessTo(
  context: CliContext,
  flags: BrokerFlags,
  vin: string,
): Promise<BrokerAccess> {
  const { env, files } = context
  const wanted = ['bench', `driver-${vin}`]
  const own = join(dataFolder({ env, platform: platform(), home: homedir() }), 'access.json')
  const isOwn =
    flags.access === undefined &&
    env['PCM_BROKER_PASSWORD'] === undefined &&
    URL.canParse(flags.broker ?? '') &&
    isLoopback(new URL(flags.broker ?? '').hostname) &&
    (await files.kindOf(own)) === 'file'
  return brokerAccess(context, isOwn ? { ...flags, access: own } : flags, wanted)
}

/** The runs that this car can play, each in the language it shows where the scenario knows it. */
function runsOn(
  car: OpenCar,
  planned: readonly PlannedRun[],
  isLocaleNamed: boolean,
): readonly PlannedRun[] {
  const onCar = planned.filter(
    ({ vehicle, market = car.market }) => vehicle === car.vehicle && market === car.market,
  )
  if (onCar.length === 0) {
    throw new WrongUse(
      `nothing to run: no scenario here is for ${car.vehicle} in ${car.market}, which this car is`,
      {
        place: '--attach',
        expected: 'a scenario for this vehicle and market',
      },
    )
  }
  const faults = [...new Set(onCar.map(({ scenario }) => scenario))].flatMap(faultsOf)
  if (faults.length > 0) {
    throw new WrongUse(faults[0] ?? '', {
      place: '--attach',
      expected: 'a scenario that takes a car as it is',
      faults,
    })
  }
  if (isLocaleNamed) return onCar
  return onCar.filter(({ scenario, locale }) => {
    const own = scenario.locales.includes(car.locale) ? car.locale : scenario.locales[0]
    return locale === own
  })
}

/** What a scenario asks for that only a fresh world of one's own can give. */
function faultsOf({ file, given, setup, steps, teardown }: Scenario): readonly string[] {
  const names = Object.keys(given)
  const waits = [...setup, ...steps, ...teardown]
    .flatMap(certainSteps)
    .filter(({ name }) => name === 'wait')
  return [
    ...(names.length === 0
      ? []
      : [`${file} begins in another world (${names.join(', ')}); a car that runs stays as it is`]),
    ...waits.map(
      ({ file: place, line, column }) =>
        `${place}:${String(line)}:${String(column)} wait: the clock of a car that runs is not touched`,
    ),
  ]
}

/** The steps that are played in any case; for those that may be, the car refuses when their turn comes. */
function certainSteps(item: ScenarioItem): readonly ScenarioStep[] {
  if (!isBlock(item)) return [item]
  if (item.condition !== undefined) return []
  return item.certain.flatMap((list) => (item.lists[list] ?? []).flatMap(certainSteps))
}
