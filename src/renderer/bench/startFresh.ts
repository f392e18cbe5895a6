import type { OpenCar } from '../../contract/worldChannels.ts'
import type { PageBus } from '../hosts/host.ts'
import { requestWorld } from './requestWorld.ts'
import type { OpenedCar } from './useOpenCar.ts'

/** The demo as at its beginning: a new car takes the place of this one, Porsche Connect answers, the clock runs. */
export function startFresh(bus: PageBus, opened: OpenedCar, { vehicle, locale }: OpenCar): void {
  void requestWorld(bus, { type: 'bench.backend.changed', payload: { backend: 'answering' } })
  void requestWorld(bus, { type: 'bench.clock.changed', payload: { rate: 1 } })
  opened.replace({ vehicle, locale })
}
