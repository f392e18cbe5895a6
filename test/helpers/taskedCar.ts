import { onTestFinished } from 'vitest'
import { channels, type ChannelName, type Payload } from '../../src/contract/channels.ts'
import type { Given } from '../../src/contract/fixture.ts'
import { driveCar, type CarInput } from '../../src/scenario/driveCar.ts'
import { openScenarioWorld } from '../../src/world/openScenarioWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

/** What is done to a car, each in a word. */
const acts = {
  plug: { type: 'surroundings.charger.changed', payload: { charger: 'connected' } },
  unplug: { type: 'surroundings.charger.changed', payload: { charger: 'disconnected' } },
  stop: { type: 'surroundings.ignition.changed', payload: { ignition: 'off' } },
  start: { type: 'surroundings.ignition.changed', payload: { ignition: 'on' } },
  leave: { type: 'surroundings.driver.changed', payload: { driver: 'outside' } },
  enter: { type: 'surroundings.driver.changed', payload: { driver: 'inside' } },
  lock: { type: 'surroundings.doors.changed', payload: { doors: 'locked' } },
  unlock: { type: 'surroundings.doors.changed', payload: { doors: 'closed' } },
  back: { type: 'driver.key.pressed', payload: { key: 'back' } },
  power: { type: 'driver.key.pressed', payload: { key: 'power' } },
  confirm: { type: 'driver.input.confirmed', payload: {} },
} as const satisfies Readonly<Record<string, CarInput>>

export type ActName = keyof typeof acts

/** A car for which something is ordered, in a world of its own; waits are virtual minutes. */
export async function taskedCar(given: Given, vehicle = '911-991-2018') {
  const world = await openScenarioWorld(
    shippedCatalogue(),
    defaultFixture(),
  )({ vehicle, locale: 'en', given, seed: 1 })
  onTestFinished(() => world.close())
  const { drive, advance, view } = await driveCar(world)
  function heard<Name extends ChannelName>(name: Name): readonly Payload<Name>[] {
    return world
      .messagesSince(0)
      .filter((message) => message.name === name)
      .map(({ payload }) => channels[name].payload.parse(payload) as Payload<Name>)
  }
  await world.settle()
  return {
    world,
    /** What the car has told Porsche Connect to have done. */
    get reports() {
      return heard('car.task.reported')
    },
    get receipts() {
      return heard('backend.report.acknowledged').map(({ requestId }) => requestId)
    },
    orders: () => heard('backend.orders.shown').at(-1),
    drive,
    view,
    choose: (id: string) => drive({ type: 'driver.entry.chosen', payload: { id } }),
    wait: (minutes: number) => advance(minutes * 60_000),
    /** One act after the other; a number is a wait of so many minutes. Gives the reasons of refusals. */
    async play(...steps: readonly (ActName | number)[]): Promise<readonly string[]> {
      const refusals: string[] = []
      for (const one of steps) {
        if (typeof one === 'number') await advance(one * 60_000)
        else {
          const { reason } = await drive(acts[one])
          if (reason !== undefined) refusals.push(`${one}: ${reason}`)
        }
      }
      return refusals
    },
  }
}
