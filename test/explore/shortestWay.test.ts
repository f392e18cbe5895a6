import { expect, test } from 'vitest'
import type { ScreenView } from '../../src/contract/screenView.ts'
import { shortestWay } from '../../src/explore/shortestWay.ts'
import { driverOf, key, openedWorld, typed } from '../helpers/openedWorld.ts'

const isAt =
  (...path: readonly string[]) =>
  (view: ScreenView) =>
    view.path.join('/') === path.join('/') && view.input === undefined

async function carOf(vehicle: string) {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle, locale: 'de' })
  const driver = await driverOf(world, vin)
  const way = (isThere: (view: ScreenView) => boolean) => {
    const copy = world.copyOfCar(vin)
    if (copy === undefined) throw new Error('the car is open')
    return shortestWay(copy, isThere)?.map(({ payload }) => Object.values(payload)[0])
  }
  return { driver, way }
}

test('the way down a menu is one entry after the other', async () => {
  const { way } = await carOf('panamera-971-2019')
  expect(way(isAt('set', 'device_manager', 'options'))).toEqual([
    'set',
    'device_manager',
    'options',
  ])
})

test('from somewhere else a key is the shorter way', async () => {
  const { driver, way } = await carOf('911-991-2018')
  await driver.choose('apps', 'opt')
  expect(way(isAt('phone', 'opt'))).toEqual(['phone', 'opt'])
})

test('a tick and a dialog are on the way where the wanted screen asks for them', async () => {
  const { driver, way } = await carOf('911-991-2018')
  await driver.choose('phone', 'opt', 'set_phone')
  expect(way(({ status }) => status.roaming)).toEqual(['roaming'])
  await driver.input({
    type: 'surroundings.embeddedSim.changed',
    payload: { embeddedSim: 'inactive' },
  })
  await driver.choose('roaming')
  const closed = (view: ScreenView) => view.dialog === undefined && isAt()(view)
  expect(way(closed)).toEqual(['ok', 'home'])
})

test('what was typed is deleted, or the form is left', async () => {
  const { driver, way } = await carOf('911-991-2018')
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  await driver.input(typed('12'))
  expect(way(({ input }) => input?.length === 0)).toHaveLength(2)
  expect(way(isAt('apps', 'opt'))).toEqual(['back'])
})

test('where there is no way, none is made up, and the car itself stays as it is', async () => {
  const { driver, way } = await carOf('taycan-y1a-2021')
  expect(way(({ status }) => status.linked)).toBeUndefined()
  const { view } = await driver.input(key('home'))
  expect(view).toMatchObject({ kind: 'home', status: { privateMode: false } })
}, 30_000)
