import type { Catalogue } from '../catalogue/catalogue.ts'
import { menuFor } from '../catalogue/menuFor.ts'
import { vehicleOf } from '../catalogue/vehicle.ts'
import type { Given, SecretName } from '../contract/fixture.ts'
import { driveCar } from './driveCar.ts'
import type { OpenScenarioWorld } from './scenarioWorld.ts'
import type { Stage } from './stage.ts'

export interface StageRequest {
  readonly catalogue: Catalogue
  readonly openWorld: OpenScenarioWorld
  readonly vehicle: string
  readonly locale: string
  readonly market?: string | undefined
  readonly given: Given
  readonly seed: number
}

/** A stage, and the way to move the mark from which its messages count. */
export interface OpenedStage {
  readonly stage: Stage
  /** An input step begins: `message` looks back to here. */
  markInput(): void
  close(): Promise<void>
}

/** Opens a fresh world with one car and takes its wheel. */
export async function openStage(request: StageRequest): Promise<OpenedStage> {
  const { catalogue, openWorld, locale, given, seed } = request
  const vehicle = vehicleOf(catalogue, request.vehicle, given.readings ?? [])
  if (vehicle === undefined) throw new Error(`unknown vehicle ${request.vehicle}`)
  const world = await openWorld({ vehicle: request.vehicle, locale, given, seed })
  const driver = await driveCar(world)
  await world.settle()
  const ownSecrets = new Map<SecretName, string>()
  let mark = 0

  return {
    stage: {
      catalogue,
      vehicle,
      menu: menuFor(catalogue, vehicle),
      locale,
      market: request.market,
      kept: new Map(),
      began: world.now(),
      world,
      driver,
      messages: () => world.messagesSince(mark),
      allMessages: () => world.messagesSince(0),
      secretOf: (name) => ownSecrets.get(name) ?? world.secretOf(name),
      takeCard({ pin, puk }) {
        ownSecrets.set('sim.pin', pin).set('sim.puk', puk)
      },
    },
    markInput() {
      mark = world.mark()
    },
    close: () => world.close(),
  }
}
