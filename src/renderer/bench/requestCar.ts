import type { Payload } from '../../contract/channels.ts'
import type { PageBus } from '../hosts/host.ts'
import { newId } from './newId.ts'

export type CarWish = Omit<Payload<'bench.car.requested'>, 'requestId'>
export type CarAnswer = Payload<'world.request.answered'>

/** Asks the world for a car and resolves with its answer. */
export async function requestCar(bus: PageBus, wish: CarWish): Promise<CarAnswer> {
  const requestId = newId()
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined
    bus
      .listen(['world.request.answered'], {}, ({ payload }) => {
        if (payload.requestId !== requestId) return
        stop?.()
        resolve(payload)
      })
      .then((stopListening) => {
        stop = stopListening
        bus.publish('bench.car.requested', {}, { ...wish, requestId })
      })
      .catch(reject)
  })
}
