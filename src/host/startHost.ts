import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Bus } from '../bus/bus.ts'
import { connectMqttBus } from '../bus/mqttBus.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import type { Fixture } from '../contract/fixture.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import { faultOfFolder, startKeptWorld } from '../world/startKeptWorld.ts'
import type { World, WorldOptions } from '../world/world.ts'
import { openAccess } from './access.ts'
import { HostFault } from './HostFault.ts'
import { pageToken } from './pageToken.ts'
import { servePlays } from './plays/servePlays.ts'
import { serveWorld, type ServedWorld, type ServeOptions } from './serveWorld.ts'

interface HostOptions extends Omit<
  ServeOptions,
  'world' | 'admit' | 'defaultVehicle' | 'pageToken' | 'sideWorld'
> {
  readonly catalogue: Catalogue
  readonly fixture: Fixture
  /** The shipped scenarios, to be shown and exercised. */
  readonly scenarioFolder: string
  /** Where this user's data is kept. */
  readonly dataFolder: string
  /** The car that is opened at the start: its language, and which it is and for which market where that is not usual. */
  readonly locale: string
  readonly vehicle?: string | undefined
  readonly market?: string | undefined
  /** Hears everything that is published in the default world, from the first message on. */
  readonly onMessage?: WorldOptions['onMessage'] | undefined
  /** A state of Porsche Connect to start afresh from; without it, the world goes on as it was. */
  readonly state?: string | undefined
  /** Told in a sentence what somebody should know who looks after the host. */
  readonly onNotice?: ((sentence: string) => void) | undefined
}

export interface Host extends ServedWorld {
  /** The car that was opened at the start. */
  readonly car: OpenCar
  /** The file with the users and passwords for foreign MQTT clients. */
  readonly accessFile: string
}

const defaultVehicle = '911-991-2018'

/** Starts the default world and opens it to the page and to foreign clients. It knows no window and no argv. */
export async function startHost(options: HostOptions): Promise<Host> {
  const { catalogue, fixture, onNotice = () => undefined } = options
  const access = openAccess(options.dataFolder, onNotice)
  const world = await startKeptWorld(join(options.dataFolder, 'store'), {
    catalogue,
    fixture,
    seed: 1,
    pace: 'real',
    ...(options.onMessage === undefined ? {} : { onMessage: options.onMessage }),
  }).catch(wrongFolder)
  try {
    world.onCars((cars) => {
      try {
        for (const car of cars) access.addCar(car)
      } catch (error) {
        onNotice(error instanceof Error ? error.message : String(error))
      }
    })
    const { vehicle = defaultVehicle, market } = options
    const request = { vehicle, market, defaultLocale: options.locale }
    const car = await world.openCar(request).catch(wrongFolder)
    if (options.state !== undefined) await world.empty(options.state)
    const refusals = await tellRefusals(world, onNotice)
    const plays = await servePlays({ ...options, world, elapsed: () => performance.now() })
    const served = await serveWorld({
      ...options,
      world,
      sideWorld: plays.world,
      admit: access.admit,
      defaultVehicle: vehicle,
      pageToken: pageToken(options.dataFolder),
    })
    return {
      ...served,
      car,
      accessFile: access.path,
      async close() {
        await served.close()
        await plays.close()
        await refusals.close()
        await world.close()
      },
    }
  } catch (error) {
    await world.close()
    throw error
  }
}

/** What is wrong with the data folder is told to whoever has named it. */
function wrongFolder(error: unknown): never {
  const fault = faultOfFolder(error)
  if (fault === undefined) throw error
  throw new HostFault(fault, 'a data folder of this program', { cause: error })
}

async function tellRefusals(
  world: World,
  onNotice: (sentence: string) => void,
): Promise<Bus<'observer'>> {
  const bus = await connectMqttBus<'observer'>({
    transport: { stream: () => world.stream({ roles: ['observer'] }) },
    // not to be guessed: a guest who came by the same name would push it out
    clientId: `host-${randomUUID()}`,
  })
  await bus.listen(['world.messages.refused'], {}, ({ payload: { count, last } }) => {
    // a flood must not flood whoever reads along
    if (last === undefined || (count > 10 && count % 100 !== 0)) return
    onNotice(`${String(count)} refused; the last: ${last.address}: ${last.reason}`)
  })
  return bus
}
