import { expect, test } from 'vitest'
import { bareCar, type BareCar } from '../../helpers/bareCar.ts'

const rememberPath = ['phone', 'opt', 'set_phone', 'phone_menu', 'sim_card', 'remember_pin']
const given = { surroundings: { embeddedSim: 'inactive' }, car: { pinEntered: false } } as const
const otherCard = { id: 'card-2', pin: '98765', puk: '11112222', country: 'DE', pinRequired: true }

function enter(car: BareCar, text: string): void {
  expect(car.type(text)).toBeUndefined()
  expect(car.confirm()).toBeUndefined()
}

function missPin(car: BareCar, times: number): void {
  for (let time = 0; time < times; time += 1) {
    enter(car, '0000')
    car.confirm()
  }
}

async function restart(car: BareCar): Promise<void> {
  car.ignition('off')
  car.ignition('on')
  await car.advance(3)
}

test('a car with a locked card asks for its PIN, hidden', () => {
  const car = bareCar({ given })
  expect(car.view()).toMatchObject({
    kind: 'form',
    title: 'SIM PIN',
    input: { field: 'pin', kind: 'digits', length: 0, maxLength: 8, secret: true },
    status: { sim: 'locked', bearer: 'none', reason: 'no-bearer' },
  })
})

test('with the right PIN the card is ready and the car goes online', () => {
  const car = bareCar({ given })
  enter(car, '1234')
  expect(car.view()).toMatchObject({
    kind: 'home',
    status: { sim: 'ready', bearer: 'inserted', connect: 'online' },
  })
  expect(car.tones).toEqual(['acceptance'])
})

test('the PIN can be put off with BACK; it is asked for again at the next start', async () => {
  const car = bareCar({ given })
  car.press('back')
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'locked' } })
  car.press('home')
  expect(car.view().kind).toBe('home')
  await restart(car)
  expect(car.view().input?.field).toBe('pin')
})

test('a wrong PIN costs one of three tries (3GPP TS 22.101)', () => {
  const car = bareCar({ given })
  enter(car, '0000')
  expect(car.view().dialog).toMatchObject({
    id: 'pin-refused',
    text: 'Wrong PIN. Attempts left: 2',
  })
  expect(car.tones).toEqual(['refusal'])
  car.confirm()
  expect(car.view().input).toMatchObject({ field: 'pin', length: 0 })
  enter(car, '0000')
  expect(car.view().dialog).toMatchObject({
    id: 'pin-refused',
    text: 'Wrong PIN. Attempts left: 1',
  })
  car.confirm()
  enter(car, '1234')
  expect(car.view().status.sim).toBe('ready')
})

test('the right PIN gives back all three tries', async () => {
  const car = bareCar({ given })
  missPin(car, 2)
  enter(car, '1234')
  await restart(car)
  missPin(car, 2)
  expect(car.view().status.sim).toBe('locked')
})

test('tries are kept by the card over a restart and while it is out of the slot', async () => {
  const car = bareCar({ given })
  missPin(car, 1)
  await restart(car)
  missPin(car, 1)
  car.around('surroundings.simCard.changed', { simCard: null })
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'none' } })
  car.around('surroundings.simCard.changed', { simCard: car.fixture.surroundings.simCard })
  enter(car, '0000')
  expect(car.view().status.sim).toBe('puk-required')
})

test('after three wrong PINs the card wants its PUK and a new PIN, which counts from then on', async () => {
  const car = bareCar({ given })
  missPin(car, 2)
  enter(car, '0000')
  expect(car.view()).toMatchObject({
    dialog: { id: 'puk-required', text: 'Too many wrong PINs. Enter the PUK of the SIM card.' },
    status: { sim: 'puk-required' },
  })
  car.confirm()
  expect(car.view()).toMatchObject({
    title: 'PUK',
    input: { field: 'puk', secret: true, maxLength: 8 },
  })
  enter(car, '12345678')
  expect(car.view().input).toMatchObject({ field: 'new_pin', secret: true, length: 0 })
  enter(car, '5678')
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'ready', connect: 'online' } })
  await restart(car)
  enter(car, '1234')
  expect(car.view().dialog?.id).toBe('pin-refused')
  car.confirm()
  enter(car, '5678')
  expect(car.view().status.sim).toBe('ready')
})

test('a wrong PUK is called a wrong PUK and costs one of ten tries', () => {
  const car = bareCar({ given })
  missPin(car, 3)
  enter(car, '00000000')
  enter(car, '5678')
  expect(car.view().dialog).toMatchObject({
    id: 'puk-refused',
    text: 'Wrong PUK. Attempts left: 9',
  })
  car.confirm()
  expect(car.view().input).toMatchObject({ field: 'puk', length: 0 })
})

test('after ten wrong PUKs the card is blocked for good', async () => {
  const car = bareCar({ given })
  missPin(car, 3)
  for (let time = 0; time < 10; time += 1) {
    expect(car.view().status.sim).toBe('puk-required')
    enter(car, '00000000')
    enter(car, '5678')
    if (time < 9) car.confirm()
  }
  expect(car.view()).toMatchObject({
    kind: 'home',
    dialog: { id: 'sim-blocked' },
    status: { sim: 'blocked' },
  })
  car.confirm()
  expect(car.view().dialog).toBeUndefined()
  expect(car.walk(rememberPath)).toBe('sim-blocked')
  await restart(car)
  expect(car.view()).toMatchObject({
    kind: 'home',
    status: { sim: 'blocked', reason: 'no-bearer' },
  })
  car.around('surroundings.simCard.changed', { simCard: otherCard })
  expect(car.view().status.sim).toBe('locked')
})

test('a remembered PIN opens the card at the next start (R-6.1)', async () => {
  const car = bareCar({ given: { surroundings: { embeddedSim: 'inactive' } } })
  car.walk(rememberPath)
  expect(car.view().entries.find(({ id }) => id === 'remember_pin')).toMatchObject({ ticked: true })
  await restart(car)
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'ready', connect: 'online' } })
})

test('with the tick taken away the PIN is asked for again', async () => {
  const car = bareCar({ given: { car: { rememberPin: true } } })
  await restart(car)
  expect(car.view().status.sim).toBe('ready')
  car.walk(rememberPath)
  await restart(car)
  expect(car.view()).toMatchObject({ input: { field: 'pin' }, status: { sim: 'locked' } })
})

test('whoever wants to remember a PIN that was not entered is asked for it, and then it is ticked', async () => {
  const car = bareCar({ given })
  car.press('back')
  car.walk(rememberPath)
  expect(car.view()).toMatchObject({ kind: 'form', input: { field: 'pin' } })
  enter(car, '1234')
  expect(car.view().entries.find(({ id }) => id === 'remember_pin')).toMatchObject({ ticked: true })
  await restart(car)
  expect(car.view().status.sim).toBe('ready')
})

test('a remembered PIN is forgotten with another card', async () => {
  const car = bareCar({ given: { car: { rememberPin: true } } })
  car.around('surroundings.simCard.changed', { simCard: otherCard })
  expect(car.view()).toMatchObject({ input: { field: 'pin' }, status: { sim: 'locked' } })
  car.press('back')
  car.around('surroundings.simCard.changed', { simCard: car.fixture.surroundings.simCard })
  expect(car.view()).toMatchObject({ input: { field: 'pin' }, status: { sim: 'locked' } })
})

test('the same card again is opened by its remembered PIN', () => {
  const car = bareCar({ given: { car: { rememberPin: true } } })
  car.around('surroundings.simCard.changed', { simCard: null })
  expect(car.view().status.sim).toBe('none')
  car.around('surroundings.simCard.changed', { simCard: car.fixture.surroundings.simCard })
  expect(car.view().status.sim).toBe('ready')
})

test('a card that needs no PIN is ready at once', () => {
  const car = bareCar({ given: { surroundings: { simCard: null } } })
  car.around('surroundings.simCard.changed', { simCard: { ...otherCard, pinRequired: false } })
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'ready' } })
})

test('a card that is taken out takes its form along', () => {
  const car = bareCar({ given })
  car.type('12')
  car.around('surroundings.simCard.changed', { simCard: null })
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'none' } })
})

test('a card put in while the owner types a code waits until the form is left', () => {
  const car = bareCar({ given: { surroundings: { simCard: null } } })
  car.walk(['apps', 'opt', 'login_porsche_connect'])
  car.around('surroundings.simCard.changed', { simCard: otherCard })
  expect(car.view().input?.field).toBe('pairing_code')
  car.press('back')
  expect(car.view().input?.field).toBe('pin')
})

test('a Taycan has no slot, asks for no PIN and refuses a card (R-3.1, R-6.2)', () => {
  const car = bareCar({ vehicle: 'taycan-y1a-2020', given: { car: { pinEntered: false } } })
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'no-slot' } })
  expect(car.around('surroundings.simCard.changed', { simCard: otherCard })).toBe('no-sim-slot')
  expect(car.view()).toMatchObject({ kind: 'home', status: { sim: 'no-slot' } })
})

test('no PIN and no PUK is ever seen on the screen', () => {
  const car = bareCar({ given })
  car.type('7319')
  expect(JSON.stringify(car.view())).not.toContain('7319')
  expect(car.view().input).toMatchObject({ length: 4, secret: true })
  expect(car.view().entries.every((entry) => entry.value === undefined)).toBe(true)
  car.remove()
  expect(car.view().input?.length).toBe(3)
})
