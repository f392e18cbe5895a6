import type { DriverEvent, Params, Payload, SurroundingsEvent } from '../contract/channels.ts'
import type { Fault } from '../contract/fault.ts'
import { screenView, type ScreenView } from '../contract/screenView.ts'
import { lull } from './lull.ts'
import type { ScenarioWorld } from './scenarioWorld.ts'

export type Answer = Payload<'headUnit.input.answered'>
type WorldRequest = 'bench.backend.changed' | 'bench.fault.added' | 'bench.fault.removed'
export type CarInput = DriverEvent | SurroundingsEvent
type RequestAnswer = Payload<'world.request.answered'>
export type BackendState = Payload<'bench.backend.changed'>['backend']

export type FaultChange = { readonly add: Fault } | { readonly remove: string | undefined }

/** Drives one car over the bus, and knows its screen. */
export interface CarDriver {
  /** Does one thing and resolves with its answer. */
  drive(input: CarInput): Promise<Answer>
  /** Changes how the mock backend behaves; resolves when the world has done it. */
  changeBackend(backend: BackendState): Promise<void>
  /** Lets something go wrong from now on, or no longer; resolves with why not, when the world has refused it. */
  changeFaults(change: FaultChange): Promise<string | undefined>
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

  await Promise.all([
    bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
      inputs.get(payload.inputId)?.(payload)
      inputs.delete(payload.inputId)
    }),
    bus.listen(['world.request.answered'], {}, ({ payload }) => {
      requests.get(payload.requestId)?.(payload)
      requests.delete(payload.requestId)
    }),
  ])

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

  async function ask<Name extends WorldRequest>(name: Name, asked: object): Promise<RequestAnswer> {
    const requestId = nextId()
    const answered = new Promise<RequestAnswer>((resolve) => requests.set(requestId, resolve))
    bus.publish(name, {} as Params<Name>, { ...asked, requestId } as Payload<Name>)
    return answered
  }

  async function view(): Promise<ScreenView> {
    // an answer is given at rest and nothing moves before the next input; only time and the backend change it unasked
    if (latest !== undefined) return latest
    if (world.mayLoseAnswers()) await lull(world)
    await world.settle()
    for (const { name, params, payload } of world.messagesSince(seen)) {
      if (params['vin'] !== vin) continue
      if (name === 'headUnit.screen.shown') known = screenView.parse(payload)
    }
    seen = world.mark()
    if (known === undefined) throw new Error('the car has shown no screen')
    latest = known
    return known
  }

  return {
    async drive({ type, payload }) {
      const inputId = nextId()
      const answered = new Promise<Answer>((resolve) => inputs.set(inputId, resolve))
      publish(type, payload, inputId)
      if (!world.mayLoseAnswers()) {
        const answer = await answered
        latest = answer.view
        return answer
      }
      // what was sent before may come late and move the car again
      latest = undefined
      const answer = await Promise.race([answered, lull(world)])
      inputs.delete(inputId)
      return answer ?? { inputId, accepted: false, reason: 'no-answer', view: await view() }
    },
    async changeFaults(change) {
      const { accepted, explanation, reason } = await ('add' in change
        ? ask('bench.fault.added', { fault: change.add })
        : ask('bench.fault.removed', { id: change.remove }))
      latest = undefined
      return accepted ? undefined : (explanation ?? reason)
    },
    async changeBackend(backend) {
      const { accepted, explanation, reason } = await ask('bench.backend.changed', { backend })
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
    view,
  }
}
