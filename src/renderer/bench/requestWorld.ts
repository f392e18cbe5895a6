import type { Payload } from '../../contract/channels.ts'
import type { PageBus } from '../hosts/host.ts'
import { newId } from './newId.ts'

type RequestName =
  | 'bench.world.emptied'
  | 'bench.car.requested'
  | 'bench.car.closed'
  | 'bench.backend.changed'
  | 'bench.clock.changed'
  | 'bench.play.requested'
  | 'bench.play.moved'
  | 'bench.play.ended'
  | 'bench.hint.requested'
  | 'bench.scenario.tried'
  | 'bench.scenarios.requested'
  | 'bench.fault.added'
  | 'bench.fault.removed'

export type WorldRequest = {
  [Name in RequestName]: {
    readonly type: Name
    readonly payload: Omit<Payload<Name>, 'requestId'>
  }
}[RequestName]
export type WorldAnswer = Payload<'world.request.answered'>

/** Asks something of the world and resolves with its answer. */
export async function requestWorld(
  bus: PageBus,
  { type, payload }: WorldRequest,
): Promise<WorldAnswer> {
  const requestId = newId()
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined
    bus
      .listen(['world.request.answered'], {}, (event) => {
        if (event.payload.requestId !== requestId) return
        stop?.()
        resolve(event.payload)
      })
      .then((stopListening) => {
        stop = stopListening
        bus.publish(type, {}, { ...payload, requestId } as Payload<typeof type>)
      })
      .catch(reject)
  })
}
