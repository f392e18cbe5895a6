import { expect, test } from 'vitest'
import { bareCar } from '../../helpers/bareCar.ts'

const roamingPath = ['phone', 'opt', 'set_phone', 'roaming']
const offPath = ['phone', 'opt', 'set_phone', 'data_connection', 'data_connections', 'off']
const privatePath = ['settings', 'privacy_settings', 'private_mode', 'private_mode_all_services']
const ownCardOnly = { surroundings: { embeddedSim: 'inactive' } } as const

test('at home the car is online on its embedded SIM', () => {
  expect(bareCar().view().status).toEqual({
    data: 'up',
    connect: 'online',
    bearer: 'embedded',
    technology: 'LTE',
    abroad: false,
    roaming: false,
    sim: 'ready',
    bluetooth: true,
    privateMode: false,
    linked: false,
  })
})

test('abroad it is online only with roaming ticked, and the tick goes again (R-4.1)', () => {
  const car = bareCar()
  car.around('surroundings.country.changed', { country: 'FR' })
  expect(car.view().status).toMatchObject({
    abroad: true,
    connect: 'offline',
    reason: 'roaming-not-allowed',
  })
  car.walk(roamingPath)
  expect(car.view().status).toMatchObject({ roaming: true, connect: 'online' })
  car.choose('roaming')
  expect(car.view().status).toMatchObject({ roaming: false, reason: 'roaming-not-allowed' })
})

test('the notice of costs comes after the tick, with the inserted SIM alone (R-4.3, R-4.4)', () => {
  const car = bareCar({ given: ownCardOnly })
  car.walk(roamingPath)
  expect(car.view()).toMatchObject({
    status: { roaming: true, bearer: 'inserted' },
    dialog: { id: 'roaming-cost', title: 'Roaming costs', buttons: [{ id: 'ok', label: 'OK' }] },
  })
  expect(car.tones).toEqual(['notice'])
  car.confirm()
  car.choose('roaming')
  expect(car.view().dialog).toBeUndefined()
  expect(car.view().status.roaming).toBe(false)
})

test.each([
  ['the embedded SIM', {}],
  [
    'a hotspot',
    { surroundings: { embeddedSim: 'inactive', phone: { paired: true, hotspot: true } } },
  ],
  ['no bearer', { surroundings: { embeddedSim: 'inactive', simCard: null } }],
  ['a locked card', { surroundings: { embeddedSim: 'inactive' }, car: { pinEntered: false } }],
] as const)('roaming costs nothing with %s', (_, given) => {
  const car = bareCar({ given })
  if (car.view().kind === 'form') car.press('back')
  car.walk(roamingPath)
  expect(car.view().dialog).toBeUndefined()
  expect(car.view().status.roaming).toBe(true)
})

test('OFF takes the car offline, and online again when it is chosen again (R-5.1)', () => {
  const car = bareCar()
  car.walk(offPath)
  expect(car.view().status).toMatchObject({ data: 'down', connect: 'offline', reason: 'data-off' })
  expect(car.sessions).toEqual({ opened: 1, closed: 1 })
  car.choose('off')
  expect(car.view().status).toMatchObject({ data: 'up', connect: 'online' })
  expect(car.sessions).toEqual({ opened: 2, closed: 1 })
})

test('private mode for all services takes a Taycan offline (R-5.2, C-54)', () => {
  const car = bareCar({ vehicle: 'taycan-y1a-2020' })
  expect(car.walk(privatePath)).toBeUndefined()
  expect(car.view().status).toMatchObject({
    privateMode: true,
    data: 'down',
    connect: 'offline',
    reason: 'private-mode',
  })
  car.choose('private_mode_all_services')
  expect(car.view().status).toMatchObject({ privateMode: false, data: 'up', connect: 'online' })
})

test('a Taycan roams by itself and knows no bearer but its own (R-4.2, R-3.1)', () => {
  const car = bareCar({ vehicle: 'taycan-y1a-2020', given: { surroundings: { country: 'FR' } } })
  expect(car.view().status).toMatchObject({
    abroad: true,
    roaming: true,
    connect: 'online',
    sim: 'no-slot',
  })
  car.around('surroundings.phone.changed', { phone: { paired: true, hotspot: true } })
  expect(car.view().status.bearer).toBe('embedded')
  car.around('surroundings.embeddedSim.changed', { embeddedSim: 'inactive' })
  expect(car.view().status).toMatchObject({ bearer: 'none', reason: 'no-bearer' })
})

test('a hotspot carries data abroad without roaming, and only while the phone is paired (R-3.5)', () => {
  const car = bareCar({ given: { surroundings: { country: 'FR' } } })
  car.around('surroundings.phone.changed', { phone: { paired: true, hotspot: true } })
  expect(car.view().status).toMatchObject({ bearer: 'hotspot', abroad: false, connect: 'online' })
  car.around('surroundings.phone.changed', { phone: { paired: false, hotspot: true } })
  expect(car.view().status).toMatchObject({
    bearer: 'embedded',
    bluetooth: false,
    connect: 'offline',
  })
})

test('a market without embedded SIMs leaves the inserted card (R-3.3)', () => {
  const given = { market: 'AL', surroundings: { country: 'DE' } } as const
  expect(bareCar({ given }).view().status).toMatchObject({ bearer: 'inserted', abroad: false })
  const taycan = bareCar({ vehicle: 'taycan-y1a-2020', given })
  expect(taycan.view().status).toMatchObject({
    bearer: 'embedded',
    abroad: true,
    connect: 'online',
  })
})

test('without coverage the car is offline until the place offers some', () => {
  const car = bareCar()
  car.around('surroundings.technology.changed', { technology: 'none' })
  expect(car.view().status).toMatchObject({
    technology: 'none',
    connect: 'offline',
    reason: 'no-coverage',
  })
  car.around('surroundings.technology.changed', { technology: '2G' })
  expect(car.view().status).toMatchObject({ technology: '2G', connect: 'online' })
})

test('a session that is lost is tried again after ten seconds, and not before', async () => {
  const car = bareCar()
  car.setReachable(false)
  expect(car.view().status).toMatchObject({
    data: 'up',
    connect: 'offline',
    reason: 'backend-unreachable',
  })
  await car.advance(9.999)
  expect(car.sessions.opened).toBe(1)
  await car.advance(0.001)
  expect(car.sessions.opened).toBe(2)
  expect(car.view().status).toMatchObject({ connect: 'offline', reason: 'backend-unreachable' })
  car.setReachable(true)
  await car.advance(10)
  expect(car.view().status.connect).toBe('online')
  expect(car.sessions).toEqual({ opened: 3, closed: 2 })
})

test('a car that waits for its next try says at once why it may not try at all', () => {
  const car = bareCar({ reachable: false })
  expect(car.view().status.reason).toBe('backend-unreachable')
  car.around('surroundings.technology.changed', { technology: 'none' })
  expect(car.view().status.reason).toBe('no-coverage')
  car.around('surroundings.technology.changed', { technology: 'LTE' })
  expect(car.view().status.reason).toBe('backend-unreachable')
})

test('what does not concern the connection leaves the session alone', () => {
  const car = bareCar()
  car.around('surroundings.doors.changed', { doors: 'open' })
  car.around('surroundings.technology.changed', { technology: '3G' })
  car.around('surroundings.simCard.changed', { simCard: null })
  car.language('de')
  expect(car.sessions).toEqual({ opened: 1, closed: 0 })
})

test.each([
  ['phone', {}, 'phone'],
  ['card', { embeddedSim: 'inactive' }, 'card'],
  ['card', { embeddedSim: 'inactive', simCard: null }, undefined],
  ['card', { embeddedSim: 'inactive', ignition: 'off' }, undefined],
] as const)(
  'a world may begin in a call by %s, where it can be made (%o)',
  (call, given, goesOn) => {
    const car = bareCar({ given: { surroundings: { ...given, call } } })
    expect(car.view().status.call).toBe(goesOn)
  },
)
