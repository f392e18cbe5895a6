import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { placeOf } from '../../src/contract/address.ts'
import { mask } from '../../src/contract/mask.ts'
import {
  confirmed,
  driverOf,
  ignition,
  key,
  openedWorld,
  technology,
  typed,
} from '../helpers/openedWorld.ts'

/** Everything that was on the wire of a fresh world, masked, with its virtual time. */
async function wireOf(seed: number): Promise<string[]> {
  const world = await openedWorld({ surroundings: { embeddedSim: 'inactive' } }, seed)
  const wire: string[] = []
  world.onMessage((topic, payload) => {
    const place = placeOf(topic)
    if (place === undefined) throw new Error(topic)
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    wire.push(JSON.stringify([world.now(), topic, mask(place.name, value)]))
  })
  const { vin } = await world.openCar({ vehicle: '911-991-2018', locale: 'de' })
  const driver = await driverOf(world, vin)
  await driver.choose('phone', 'opt', 'set_phone', 'roaming')
  await driver.input(confirmed)
  await driver.input(technology('none'))
  await driver.input(technology('LTE'))
  await driver.input(ignition('off'))
  await driver.input(ignition('on'))
  await world.advance(5_000)
  await driver.input(typed('1234'))
  await driver.input(confirmed)
  await driver.input(key('home'))
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  await driver.input(typed(world.pairingCodeOf(vin) ?? ''))
  await driver.input(confirmed)
  world.setBackend('unreachable')
  await world.settle()
  await world.advance(25_000)
  await world.settle()
  return wire
}

test('the same inputs twice give the same messages, byte for byte', async () => {
  const once = await wireOf(1)
  const twice = await wireOf(1)
  expect(twice).toEqual(once)
  expect(once.length).toBeGreaterThan(60)
  expect(once.join('\n')).not.toMatch(/"text":"1234"/)
})

test('another seed gives another VIN and another pairing code', async () => {
  const [one, two] = [await openedWorld({}, 1), await openedWorld({}, 2)]
  const here = await one.openCar({ vehicle: '911-991-2018' })
  const there = await two.openCar({ vehicle: '911-991-2018' })
  expect(there.vin).not.toBe(here.vin)
  expect(two.pairingCodeOf(there.vin)).not.toBe(one.pairingCodeOf(here.vin))
})

const program = `
import { readFileSync } from 'node:fs'
import { startWorld } from './src/world/startWorld.ts'
import { defaultFixture, shippedCatalogue } from './test/helpers/shippedFacts.ts'
const world = await startWorld({ catalogue: shippedCatalogue(), fixture: defaultFixture(), seed: 1, pace: 'real' })
await world.openCar({ vehicle: '911-991-2018' })
await world.openCar({ vehicle: 'taycan-y1a-2020' })
world.stream({ roles: ['observer'] })
await world.close()
process.stdout.write('closed')
`

test('a world that is closed leaves nothing behind: the process ends by itself', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', '--input-type=module', '-e', program],
    { timeout: 20_000 },
  )
  expect(stdout).toBe('closed')
}, 30_000)
