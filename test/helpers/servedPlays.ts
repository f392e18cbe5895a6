import { onTestFinished } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { Payload } from '../../src/contract/channels.ts'
import type { Hand, Play } from '../../src/contract/playChannels.ts'
import { servePlays, type Plays } from '../../src/host/plays/servePlays.ts'
import { guest, openedWorld } from './openedWorld.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

type RequestName =
  | 'bench.play.requested'
  | 'bench.play.moved'
  | 'bench.play.ended'
  | 'bench.hint.requested'
  | 'bench.scenario.tried'
  | 'bench.scenarios.requested'

export interface ServedPlays {
  readonly plays: Plays
  readonly bus: Bus<'bench' | 'observer'>
  ask<Name extends RequestName>(
    name: Name,
    payload: Omit<Payload<Name>, 'requestId'>,
  ): Promise<Payload<'world.request.answered'>>
  play(): Play
  scenarios(): Payload<'world.scenarios.changed'>['scenarios']
  /** Does what a hand points at, as a trainee would in the page. */
  follow(hand: Hand | undefined, text?: string): Promise<Payload<'headUnit.input.answered'>>
}

/** Recording, playing and exercises beside a world, as a bench sees them. */
export async function servedPlays(): Promise<ServedPlays> {
  const world = await openedWorld()
  const plays = await servePlays({
    world,
    catalogue: shippedCatalogue(),
    fixture: defaultFixture(),
    scenarioFolder: 'assets/scenarios',
    elapsed: () => 0,
  })
  onTestFinished(() => plays.close())
  const bus = await guest(world, 'bench', ['bench', 'observer'])
  let play: Play | null = null
  let scenarios: Payload<'world.scenarios.changed'>['scenarios'] = []
  const waiting = new Map<string, (answer: Payload<'world.request.answered'>) => void>()
  await bus.listen(['world.play.changed'], {}, ({ payload }) => {
    play = payload.play
  })
  await bus.listen(['world.scenarios.changed'], {}, ({ payload }) => {
    scenarios = payload.scenarios
  })
  await bus.listen(['world.request.answered'], {}, ({ payload }) => {
    waiting.get(payload.requestId)?.(payload)
  })
  let asked = 0
  let drivers: { readonly id: string; readonly driver: Driver } | undefined

  function current(): Play {
    if (play === null) throw new Error('nothing is being played')
    return play
  }

  async function driver(): Promise<Driver> {
    const { id, vin } = current()
    if (drivers?.id !== id) drivers = { id, driver: await trainee(plays, vin) }
    return drivers.driver
  }

  return {
    plays,
    bus,
    play: current,
    scenarios: () => scenarios,
    ask(name, payload) {
      asked += 1
      const requestId = `test-${String(asked)}`
      return new Promise((resolve) => {
        waiting.set(requestId, resolve)
        bus.publish<RequestName>(name, {}, { ...payload, requestId } as Payload<RequestName>)
      })
    },
    async follow(hand, text = '') {
      const { send } = await driver()
      switch (hand?.works) {
        case 'key':
          return send('driver.key.pressed', { key: hand.id ?? '' })
        case 'entry':
          return send('driver.entry.chosen', { id: hand.id ?? '' })
        case 'knob':
          return hand.detents === 0
            ? send('driver.key.pressed', { key: 'knob' })
            : send('driver.knob.turned', { detents: hand.detents ?? 1 })
        case 'keypad':
          return send('driver.text.entered', { text })
        case 'erase':
          return send('driver.text.deleted', {})
        case 'confirm':
          return send('driver.input.confirmed', {})
        default:
          throw new Error(`nothing to follow: ${JSON.stringify(hand)}`)
      }
    },
  }
}

type DriverName =
  | 'driver.key.pressed'
  | 'driver.entry.chosen'
  | 'driver.knob.turned'
  | 'driver.text.entered'
  | 'driver.text.deleted'
  | 'driver.input.confirmed'

interface Driver {
  send(name: DriverName, payload: object): Promise<Payload<'headUnit.input.answered'>>
}

/** Whoever drives the car of the play; it comes in by the door, as the page does. */
async function trainee(plays: Plays, vin: string): Promise<Driver> {
  const { duplexPair } = await import('node:stream')
  const bus = await connectMqttBus<'driver'>({
    transport: {
      stream() {
        const [here, there] = duplexPair()
        plays.world()?.accept(there, () => ({ roles: ['driver'] }))
        return here
      },
    },
    clientId: 'trainee',
  })
  onTestFinished(() => bus.close())
  const waiting = new Map<string, (answer: Payload<'headUnit.input.answered'>) => void>()
  await bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
    waiting.get(payload.inputId)?.(payload)
  })
  let inputs = 0
  return {
    send(name, payload) {
      inputs += 1
      const inputId = `trainee-${String(inputs)}`
      return new Promise((resolve) => {
        waiting.set(inputId, resolve)
        bus.publish<DriverName>(name, { vin }, { ...payload, inputId } as Payload<DriverName>)
      })
    },
  }
}
