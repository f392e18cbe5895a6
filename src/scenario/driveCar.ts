import type { DriverEvent, Params, Payload, SurroundingsEvent } from '../contract/channels.ts'
import { screenView, type ScreenView } from '../contract/screenView.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

export type Answer = Payload<'headUnit.input.answered'>
export type CarInput = DriverEvent | SurroundingsEvent
type RequestAnswer = Payload<'world.request.answered'>
export type BackendState = Payload<'bench.backend.changed'>['backend']

/** Drives one car over the bus, and knows its screen. */
export interface CarDriver {
  /** Does one thing and resolves with its answer. */
  drive(input: CarInput): Promise<Answer>
  /** Changes how the mock backend behaves; resolves when the world has done it. */
  changeBackend(backend: BackendState): Promise<void>
  /** Lets the virtual clock go forward. */
  advance(milliseconds: number): Promise<void>
  /** Something was done that no answer of the car tells of. */
  lookAgain(): void
  /** The screen, everything having come to rest. */
  view(): Promise<ScreenView>
}

/** Takes the wheel of a world's car. It knows nothing of what an input means. */
export async function driveCar(world: ScenarioWorld): Promise<CarDriver> {
  const { bus, vin } = world
  const inputs = new Map<string, (answer: Answer) => void>()
  const requests = new Map<string, (answer: RequestAnswer) => void>()
  let counted = 0
  let latest: ScreenView | undefined
  let known: ScreenView | undefined
  let seen = 0

  await bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
    inputs.get(payload.inputId)?.(payload)
    inputs.delete(payload.inputId)
  })
  await bus.listen(['world.request.answered'], {}, ({ payload }) => {
    requests.get(payload.requestId)?.(payload)
    requests.delete(payload.requestId)
  })

  function nextId(): string {
    counted += 1
    return `${world.idPrefix ?? 'run'}-${String(counted)}`
  }

  function publish<Name extends CarInput['type']>(
    name: Name,
    payload: object,
    inputId: string,
  ): void {
    // every input goes to this car and carries the payload of its own channel, which the bus checks
    bus.publish(name, { vin } as unknown as Params<Name>, { ...payload, inputId } as Payload<Name>)
  }

  return {
    async drive({ type, payload }) {
      const inputId = nextId()
      const answered = new Promise<Answer>((resolve) => inputs.set(inputId, resolve))
      publish(type, payload, inputId)
      const answer = await answered
      latest = answer.view
      return answer
    },
    async changeBackend(backend) {
      const requestId = nextId()
      const answered = new Promise<RequestAnswer>((resolve) => requests.set(requestId, resolve))
      bus.publish('bench.backend.changed', {}, { requestId, backend })
      const { accepted, explanation, reason } = await answered
      latest = undefined
      if (!accepted) throw new Error(explanation ?? reason ?? 'the world has refused it')
    },
    async advance(milliseconds) {
      await world.advance(milliseconds)
      latest = undefined
    },
    lookAgain() {
      latest = undefined
    },
    async view() {
      // an answer is given at rest and nothing moves before the next input; only time and the backend change it unasked
      if (latest !== undefined) return latest
      await world.settle()
      for (const { name, params, payload } of world.messagesSince(seen)) {
        if (params['vin'] !== vin) continue
        if (name === 'headUnit.screen.shown') known = screenView.parse(payload)
      }
      seen = world.mark()
      if (known === undefined) throw new Error('the car has shown no screen')
      latest = known
      return known
    },
  }
}
