import type { Catalogue } from '../catalogue/catalogue.ts'
import { connectMqttBus } from '../bus/mqttBus.ts'
import { placeOf } from '../contract/address.ts'
import { withGiven, type Fixture, type SecretName } from '../contract/fixture.ts'
import { mask } from '../contract/mask.ts'
import type {
  ObservedMessage,
  OpenScenarioWorld,
  ScenarioRole,
  ScenarioWorld,
} from '../scenario/scenarioWorld.ts'
import { startWorld } from './startWorld.ts'

const runnerRoles = ['driver', 'surroundings', 'bench', 'owner', 'dealer', 'observer'] as const

interface Packet {
  readonly topic: string
  readonly payload: Uint8Array
  readonly at: number
}

/** Makes the fresh worlds that scenarios and walks run in: one car each, virtual time, packets in this process. */
export function openScenarioWorld(catalogue: Catalogue, base: Fixture): OpenScenarioWorld {
  return async ({ vehicle, locale, given, seed }): Promise<ScenarioWorld> => {
    const fixture = withGiven(base, given)
    const packets: Packet[] = []
    const world = await startWorld({
      catalogue,
      fixture,
      seed,
      onMessage(topic, payload, at) {
        packets.push({ topic, payload, at })
      },
    })
    const { vin } = await world.openCar({ vehicle, locale })
    const bus = await connectMqttBus<ScenarioRole>({
      transport: { stream: () => world.stream({ roles: runnerRoles }) },
      clientId: 'runner',
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
    return {
      vin,
      accountId: fixture.owner.accountId,
      bus,
      settle: world.settle,
      advance: world.advance,
      now: world.now,
      mayLoseAnswers: world.faults.wasUsed,
      mark: () => packets.length,
      messagesSince: (mark) => packets.slice(mark).flatMap(observed),
      secretOf: (name) =>
        (name === 'car.pairingCode' ? world.pairingCodeOf(vin) : secrets[name]) ?? undefined,
      async close() {
        await bus.close()
        await world.close()
      },
    }
  }
}

function observed({ topic, payload, at }: Packet): ObservedMessage[] {
  const place = placeOf(topic)
  if (place === undefined) return []
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return [{ name: place.name, params: place.params, payload: mask(place.name, value), at }]
  } catch {
    return []
  }
}
