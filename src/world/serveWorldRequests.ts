import type { Bus } from '../bus/bus.ts'
import type { Payload } from '../contract/channels.ts'
import type { InnerWorld } from './innerWorld.ts'

type Answer = Omit<Payload<'world.request.answered'>, 'requestId'>

/** What the workbench may ask of a world: cars, the backend's conduct, the clock, faults. Every request is answered. */
export async function serveWorldRequests(bus: Bus<'world'>, world: InnerWorld): Promise<void> {
  async function answer(requestId: string, work: () => Promise<Answer>): Promise<void> {
    let result: Answer
    try {
      result = await work()
    } catch (error) {
      const explanation = error instanceof Error ? error.message : String(error)
      result = { accepted: false, reason: 'request-refused', explanation }
    }
    bus.publish('world.request.answered', {}, { requestId, ...result })
  }

  await bus.listen(
    [
      'bench.car.requested',
      'bench.car.closed',
      'bench.car.emptied',
      'bench.world.emptied',
      'bench.backend.changed',
      'bench.clock.changed',
      'bench.rest.requested',
      'bench.fault.added',
      'bench.fault.removed',
    ],
    {},
    (event) => {
      const { requestId } = event.payload
      void answer(requestId, async () => {
        switch (event.type) {
          case 'bench.car.requested': {
            const { vin } = await world.openCar(event.payload)
            return { accepted: true, vin }
          }
          case 'bench.car.closed':
            await world.closeCar(event.payload.vin)
            return { accepted: true }
          case 'bench.car.emptied': {
            const { vin } = await world.resetCar(event.payload.vin)
            return { accepted: true, vin }
          }
          case 'bench.world.emptied':
            await world.empty(event.payload.state)
            return { accepted: true }
          case 'bench.backend.changed':
            world.setBackend(event.payload.backend)
            await world.settle()
            return { accepted: true }
          case 'bench.rest.requested':
            await world.settle()
            return { accepted: true }
          case 'bench.fault.added':
            return { accepted: true, fault: world.faults.add(event.payload.fault) }
          case 'bench.fault.removed':
            world.faults.remove(event.payload.id)
            return { accepted: true }
          case 'bench.clock.changed': {
            const { rate, advance } = event.payload
            if (advance !== undefined) await world.advance(advance)
            world.setRate(rate ?? world.rate())
            return { accepted: true }
          }
        }
      })
    },
  )
}
