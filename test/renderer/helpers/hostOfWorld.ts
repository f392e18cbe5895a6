import { duplexPair, type Duplex } from 'node:stream'
import { configure } from '@testing-library/react'
import { connectMqttBus } from '../../../src/bus/mqttBus.ts'
import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import type { ChosenFile } from '../../../src/contract/desktop.ts'
import type { Grant } from '../../../src/contract/permission.ts'
import { servePlays, type Plays } from '../../../src/host/plays/servePlays.ts'
import type { Host, PageRole } from '../../../src/renderer/hosts/host.ts'
import { startWorld } from '../../../src/world/startWorld.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'

// what is waited for comes over a real wire, and a loaded machine takes its time
configure({ asyncUtilTimeout: 10_000 })

type StartedWorld = Awaited<ReturnType<typeof startWorld>>

const grant: Grant = { roles: ['driver', 'surroundings', 'bench', 'owner', 'dealer', 'observer'] }

export interface HostOfWorld {
  readonly host: Host
  readonly world: StartedWorld
  readonly plays: Plays
  /** What was saved, and what is chosen next when a file is asked for. */
  readonly files: readonly ChosenFile[]
  /** Cuts the page's connection, as a host does that goes away. */
  cut(): void
}

/** A real world without HTTP around it: the page's host, its connection one that can be cut. */
export async function hostOfWorld(): Promise<HostOfWorld> {
  const world = await startWorld({
    catalogue: shippedCatalogue(),
    fixture: defaultFixture(),
    seed: 1,
  })
  const defaultVehicle = '911-991-2018'
  await world.openCar({ vehicle: defaultVehicle })
  const { owner } = world.fixture
  const plays = await servePlays({
    world,
    catalogue: world.catalogue,
    fixture: world.fixture,
    scenarioFolder: 'assets/scenarios',
    elapsed: () => 0,
  })
  const files: ChosenFile[] = []
  let stream: Duplex | undefined
  let pages = 0
  return {
    world,
    plays,
    files,
    host: {
      openSession: () =>
        Promise.resolve({
          owner,
          locales: Object.keys(world.catalogue.labels),
          defaultVehicle,
          firstSight: world.firstSight(),
        }),
      // as the host serves it: English at first, the others when they are asked for
      loadCatalogue: () =>
        Promise.resolve({
          ...world.catalogue,
          texts: englishOf(world),
          sources: [],
          conflicts: [],
        }),
      loadEvidence: () => Promise.resolve(world.catalogue),
      loadTexts(locale) {
        const texts = world.catalogue.texts[locale]
        return texts === undefined ? Promise.reject(new Error('no texts')) : Promise.resolve(texts)
      },
      connectToPlay() {
        pages += 1
        return connectMqttBus<PageRole>({
          transport: {
            stream() {
              const [here, there] = duplexPair()
              plays.world()?.accept(there, () => grant)
              return here
            },
          },
          clientId: `page-${String(pages)}`,
        })
      },
      openScenario: () => Promise.resolve(files.shift()),
      saveFile(name, text) {
        files.push({ name, text })
        return Promise.resolve(true)
      },
      connect() {
        pages += 1
        return connectMqttBus<PageRole>({
          transport: {
            stream() {
              stream = world.stream(grant)
              return stream
            },
          },
          clientId: `page-${String(pages)}`,
          reconnectPeriod: 20,
        })
      },
    },
    cut() {
      stream?.destroy()
    },
  }
}

function englishOf({ catalogue }: StartedWorld): Catalogue['texts'] {
  const { en } = catalogue.texts
  return en === undefined ? {} : { en }
}

/** Takes the SIM card out of the first car. */
export async function takeCardOut(world: StartedWorld): Promise<void> {
  const vin = world.cars()[0]?.vin ?? ''
  const bus = await connectMqttBus<'surroundings'>({
    transport: { stream: () => world.stream({ roles: ['surroundings'] }) },
    clientId: 'hand',
  })
  bus.publish('surroundings.simCard.changed', { vin }, { inputId: 'hand-1', simCard: null })
  await world.settle()
}
