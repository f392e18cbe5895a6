import type { Payload } from '../contract/channels.ts'
import type { DealerDeed, OwnerDeed } from '../contract/ownerDeeds.ts'
import { lull } from './lull.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

export type BackendAnswer = Payload<'backend.request.answered'>

/** Does something as an owner, and resolves with the answer when everything has come to rest. */
export function askAsOwner(
  world: ScenarioWorld,
  accountId: string,
  deed: OwnerDeed,
): Promise<BackendAnswer> {
  return answered(world, async (requestId, resolve) => {
    const { bus } = world
    const stop = await bus.listen(['backend.request.answered'], { accountId }, ({ payload }) => {
      if (payload.requestId === requestId) resolve(payload)
    })
    bus.publish('owner.request.made', { accountId }, { requestId, deed })
    return stop
  })
}

/** Does something at a dealer's desk, and resolves with the answer when everything has come to rest. */
export function askAtDesk(
  world: ScenarioWorld,
  deskId: string,
  deed: DealerDeed,
): Promise<BackendAnswer> {
  return answered(world, async (requestId, resolve) => {
    const { bus } = world
    const stop = await bus.listen(['backend.deskRequest.answered'], { deskId }, ({ payload }) => {
      if (payload.requestId === requestId) resolve(payload)
    })
    bus.publish('dealer.request.made', { deskId }, { requestId, deed })
    return stop
  })
}

async function answered(
  world: ScenarioWorld,
  ask: (requestId: string, resolve: (answer: BackendAnswer) => void) => Promise<() => void>,
): Promise<BackendAnswer> {
  // a place in the course of messages is an id that no other request of this world has
  const requestId = `${world.idPrefix ?? 'scenario'}-${String(world.mark())}`
  let stop: (() => void) | undefined
  const answer = await new Promise<BackendAnswer>((resolve, reject) => {
    ask(requestId, resolve)
      .then(async (listening) => {
        stop = listening
        if (!world.mayLoseAnswers()) return
        await lull(world)
        resolve({ requestId, accepted: false, reason: 'no-answer' })
      })
      .catch(reject)
  })
  await world.settle()
  stop?.()
  return answer
}
