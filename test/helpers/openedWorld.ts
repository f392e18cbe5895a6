import { onTestFinished } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { Role } from '../../src/contract/channel.ts'
import type { DriverEvent, Payload, SurroundingsEvent } from '../../src/contract/channels.ts'
import { withGiven, type Given } from '../../src/contract/fixture.ts'
import type { Grant } from '../../src/contract/permission.ts'
import type { InnerWorld } from '../../src/world/innerWorld.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

/** A fresh world, closed when the test is over. */
export async function openedWorld(given: Given = {}, seed = 1): Promise<InnerWorld> {
  const fixture = withGiven(defaultFixture(), given)
  const world = await startWorld({ catalogue: shippedCatalogue(), fixture, seed })
  onTestFinished(() => world.close())
  return world
}

/** A guest of this world, as any MQTT program could be one. */
export async function guest<R extends Role>(
  world: InnerWorld,
  clientId: string,
  roles: readonly R[],
  grant: Omit<Grant, 'roles'> = {},
): Promise<Bus<R>> {
  const bus = await connectMqttBus<R>({
    transport: { stream: () => world.stream({ roles, ...grant }) },
    clientId,
  })
  onTestFinished(() => bus.close())
  return bus
}

export type Answer = Payload<'headUnit.input.answered'>

/** Somebody who drives one car and sees to its surroundings. */
export interface Driver {
  /** Sends one input under a new id, or this one, and waits for its answer. */
  input(event: DriverEvent | SurroundingsEvent, inputId?: string): Promise<Answer>
  choose(...path: readonly string[]): Promise<Answer>
  /** Every answer that came, in order. */
  readonly answers: readonly Answer[]
  readonly bus: Bus<'driver' | 'surroundings' | 'observer'>
}

export async function driverOf(world: InnerWorld, vin: string, name = 'driver'): Promise<Driver> {
  return driverOfBus(await guest(world, name, ['driver', 'surroundings', 'observer']), vin, name)
}

/** The same on a bus that is there already. */
export async function driverOfBus(bus: Driver['bus'], vin: string, name: string): Promise<Driver> {
  const answers: Answer[] = []
  const waiting: { readonly inputId: string; readonly resolve: (answer: Answer) => void }[] = []
  await bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
    answers.push(payload)
    const at = waiting.findIndex(({ inputId }) => inputId === payload.inputId)
    if (at >= 0) waiting.splice(at, 1)[0]?.resolve(payload)
  })
  let inputs = 0

  function input(event: DriverEvent | SurroundingsEvent, inputId?: string): Promise<Answer> {
    inputs += 1
    const id = inputId ?? `${name}-${String(inputs)}`
    return new Promise((resolve) => {
      waiting.push({ inputId: id, resolve })
      const payload = { ...event.payload, inputId: id } as Payload<'driver.key.pressed'>
      bus.publish(event.type as 'driver.key.pressed', { vin }, payload)
    })
  }

  return {
    bus,
    answers,
    input,
    async choose(...path) {
      let answer: Answer | undefined
      for (const id of path) answer = await input({ type: 'driver.entry.chosen', payload: { id } })
      if (answer === undefined) throw new Error('nothing was chosen')
      return answer
    },
  }
}

export const key = (name: string): DriverEvent => ({
  type: 'driver.key.pressed',
  payload: { key: name },
})
export const typed = (text: string): DriverEvent => ({
  type: 'driver.text.entered',
  payload: { text },
})
export const confirmed: DriverEvent = { type: 'driver.input.confirmed', payload: {} }
export const ignition = (to: 'off' | 'on'): SurroundingsEvent => ({
  type: 'surroundings.ignition.changed',
  payload: { ignition: to },
})
export const technology = (to: 'none' | 'LTE'): SurroundingsEvent => ({
  type: 'surroundings.technology.changed',
  payload: { technology: to },
})
