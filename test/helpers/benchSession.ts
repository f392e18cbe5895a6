import type { Bus } from '../../src/bus/bus.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { DriverEvent, Payload, SurroundingsEvent } from '../../src/contract/channels.ts'
import type { OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import type { OpenCar } from '../../src/contract/worldChannels.ts'
import type { ServedProgram } from './servedProgram.ts'

type Roles = 'bench' | 'driver' | 'surroundings' | 'observer' | 'owner'
type Input = DriverEvent | SurroundingsEvent
type Answer = Payload<'headUnit.input.answered'>
type WorldRequest = 'bench.car.requested' | 'bench.clock.changed'

/** Somebody at the bench of a served program, over MQTT and TCP: all that is known is what was told over the wire. */
export interface BenchSession {
  open(vehicle: string): Promise<string>
  /** Pauses the clock, and lets it jump. */
  jump(milliseconds: number): Promise<void>
  /** The time of the world when its clock was last steered. */
  now(): number
  cars(): readonly OpenCar[]
  /** Does one thing and waits for its answer. */
  input(vin: string, input: Input): Promise<Answer>
  /** Sends an input and waits for nothing. */
  send(vin: string, input: Input): string
  onAnswer(listener: (answer: Answer) => void): void
  buy(accountId: string, deed: OwnerDeed): Promise<Payload<'backend.request.answered'>>
  reports(): readonly Payload<'car.task.reported'>[]
  close(): Promise<void>
}

/** Ids are never used twice: the same id would be the same act. */
let counted = 0
function nextId(): string {
  counted += 1
  return `bench-${String(counted)}`
}

export async function benchSession(served: ServedProgram): Promise<BenchSession> {
  const { user, password } = served.client('bench')
  const bus: Bus<Roles> = await connectMqttBus<Roles>({
    transport: { url: `mqtt://127.0.0.1:${served.mqttPort}`, username: user, password },
    clientId: nextId(),
    reconnectPeriod: 0,
  })
  const waiting = new Map<string, (payload: never) => void>()
  const tell = (id: string, payload: unknown) => {
    waiting.get(id)?.(payload as never)
    waiting.delete(id)
  }
  const awaited = <P>(id: string) => new Promise<P>((resolve) => waiting.set(id, resolve))
  let now = 0
  let cars: readonly OpenCar[] = []
  let heard: (answer: Answer) => void = () => undefined
  const reports: Payload<'car.task.reported'>[] = []
  await bus.listen(['world.clock.changed'], {}, ({ payload }) => {
    now = Date.parse(payload.now)
  })
  await bus.listen(['world.cars.changed'], {}, ({ payload }) => {
    cars = payload.cars
  })
  await bus.listen(['world.request.answered'], {}, ({ payload }) => {
    tell(payload.requestId, payload)
  })
  await bus.listen(['backend.request.answered'], {}, ({ payload }) => {
    tell(payload.requestId, payload)
  })
  await bus.listen(['headUnit.input.answered'], {}, ({ payload }) => {
    heard(payload)
    tell(payload.inputId, payload)
  })
  await bus.listen(['car.task.reported'], {}, ({ payload }) => {
    reports.push(payload)
  })

  async function ask(name: WorldRequest, asked: object): Promise<string> {
    const requestId = nextId()
    const answer = awaited<Payload<'world.request.answered'>>(requestId)
    bus.publish(name, {}, { ...asked, requestId } as Payload<typeof name>)
    const { accepted, explanation, vin = '' } = await answer
    if (!accepted) throw new Error(explanation)
    return vin
  }

  function publish(vin: string, inputId: string, { type, payload }: Input): void {
    const whole = { ...payload, inputId } as Payload<'driver.key.pressed'>
    bus.publish(type as 'driver.key.pressed', { vin }, whole)
  }

  return {
    open: (vehicle) => ask('bench.car.requested', { vehicle }),
    async jump(advance) {
      await ask('bench.clock.changed', { rate: 0, advance })
    },
    now: () => now,
    cars: () => cars,
    input(vin, input) {
      const inputId = nextId()
      const answer = awaited<Answer>(inputId)
      publish(vin, inputId, input)
      return answer
    },
    send(vin, input) {
      const inputId = nextId()
      publish(vin, inputId, input)
      return inputId
    },
    onAnswer(listener) {
      heard = listener
    },
    buy(accountId, deed) {
      const requestId = nextId()
      const answer = awaited<Payload<'backend.request.answered'>>(requestId)
      bus.publish('owner.request.made', { accountId }, { requestId, deed })
      return answer
    },
    reports: () => reports,
    close: () => bus.close(),
  }
}
