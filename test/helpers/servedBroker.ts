import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Refusal } from '../../src/bus/bus.ts'
import { openAccess, type Access } from '../../src/host/access.ts'
import { readFixture } from '../../src/host/readFixture.ts'
import { serveWorld, type ServedWorld, type ServeOptions } from '../../src/host/serveWorld.ts'
import { startBroker } from '../../src/world/broker.ts'
import { createRestMeter } from '../../src/world/restMeter.ts'
import { shippedCatalogue } from './shippedFacts.ts'
import { sightOfNothing } from './sightOfNothing.ts'
import { temporaryFolder } from './temporaryFolder.ts'

export const oneVin = 'WP0ZZZ99ZHS000001'
export const otherVin = 'WP0ZZZ99ZHS000002'

export interface ServedBroker extends ServedWorld {
  readonly access: Access
  readonly refusals: readonly Refusal[]
}

/** The doors of a host, opened to a broker with no cars behind it; access for two cars. */
export async function servedBroker(options: Partial<ServeOptions> = {}): Promise<ServedBroker> {
  const refusals: Refusal[] = []
  const refuse = (address: string, reason: string) => {
    refusals.push({ address, reason })
  }
  const broker = await startBroker({ meter: createRestMeter(), refuse })
  const access = openAccess(join(temporaryFolder(), 'data'), () => undefined)
  access.addCar({ vin: oneVin, vehicle: '911-991-2018' })
  access.addCar({ vin: otherVin, vehicle: '718-982-2018' })
  const served = await serveWorld({
    world: {
      catalogue: shippedCatalogue(),
      fixture: await readFixture('.'),
      accept: (stream, admission) => {
        broker.accept(stream, admission)
      },
      refuse,
      firstSight: () => sightOfNothing,
      invoice: () => Promise.resolve(undefined),
    },
    admit: access.admit,
    pageFolder: builtPage(),
    defaultVehicle: '911-991-2018',
    ...options,
  })
  onTestFinished(async () => {
    await served.close()
    await broker.close()
  })
  return { ...served, access, refusals }
}

/** A page as the build leaves it. */
export function builtPage(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>the page</title>')
  writeFileSync(join(folder, 'assets', 'index-5d41402a.js'), 'export {}')
  return folder
}
