import type { Payload } from '../../contract/channels.ts'
import type { PageBus } from '../hosts/host.ts'
import { requestWorld, type WorldAnswer } from './requestWorld.ts'

export type CarWish = Omit<Payload<'bench.car.requested'>, 'requestId'>
export type CarAnswer = WorldAnswer

/** Asks the world for a car and resolves with its answer. */
export function requestCar(bus: PageBus, wish: CarWish): Promise<CarAnswer> {
  return requestWorld(bus, { type: 'bench.car.requested', payload: wish })
}
