import { attach } from '../attachedPlace.ts'
import type { BrokerFlags } from '../brokerAccess.ts'
import type { CliContext } from '../command.ts'
import type { RecordedCar } from './recordedCar.ts'

/** Listens to a car that runs somewhere on a broker. Nothing is done to it. */
export async function attachedCar(
  context: CliContext,
  flags: BrokerFlags & { readonly root?: string },
  vin: string,
): Promise<RecordedCar> {
  const attached = await attach(context, flags, vin)
  const { car } = attached
  const { vehicle, locale } = car
  const world = await attached.openWorld({ vehicle, locale, given: {}, seed: 1 })
  let heard = 0
  return {
    car,
    accountId: world.accountId,
    told: [],
    news() {
      const news = world.messagesSince(heard)
      heard = world.mark()
      return news
    },
    async onNews(listener) {
      const { bus } = world
      await bus.listen(['headUnit.input.answered', 'headUnit.screen.shown'], { vin }, listener)
      await bus.listen(['world.request.answered', 'world.cars.changed'], {}, listener)
      await bus.listen(['backend.request.answered'], {}, listener)
      await bus.listen(['backend.deskRequest.answered'], {}, listener)
    },
    lost: world.lost,
    async close() {
      await world.close()
      await attached.close()
    },
  }
}
