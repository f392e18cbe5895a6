import type {
  DriverEvent,
  Params,
  Payload,
  PublishedBy,
  SurroundingsEvent,
} from '../contract/channels.ts'
import type { ScreenView } from '../contract/screenView.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

export type Answer = Payload<'headUnit.input.answered'>
export type CarInput = DriverEvent | SurroundingsEvent
export type BackendState = Payload<'bench.backend.changed'>['backend']

/** Drives one car over the bus, and keeps its latest screen. */
export interface CarDriver {
  /** Does one thing and resolves with its answer. */
  drive(input: CarInput): Promise<Answer>
  /** Changes how the mock backend behaves; resolves when the world has done it. */
  changeBackend(backend: BackendState): Promise<void>
  /** The latest screen; undefined before the car has shown one. */
  view(): ScreenView | undefined
  stop(): void
}

/** Takes the wheel of a car. It knows nothing of what an input means. */
export async function driveCar({
  bus,
  vin,
}: Pick<ScenarioWorld, 'bus' | 'vin'>): Promise<CarDriver> {
  const waiting = new Map<string, (answer: Answer) => void>()
  const requests = new Map<string, (answer: Payload<'world.request.answered'>) => void>()
  let counted = 0
  let latest: ScreenView | undefined

  const stopHearing = await bus.listen(
    ['headUnit.input.answered', 'headUnit.screen.shown'],
    { vin },
    ({ type, payload }) => {
      if (type === 'headUnit.screen.shown') {
        latest = payload
        return
      }
      latest = payload.view
      waiting.get(payload.inputId)?.(payload)
      waiting.delete(payload.inputId)
    },
  )
  const stopRequests = await bus.listen(['world.request.answered'], {}, ({ payload }) => {
    requests.get(payload.requestId)?.(payload)
    requests.delete(payload.requestId)
  })

  function publish<Name extends PublishedBy<'driver' | 'surroundings'>>(
    name: Name,
    payload: object,
    inputId: string,
  ): void {
    // each entry of the union carries the payload of its own channel; the bus checks it once more
    bus.publish(name, { vin } as unknown as Params<Name>, { ...payload, inputId } as Payload<Name>)
  }

  return {
    drive({ type, payload }) {
      counted += 1
      const inputId = `run-${String(counted)}`
      return new Promise((resolve, reject) => {
        waiting.set(inputId, resolve)
        try {
          publish(type, payload, inputId)
        } catch (error) {
          waiting.delete(inputId)
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
    },
    async changeBackend(backend) {
      counted += 1
      const requestId = `run-${String(counted)}`
      const answer = await new Promise<Payload<'world.request.answered'>>((resolve) => {
        requests.set(requestId, resolve)
        bus.publish('bench.backend.changed', {}, { requestId, backend })
      })
      if (!answer.accepted) throw new Error(answer.explanation ?? answer.reason ?? 'refused')
    },
    view: () => latest,
    stop() {
      stopHearing()
      stopRequests()
    },
  }
}
