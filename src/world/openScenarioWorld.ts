import type { Catalogue } from '../catalogue/catalogue.ts'
import { withGiven, type Fixture, type SecretName } from '../contract/fixture.ts'
import type {
  OpenScenarioWorld,
  ScenarioRole,
  ScenarioWorld,
  ScenarioWorldRequest,
} from '../scenario/scenarioWorld.ts'
import type { MakeCarrier } from './carrier.ts'
import type { InnerWorld } from './innerWorld.ts'
import { observedMessage, type Packet } from './observedMessage.ts'
import { startWorld } from './startWorld.ts'
import type { WorldOptions } from './world.ts'

const runnerRoles = ['driver', 'surroundings', 'bench', 'owner', 'dealer', 'observer'] as const

/** A fresh world beside any other: to be driven by a scenario, and to be looked into by guests. */
export interface SideWorld {
  readonly world: Pick<InnerWorld, 'accept' | 'refuse' | 'copyOfCar' | 'showPassing'>
  readonly scenario: ScenarioWorld
}

type OpenSideWorld = (
  request: ScenarioWorldRequest & Pick<WorldOptions, 'pace'>,
) => Promise<SideWorld>

/**
 * Makes the fresh worlds that scenarios and walks run in: one car each, virtual time, packets in this process or on
 * another broker, under a root that `nextCarrier` gives to each of them.
 */
export function openScenarioWorld(
  catalogue: Catalogue,
  base: Fixture,
  nextCarrier?: () => MakeCarrier,
): OpenScenarioWorld {
  const open = openSideWorld(catalogue, base, nextCarrier)
  return async (request) => (await open(request)).scenario
}

/** Makes such worlds for those who show them too. */
export function openSideWorld(
  catalogue: Catalogue,
  base: Fixture,
  nextCarrier?: () => MakeCarrier,
): OpenSideWorld {
  return async ({ vehicle, locale, given, seed, pace = 'virtual' }) => {
    const fixture = withGiven(base, given)
    const packets: Packet[] = []
    const world = await startWorld({
      catalogue,
      fixture,
      seed,
      carrier: nextCarrier?.(),
      pace,
      onMessage(topic, payload, at) {
        packets.push({ topic, payload, at })
      },
    })
    const bus = await world.guest<ScenarioRole>({
      clientId: 'runner',
      grant: { roles: runnerRoles },
    })
    const { vin } = await world.openCar({ vehicle, locale }).catch(async (error: unknown) => {
      await world.close()
      throw error
    })
    const card = fixture.surroundings.simCard
    const secrets: Readonly<Record<SecretName, string | null | undefined>> = {
      'sim.pin': card?.pin,
      'sim.puk': card?.puk,
      'owner.porscheId': fixture.owner.porscheId,
      'owner.password': fixture.owner.password,
      'owner.securityCode': fixture.owner.securityCode,
      'car.pairingCode': undefined,
      'otherCar.pairingCode': world.otherPairingCode(),
    }
    const scenario: ScenarioWorld = {
      vin,
      accountId: fixture.owner.accountId,
      bus,
      lost: world.lost,
      settle: world.settle,
      advance: world.advance,
      now: world.now,
      mayLoseAnswers: world.faults.wasUsed,
      mark: () => packets.length,
      messagesSince: (mark) => packets.slice(mark).flatMap(observedMessage),
      secretOf: (name) =>
        (name === 'car.pairingCode' ? world.pairingCodeOf(vin) : secrets[name]) ?? undefined,
      async close() {
        await bus.close()
        await world.close()
      },
    }
    return { world, scenario }
  }
}
