import { channels, type ChannelName, type Payload } from '../../contract/channels.ts'
import type { StandingCar } from '../../scenario/beginningOf.ts'
import type { ObservedMessage } from '../../scenario/scenarioWorld.ts'
import type { RecordedCar } from './recordedCar.ts'

export interface StandingStill extends StandingCar {
  /** The time of its world. */
  readonly at: number
  /** The code that My Porsche shows for it, where that may be read. */
  readonly pairingCode: string | undefined
}

/** How a car stands by the states that were heard so far; undefined as long as it has shown no screen. */
export function standingCar(
  { car }: Pick<RecordedCar, 'car'>,
  heard: readonly ObservedMessage[],
): StandingStill | undefined {
  const { vin } = car
  const last = <Name extends ChannelName>(name: Name): Payload<Name> | undefined => {
    const message = heard.findLast((one) => one.name === name && (one.params['vin'] ?? vin) === vin)
    const parsed = channels[name].payload.safeParse(message?.payload)
    return parsed.success ? (parsed.data as Payload<Name>) : undefined
  }
  const view = last('headUnit.screen.shown')
  if (view === undefined) return undefined
  const shown = last('backend.pairingCode.shown')
  return {
    car: last('world.cars.changed')?.cars.find((one) => one.vin === vin) ?? car,
    view,
    backend: last('world.backend.changed')?.backend ?? 'answering',
    faults: last('world.faults.changed')?.faults ?? [],
    isRedeemed: shown?.pairingCode === null,
    at: heard.at(-1)?.at ?? 0,
    pairingCode: shown?.pairingCode ?? undefined,
  }
}
