import type { PageBus } from '../hosts/host.ts'
import { requestWorld } from './requestWorld.ts'

/** The demo as at its beginning: cars and Porsche Connect forget everything, Porsche Connect answers, the clock runs. */
export function startFresh(bus: PageBus): void {
  void requestWorld(bus, { type: 'bench.backend.changed', payload: { backend: 'answering' } })
  void requestWorld(bus, { type: 'bench.clock.changed', payload: { rate: 1 } })
  void requestWorld(bus, { type: 'bench.world.emptied', payload: {} })
}
