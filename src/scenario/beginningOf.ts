import type { Catalogue } from '../catalogue/catalogue.ts'
import { vehicleOf } from '../catalogue/vehicle.ts'
import type { FaultOn } from '../contract/fault.ts'
import type { Fixture, Given } from '../contract/fixture.ts'
import type { ScreenView } from '../contract/screenView.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import { openStage } from './openStage.ts'
import type { OpenScenarioWorld } from './scenarioWorld.ts'

/** How a car stands, and its world, as far as they tell of it. */
export interface StandingCar {
  readonly car: OpenCar
  readonly view: ScreenView
  readonly backend: Fixture['backend']
  readonly faults: readonly FaultOn[]
  /** Whether it is known that My Porsche shows no pairing code for it. */
  readonly isRedeemed: boolean
}

/** What a scenario says so that a fresh world stands like this car, and what it cannot say. */
export interface Beginning {
  /** Of the header: `market`, `given`, `setup`, each where it is needed. */
  readonly header: Readonly<Record<string, unknown>>
  /** Where a fresh world differs all the same, in words. */
  readonly differences: readonly string[]
}

interface Ground {
  readonly catalogue: Catalogue
  readonly openWorld: OpenScenarioWorld
  /** What a world without `given` is made of. */
  readonly fixture: Fixture
}

/** Finds the `given` and `setup` that lead to where a car stands, and tries them in a fresh world. */
export async function beginningOf(standing: StandingCar, ground: Ground): Promise<Beginning> {
  const around = givenAround(standing, ground.fixture)
  const fresh = await freshView(around, [], standing, ground)
  const found = withCar(around, standing, fresh, ground.catalogue)
  const { path } = standing.view
  const there = await freshView(found, path, standing, ground)
  const { market, ...given } = found
  return {
    header: {
      ...(market === undefined ? {} : { market }),
      ...(Object.keys(given).length === 0 ? {} : { given }),
      ...(path.length === 0 ? {} : { setup: path.map((id) => ({ choose: id })) }),
    },
    differences: differencesOf(standing.view, there),
  }
}

function givenAround({ car, backend, faults, view }: StandingCar, fixture: Fixture): Given {
  const around = Object.entries(car.surroundings).filter(
    ([key, value]) => !isSame(fixture.surroundings[key as keyof Fixture['surroundings']], value),
  )
  const surroundings = {
    ...Object.fromEntries(around),
    ...(view.status.sim === 'none' ? { simCard: null } : {}),
  }
  return {
    ...(car.market === fixture.market ? {} : { market: car.market }),
    ...(isSame(car.readings, fixture.readings) ? {} : { readings: car.readings }),
    ...(Object.keys(surroundings).length === 0 ? {} : { surroundings }),
    ...(backend === fixture.backend ? {} : { backend }),
    ...(faults.length === 0 ? {} : { faults: faults.map(({ struck: _, ...fault }) => fault) }),
  }
}

/** Adds what the car itself remembers, as its screen tells when it is held against that of a fresh one. */
function withCar(
  around: Given,
  { view, isRedeemed, car: { vehicle, readings } }: StandingCar,
  fresh: ScreenView,
  catalogue: Catalogue,
): Given {
  const [is, usual] = [view.status, fresh.status]
  const hasCode = vehicleOf(catalogue, vehicle, readings)?.linkMethod === 'pairing-code'
  const car = {
    ...(is.roaming === usual.roaming ? {} : { roaming: is.roaming }),
    ...(is.privateMode === usual.privateMode ? {} : { privateMode: is.privateMode }),
    ...(is.reason === 'data-off' && usual.reason !== 'data-off' ? { dataOff: true } : {}),
    ...(is.sim === 'locked' && usual.sim !== 'locked' ? { pinEntered: false } : {}),
    ...(is.linked === usual.linked ? {} : { linked: is.linked }),
    ...(isSame(is.services, usual.services) ? {} : { services: is.services }),
  }
  return {
    ...around,
    ...(Object.keys(car).length === 0 ? {} : { car }),
    ...(hasCode && isRedeemed && !is.linked ? { pairingCode: 'redeemed' as const } : {}),
  }
}

/** The screen of a fresh car in such a world, after these entries were chosen. */
async function freshView(
  given: Given,
  path: readonly string[],
  { car }: StandingCar,
  { catalogue, openWorld }: Ground,
): Promise<ScreenView> {
  const { vehicle, locale, market } = car
  const request = { catalogue, openWorld, vehicle, locale, market, given, seed: 1 }
  const { stage, close } = await openStage(request)
  try {
    for (const id of path) {
      await stage.driver.drive({ type: 'driver.entry.chosen', payload: { id } })
    }
    return await stage.driver.view()
  } finally {
    await close()
  }
}

function differencesOf(view: ScreenView, fresh: ScreenView): readonly string[] {
  const parts = [partsOf(view), partsOf(fresh)] as const
  const keys = new Set(parts.flatMap((part) => Object.keys(part)))
  return [...keys].flatMap((key) => {
    const [here, there] = parts.map((part) => part[key] ?? null)
    return isSame(here, there) ? [] : [`${key} ${textOf(here)} (a fresh car: ${textOf(there)})`]
  })
}

function partsOf({ kind, path, entries, input, dialog, status }: ScreenView) {
  const { user: _, ...signs } = status
  const parts: Record<string, unknown> = {
    kind,
    path,
    dialog: dialog?.id,
    input: input && [input.field, input.length],
    ...Object.fromEntries(Object.entries(signs).map(([key, sign]) => [`status.${key}`, sign])),
  }
  for (const { id, ticked, enabled } of entries) parts[`entry ${id}`] = { ticked, enabled }
  return parts
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
