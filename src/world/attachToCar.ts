import { randomUUID } from 'node:crypto'
import type { Bus } from '../bus/bus.ts'
import { connectMqttBus } from '../bus/mqttBus.ts'
import type { Payload } from '../contract/channels.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import type { OpenScenarioWorld, ScenarioRole, ScenarioWorld } from '../scenario/scenarioWorld.ts'
import type { ForeignBroker } from './foreignBroker.ts'
import { observedMessage, type Packet } from './observedMessage.ts'
import { worldStart } from './worldClock.ts'

export interface AttachRequest {
  readonly broker: Omit<ForeignBroker, 'root'> & { readonly root?: string | undefined }
  readonly vin: string
  /** The account that steps of the owner mean when they name none. */
  readonly accountId: string
}

/** A car that runs somewhere else, and what drives it from here. */
export interface AttachedCar {
  readonly car: OpenCar
  /** Gives the car as a world for one run; nothing of it is fresh, and its clock is not ours. */
  readonly openWorld: OpenScenarioWorld
  close(): Promise<void>
}

/** Takes the wheel of a car that runs already. It waits as long as no such car answers: whoever asks sets the limit. */
export async function attachToCar(request: AttachRequest): Promise<AttachedCar> {
  const { vin, accountId } = request
  const { root, ...transport } = request.broker
  let clock: (Payload<'world.clock.changed'> & { readonly heard: number }) | undefined
  /** The time of its world as far as it has told it, going on at the pace it has told. */
  function now(): number {
    if (clock === undefined) return worldStart
    return Date.parse(clock.now) + (performance.now() - clock.heard) * clock.rate
  }

  const packets: Packet[] = []
  const bus = await connectMqttBus<ScenarioRole>({
    transport,
    // not to be guessed: whoever came by the same name would push this one out
    clientId: `runner-${randomUUID()}`,
    ...(root === undefined ? {} : { root }),
    hears: (topic, payload) => {
      packets.push({ topic, payload, at: now() })
    },
  })
  const lost = new Promise<string>((resolve) => {
    bus.onConnection((isConnected) => {
      if (!isConnected) resolve('the broker has closed the connection of the runner')
    })
  })

  await bus.listen(['world.clock.changed'], {}, ({ payload }) => {
    clock = { ...payload, heard: performance.now() }
  })

  // a car gives an id that comes again its first answer: what was sent by an earlier runner must not come again
  const idPrefix = `run-${randomUUID().slice(0, 8)}`
  const waiting = new Map<string, () => void>()
  let inputs = 0
  await bus.listen(['headUnit.input.answered'], { vin }, ({ payload }) => {
    waiting.get(payload.inputId)?.()
    waiting.delete(payload.inputId)
  })
  function answered(publish: (inputId: string) => void): Promise<void> {
    inputs += 1
    const inputId = `${idPrefix}-own-${String(inputs)}`
    return new Promise((resolve) => {
      waiting.set(inputId, resolve)
      publish(inputId)
    })
  }

  /** The car answers when its world has come to rest. */
  function settle(): Promise<void> {
    return answered((inputId) => {
      bus.publish('driver.rest.awaited', { vin }, { inputId })
    })
  }

  let shown: OpenCar | undefined
  let tellCars = (): void => undefined
  // a broker may answer before it has sent all that it keeps
  const carsTold = new Promise<void>((resolve) => {
    tellCars = resolve
  })
  await bus.listen(['world.cars.changed'], {}, ({ payload }) => {
    shown = payload.cars.find((one) => one.vin === vin)
    tellCars()
  })
  let pairingCode: string | null = null
  await bus.listen(['backend.pairingCode.shown'], { vin }, ({ payload }) => {
    pairingCode = payload.pairingCode
  })

  const car = await theCar().catch(async (error: unknown) => {
    await bus.close()
    throw error
  })

  async function theCar(): Promise<OpenCar> {
    const problem = await Promise.race([carsTold.then(settle), lost])
    if (problem !== undefined) throw new Error(problem)
    if (shown === undefined) throw new Error('its world does not tell of it')
    return shown
  }

  return {
    car,
    async openWorld({ locale }): Promise<ScenarioWorld> {
      if (shown?.locale !== locale) {
        await answered((inputId) => {
          bus.publish('driver.language.chosen', { vin }, { inputId, locale })
        })
      }
      const { own, stop } = ownListeners(bus)
      return {
        vin,
        accountId,
        bus: own,
        idPrefix,
        lost,
        settle,
        advance: () =>
          Promise.reject(new Error('the clock of a car that runs already is not touched')),
        now,
        mayLoseAnswers: () => false,
        mark: () => packets.length,
        messagesSince: (mark) => packets.slice(mark).flatMap(observedMessage),
        secretOf(name) {
          // what My Porsche shows to the owner, whoever may read along knows
          if (name === 'car.pairingCode' && pairingCode !== null) return pairingCode
          throw new Error(
            `${name} is not known here: a runner knows the secrets of its own worlds only, so write the value itself`,
          )
        },
        close: () => {
          stop()
          return Promise.resolve()
        },
      }
    },
    close: () => bus.close(),
  }
}

/** The same bus, with listeners that all end together: the connection outlives a run. */
function ownListeners(bus: Bus<ScenarioRole>): {
  readonly own: Bus<ScenarioRole>
  readonly stop: () => void
} {
  const stops: (() => void)[] = []
  return {
    own: {
      ...bus,
      async listen(names, params, listener) {
        const stop = await bus.listen(names, params, listener)
        stops.push(stop)
        return stop
      },
    },
    stop() {
      for (const stop of stops) stop()
    },
  }
}
