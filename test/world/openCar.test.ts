import { expect, test } from 'vitest'
import { vehiclesOf } from '../../src/catalogue/vehicle.ts'
import { vinPattern } from '../../src/contract/payload.ts'
import { vinOf } from '../../src/world/derive.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { driverOf, guest, openedWorld, typed, confirmed } from '../helpers/openedWorld.ts'

const vehicle = '911-991-2018'

test('a vehicle that is open is the answer itself; another one has its own VIN', async () => {
  const world = await openedWorld()
  const first = await world.openCar({ vehicle })
  expect(await world.openCar({ vehicle })).toEqual(first)
  const second = await world.openCar({ vehicle, another: true })
  expect(second).toMatchObject({ vehicle, instance: 2 })
  expect(second.vin).not.toBe(first.vin)
  expect(world.cars().map(({ vin }) => vin)).toEqual([first.vin, second.vin])
})

test('two windows that open the same vehicle at once get the same car', async () => {
  const world = await openedWorld()
  const [one, two, other] = await Promise.all([
    world.openCar({ vehicle }),
    world.openCar({ vehicle }),
    world.openCar({ vehicle, another: true }),
  ])
  expect(two.vin).toBe(one.vin)
  expect(other.instance).toBe(2)
  expect(world.cars()).toHaveLength(2)
})

test('factory settings of a second car leave it the second, and the first as it is', async () => {
  const world = await openedWorld()
  const first = await world.openCar({ vehicle })
  const second = await world.openCar({ vehicle, another: true })
  const third = await world.openCar({ vehicle, another: true })
  for (const { vin } of [first, second]) {
    const driver = await driverOf(world, vin, vin)
    await driver.input({ type: 'surroundings.country.changed', payload: { country: 'FR' } })
  }
  expect(await world.resetCar(second.vin)).toEqual(second)
  const countries = world.cars().map(({ vin, surroundings }) => [vin, surroundings.country])
  expect(new Map(countries as [string, string][])).toEqual(
    new Map([
      [first.vin, 'FR'],
      [third.vin, 'DE'],
      [second.vin, 'DE'],
    ]),
  )
})

test('a fresh start opens every car as the one it was, also when another was closed before', async () => {
  const world = await openedWorld()
  const first = await world.openCar({ vehicle })
  const second = await world.openCar({ vehicle, another: true })
  const third = await world.openCar({ vehicle, another: true })
  await world.closeCar(first.vin)
  await world.closeCar(second.vin)
  await world.empty()
  expect(world.cars()).toEqual([third])
})

test('the VINs of 48 vehicles, three of each, are 17 characters long and all different', () => {
  const catalogue = shippedCatalogue()
  const vins = vehiclesOf(catalogue).flatMap(({ id, model, modelYear }) =>
    [1, 2, 3].map((instance) => {
      const code = catalogue.vehicles.find((file) => file.model === model)?.vinCode ?? ''
      return vinOf({ manufacturer: 'WP0', model: code, modelYear, vehicle: id, instance, seed: 1 })
    }),
  )
  expect(vins).toHaveLength(144)
  for (const vin of vins) expect(vin).toMatch(vinPattern)
  expect(new Set(vins).size).toBe(144)
})

test('a VIN says its model year in the tenth place, and derives from vehicle, instance and seed', () => {
  const parts = { manufacturer: 'WP0', model: '99', modelYear: 2018, vehicle, instance: 1, seed: 1 }
  expect(vinOf(parts)).toBe(vinOf(parts))
  expect(vinOf(parts)[9]).toBe('J')
  expect(vinOf({ ...parts, modelYear: 2024 })[9]).toBe('R')
  expect(vinOf({ ...parts, seed: 2 })).not.toBe(vinOf(parts))
  expect(vinOf({ ...parts, instance: 2 })).not.toBe(vinOf(parts))
})

test('an unknown vehicle or language is refused with a suggestion', async () => {
  const world = await openedWorld()
  await expect(world.openCar({ vehicle: '911-991-2081' })).rejects.toThrow(
    'unknown vehicle 911-991-2081; did you mean 911-991-2018?',
  )
  await expect(world.openCar({ vehicle, locale: 'dee' })).rejects.toThrow(
    'unknown language dee; did you mean de?',
  )
  await expect(world.openCar({ vehicle, locale: 'constructor' })).rejects.toThrow(
    /unknown language/,
  )
  expect(world.cars()).toEqual([])
})

test('language, market and surroundings carry over to the next car; page and link do not', async () => {
  const world = await openedWorld({ surroundings: { country: 'AT' } })
  const former = await world.openCar({ vehicle, locale: 'de', market: 'AT' })
  const driver = await driverOf(world, former.vin)
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  await driver.input(typed(world.pairingCodeOf(former.vin) ?? ''))
  const linked = await driver.input(confirmed)
  expect(linked.view.status.linked).toBe(true)
  await driver.input({ type: 'driver.language.chosen', payload: { locale: 'ru' } })
  await driver.input({ type: 'surroundings.country.changed', payload: { country: 'FR' } })
  await driver.input({ type: 'surroundings.simCard.changed', payload: { simCard: null } })

  const next = await world.openCar({ vehicle: '718-982-2018', after: former.vin })
  expect(next).toMatchObject({ locale: 'ru', market: 'AT', surroundings: { country: 'FR' } })
  const answer = await (
    await driverOf(world, next.vin, 'next')
  ).input({
    type: 'driver.text.deleted',
    payload: {},
  })
  expect(answer.view).toMatchObject({
    kind: 'home',
    path: [],
    status: { linked: false, sim: 'none', abroad: true },
  })
  const back = await world.openCar({ vehicle })
  expect(back.vin).toBe(former.vin)
})

test('the former car is as it was left', async () => {
  const world = await openedWorld()
  const former = await world.openCar({ vehicle })
  const driver = await driverOf(world, former.vin)
  await driver.choose('phone', 'opt', 'set_phone', 'roaming')
  await world.openCar({ vehicle: '718-982-2018', after: former.vin })
  const { view } = await driver.input({ type: 'driver.key.pressed', payload: { key: 'back' } })
  expect(view).toMatchObject({ path: ['phone', 'opt'], status: { roaming: true } })
})

test('two cars in one world do not hear each other', async () => {
  const world = await openedWorld()
  const one = await world.openCar({ vehicle })
  const two = await world.openCar({ vehicle, another: true })
  const first = await driverOf(world, one.vin, 'first')
  const second = await driverOf(world, two.vin, 'second')
  await first.choose('phone', 'opt')
  const answer = await second.choose('apps')
  expect(answer.view.path).toEqual(['apps'])
  expect(first.answers.map(({ inputId }) => inputId)).toEqual(['first-1', 'first-2'])
  expect(second.answers.map(({ inputId }) => inputId)).toEqual(['second-1'])
})

test('many inputs to two cars at once are all answered, each by its own car', async () => {
  const world = await openedWorld()
  const drivers = await Promise.all(
    ['one', 'two'].map(async (name, index) => {
      const { vin } = await world.openCar({ vehicle, another: index > 0 })
      return driverOf(world, vin, name)
    }),
  )
  await Promise.all(
    drivers.flatMap((driver) =>
      Array.from({ length: 50 }, (_, time) =>
        driver.input({
          type: 'driver.key.pressed',
          payload: { key: time % 2 === 0 ? 'phone' : 'back' },
        }),
      ),
    ),
  )
  for (const { answers } of drivers) {
    expect(answers).toHaveLength(50)
    expect(answers.every(({ accepted }) => accepted)).toBe(true)
  }
})

test('a car is opened and closed over the bus, and everybody is told which are open', async () => {
  const world = await openedWorld()
  const bench = await guest(world, 'bench', ['bench'])
  const answers: unknown[] = []
  const lists: string[][] = []
  await bench.listen(['world.cars.changed'], {}, ({ payload }) => {
    lists.push(payload.cars.map(({ vehicle: open }) => open))
  })
  let answered: () => void = () => undefined
  await bench.listen(['world.request.answered'], {}, ({ payload }) => {
    answers.push(payload)
    answered()
  })
  const ask = (work: () => void) =>
    new Promise<void>((resolve) => {
      answered = resolve
      work()
    })
  await ask(() => {
    bench.publish('bench.car.requested', {}, { requestId: 'b-1', vehicle, locale: 'de' })
  })
  const [car] = world.cars()
  await ask(() => {
    bench.publish('bench.car.requested', {}, { requestId: 'b-2', vehicle: '911-991-2081' })
  })
  await ask(() => {
    bench.publish('bench.car.closed', {}, { requestId: 'b-3', vin: car?.vin ?? '' })
  })
  await ask(() => {
    bench.publish('bench.car.closed', {}, { requestId: 'b-4', vin: car?.vin ?? '' })
  })
  expect(answers).toEqual([
    { requestId: 'b-1', accepted: true, vin: car?.vin },
    {
      requestId: 'b-2',
      accepted: false,
      reason: 'request-refused',
      explanation: 'unknown vehicle 911-991-2081; did you mean 911-991-2018?',
    },
    { requestId: 'b-3', accepted: true },
    {
      requestId: 'b-4',
      accepted: false,
      reason: 'request-refused',
      explanation: `no car ${car?.vin ?? ''} is open`,
    },
  ])
  await world.settle()
  expect(lists.at(-1)).toEqual([])
  expect(lists).toContainEqual([vehicle])
})

test('a car that is closed and opened again is linked by its next try, whatever was refused before', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle })
  const first = await driverOf(world, vin, 'first')
  await first.choose('apps', 'opt', 'login_porsche_connect')
  await first.input(typed('00000000'))
  expect((await first.input(confirmed)).view.dialog?.id).toBe('link-refused')
  await world.closeCar(vin)
  expect((await world.openCar({ vehicle })).vin).toBe(vin)
  const again = await driverOf(world, vin, 'again')
  await again.choose('apps', 'opt', 'login_porsche_connect')
  await again.input(typed(world.pairingCodeOf(vin) ?? ''))
  expect((await again.input(confirmed)).view.status.linked).toBe(true)
  await world.closeCar(vin)
  await world.openCar({ vehicle })
  const third = await driverOf(world, vin, 'third')
  expect((await third.choose('phone')).view.status).toMatchObject({
    linked: true,
    user: 'Alex Demo',
  })
})

test('when a car changes its language, whoever comes later is told so', async () => {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle, locale: 'de' })
  const driver = await driverOf(world, vin)
  await driver.input({ type: 'driver.language.chosen', payload: { locale: 'ru' } })
  const late = await guest(world, 'late', ['observer'])
  const cars = await new Promise((resolve) => {
    void late.listen(['world.cars.changed'], {}, ({ payload }) => {
      resolve(payload.cars)
    })
  })
  expect(cars).toMatchObject([{ vin, locale: 'ru' }])
})
