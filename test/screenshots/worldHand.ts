import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { Payload, SurroundingsEvent } from '../../src/contract/channels.ts'
import type { OpenCar } from '../../src/contract/worldChannels.ts'
import type { WorldRequest } from '../../src/renderer/bench/requestWorld.ts'
import type { ServedProgram } from '../helpers/servedProgram.ts'

/** What is done to the world behind the pictures, over MQTT as any program could. */
export interface WorldHand {
  ask(request: WorldRequest): Promise<void>
  /** Changes something around the car of a vehicle, and waits until that car has answered. */
  around(vehicle: string, event: SurroundingsEvent): Promise<void>
  /** Everything as at the beginning. */
  fresh(): Promise<void>
  close(): Promise<void>
}

export async function worldHand(served: ServedProgram): Promise<WorldHand> {
  const { user, password } = served.client('bench')
  const bus = await connectMqttBus<'bench' | 'surroundings' | 'observer'>({
    transport: { url: `mqtt://127.0.0.1:${served.mqttPort}`, username: user, password },
    clientId: 'screenshots',
  })
  let cars: readonly OpenCar[] = []
  let sent = 0
  const waiting = new Map<string, (refusal: string | undefined) => void>()
  const heard = (
    id: string,
    { accepted, reason }: { accepted: boolean; reason?: string | undefined },
  ) => {
    waiting.get(id)?.(accepted ? undefined : (reason ?? 'refused'))
  }
  await bus.listen(['world.cars.changed'], {}, ({ payload }) => {
    cars = payload.cars
  })
  await bus.listen(['world.request.answered'], {}, ({ payload }) => {
    heard(payload.requestId, payload)
  })
  await bus.listen(['headUnit.input.answered'], {}, ({ payload }) => {
    heard(payload.inputId, payload)
  })

  function answered(send: (id: string) => void): Promise<void> {
    sent += 1
    const id = `picture-${String(sent)}`
    return new Promise((resolve, reject) => {
      waiting.set(id, (refusal) => {
        waiting.delete(id)
        if (refusal === undefined) resolve()
        else reject(new Error(refusal))
      })
      send(id)
    })
  }

  const hand: WorldHand = {
    ask: ({ type, payload }) =>
      answered((requestId) => {
        bus.publish(type, {}, { ...payload, requestId } as Payload<typeof type>)
      }),
    around: (vehicle, { type, payload }) =>
      answered((inputId) => {
        const vin = cars.find((car) => car.vehicle === vehicle)?.vin ?? ''
        bus.publish(type, { vin }, { ...payload, inputId } as Payload<typeof type>)
      }),
    async fresh() {
      await hand.ask({ type: 'bench.clock.changed', payload: { rate: 1 } })
      await hand.ask({ type: 'bench.fault.removed', payload: {} })
      await hand.ask({ type: 'bench.world.emptied', payload: {} })
    },
    close: () => bus.close(),
  }
  return hand
}
