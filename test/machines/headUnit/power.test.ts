import { expect, test } from 'vitest'
import { bareCar } from '../../helpers/bareCar.ts'

const off = { surroundings: { ignition: 'off', simCard: null } } as const

test('a car with the ignition off is dark and takes no input', () => {
  const car = bareCar({ given: off })
  expect(car.view()).toMatchObject({ kind: 'dark', entries: [], focus: null, path: [] })
  expect(car.view().status).toMatchObject({
    connect: 'offline',
    reason: 'ignition-off',
    data: 'down',
  })
  expect(car.sessions.opened).toBe(0)
  expect(car.language('de')).toBe('ignition-off')
  expect(car.view().title).toBe('')
})

test('it starts for three seconds, then shows the home screen and goes online', async () => {
  const car = bareCar({ given: off })
  expect(car.ignition('on')).toBeUndefined()
  expect(car.view()).toMatchObject({ kind: 'starting', title: 'Starting' })
  expect(car.view().status).toMatchObject({ connect: 'offline', reason: 'starting-up' })
  await car.advance(2.999)
  expect(car.view().kind).toBe('starting')
  await car.advance(0.001)
  expect(car.view()).toMatchObject({ kind: 'home', focus: 'phone', status: { connect: 'online' } })
})

test('switched off while it starts, it stays dark', async () => {
  const car = bareCar({ given: off })
  car.ignition('on')
  await car.advance(1)
  car.ignition('off')
  await car.advance(10)
  expect(car.view().kind).toBe('dark')
})

test('a restart forgets page, form and dialog and keeps ticks, language and link', async () => {
  const car = bareCar({
    given: { surroundings: { embeddedSim: 'inactive' }, car: { linked: true } },
  })
  car.language('de')
  car.walk(['phone', 'opt', 'set_phone', 'roaming'])
  expect(car.view().dialog).toBeDefined()
  car.ignition('off')
  car.ignition('on')
  await car.advance(3)
  expect(car.view()).toMatchObject({ kind: 'form', title: 'SIM-PIN' })
  expect(car.view().dialog).toBeUndefined()
  car.press('back')
  expect(car.view()).toMatchObject({
    kind: 'home',
    path: [],
    focus: 'phone',
    status: { roaming: true, linked: true, user: 'Alex Demo' },
  })
  car.walk(['phone', 'opt', 'set_phone'])
  expect(car.view().entries.find(({ id }) => id === 'roaming')).toMatchObject({ ticked: true })
})

test('half a code does not survive a restart', async () => {
  const car = bareCar({ given: { surroundings: { simCard: null } } })
  car.walk(['apps', 'opt', 'login_porsche_connect'])
  car.type('1234')
  car.ignition('off')
  car.ignition('on')
  await car.advance(3)
  expect(car.view().kind).toBe('home')
  car.walk(['apps', 'opt', 'login_porsche_connect'])
  expect(car.view().input).toMatchObject({ length: 0 })
})

test('data off and private mode survive a restart', async () => {
  const car = bareCar({ vehicle: 'taycan-y1a-2020' })
  car.walk(['settings', 'privacy_settings', 'private_mode', 'private_mode_all_services'])
  car.ignition('off')
  car.ignition('on')
  await car.advance(3)
  expect(car.view().status).toMatchObject({ privateMode: true, reason: 'private-mode' })
})

test('the session ends with the ignition and is opened anew after the start', async () => {
  const car = bareCar()
  expect(car.sessions).toEqual({ opened: 1, closed: 0 })
  car.ignition('off')
  expect(car.sessions).toEqual({ opened: 1, closed: 1 })
  car.ignition('on')
  expect(car.sessions.opened).toBe(1)
  await car.advance(3)
  expect(car.sessions).toEqual({ opened: 2, closed: 1 })
})

test('switching on what is on changes nothing', () => {
  const car = bareCar()
  car.walk(['phone'])
  const before = car.view()
  expect(car.ignition('on')).toBeUndefined()
  expect(car.view()).toEqual(before)
})

test('what happens around a dark car is noticed when it wakes', async () => {
  const car = bareCar({ given: off })
  car.around('surroundings.country.changed', { country: 'FR' })
  car.around('surroundings.phone.changed', { phone: { paired: false, hotspot: false } })
  car.around('surroundings.doors.changed', { doors: 'locked' })
  car.ignition('on')
  await car.advance(3)
  expect(car.view().status).toMatchObject({
    abroad: true,
    bluetooth: false,
    reason: 'roaming-not-allowed',
  })
})
