import { expect, test } from 'vitest'
import { bareCar, type BareCar } from '../../helpers/bareCar.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const codePath = ['apps', 'opt', 'login_porsche_connect']
const idPath = ['settings', 'accounts', 'set_up_account']
const pinPath = ['phone', 'opt', 'set_phone', 'phone_menu', 'sim_card', 'remember_pin']
const lockedCar = { given: { car: { pinEntered: false } } } as const

const rows: readonly [
  reason: string,
  when: string,
  make: () => BareCar,
  act: (car: BareCar) => string | undefined,
][] = [
  [
    'key-not-in-this-car',
    'a key is pressed that the car lacks',
    () => bareCar(),
    (car) => car.press('set'),
  ],
  [
    'key-not-in-this-car',
    'a key is pressed that no car has',
    () => bareCar(),
    (car) => car.press('turbo'),
  ],
  ['not-part-of-this-simulator', 'RADIO is pressed', () => bareCar(), (car) => car.press('radio')],
  ['already-at-home', 'BACK is pressed at home', () => bareCar(), (car) => car.press('back')],
  [
    'entry-not-on-this-screen',
    'an entry of another page is chosen',
    () => bareCar(),
    (car) => car.choose('roaming'),
  ],
  [
    'entry-not-on-this-screen',
    'a field is chosen that the form lacks',
    () => bareCar(),
    (car) => car.walk([...codePath, 'password']),
  ],
  [
    'no-knob-in-this-car',
    'a Taycan is turned',
    () => bareCar({ vehicle: 'taycan-y1a-2020' }),
    (car) => car.turn(1),
  ],
  [
    'no-knob-in-this-car',
    'a Taycan is pressed',
    () => bareCar({ vehicle: 'taycan-y1a-2020' }),
    (car) => car.press('knob'),
  ],
  [
    'nothing-in-focus',
    'the knob is turned on an empty page',
    () => bareCar(),
    (car) => car.walk(['updates']) ?? car.turn(1),
  ],
  [
    'nothing-in-focus',
    'the knob is pressed on an empty page',
    () => bareCar(),
    (car) => car.walk(['updates']) ?? car.press('knob'),
  ],
  ['no-field-to-fill', 'something is typed at home', () => bareCar(), (car) => car.type('1')],
  ['no-field-to-fill', 'something is deleted at home', () => bareCar(), (car) => car.remove()],
  ['nothing-to-confirm', 'home is confirmed', () => bareCar(), (car) => car.confirm()],
  [
    'wrong-character',
    'a letter is typed into a code',
    () => bareCar(),
    (car) => car.walk(codePath) ?? car.type('12a'),
  ],
  [
    'wrong-character',
    'an umlaut is typed into an e-mail address',
    () => bareCar({ vehicle: 'taycan-y1a-2020' }),
    (car) => openPorscheId(car) ?? car.type('ä@example.com'),
  ],
  [
    'too-long',
    'nine digits are typed',
    () => bareCar(),
    (car) => car.walk(codePath) ?? car.type('123456789'),
  ],
  [
    'too-long',
    'a ninth digit is typed',
    () => bareCar(),
    (car) => car.walk(codePath) ?? car.type('12345678') ?? car.type('9'),
  ],
  [
    'too-short',
    'seven digits are confirmed',
    () => bareCar(),
    (car) => car.walk(codePath) ?? car.type('1234567') ?? car.confirm(),
  ],
  [
    'too-short',
    'a PIN of three digits is confirmed',
    () => bareCar(lockedCar),
    (car) => car.type('123') ?? car.confirm(),
  ],
  [
    'not-an-email',
    'a name is given as Porsche ID',
    () => bareCar({ vehicle: 'taycan-y1a-2020' }),
    (car) => openPorscheId(car) ?? car.type('alex') ?? car.confirm(),
  ],
  ['unknown-language', 'a language nobody has', () => bareCar(), (car) => car.language('xx')],
  [
    'unknown-language',
    'the name of something every object has',
    () => bareCar(),
    (car) => car.language('constructor'),
  ],
  [
    'no-sim-card',
    'there is no card whose PIN could be remembered',
    () => bareCar({ given: { surroundings: { simCard: null } } }),
    (car) => car.walk(pinPath),
  ],
  [
    'car-offline',
    'there is no connection to link by',
    () => bareCar({ given: { car: { dataOff: true } } }),
    (car) => car.walk(codePath),
  ],
  [
    'car-offline',
    'the connection went while the code was typed',
    () => bareCar(),
    (car) => {
      car.walk(codePath)
      car.type('12345678')
      car.around('surroundings.technology.changed', { technology: 'none' })
      return car.confirm()
    },
  ],
  [
    'already-linked',
    'the car is linked',
    () => bareCar({ given: { car: { linked: true } } }),
    (car) => car.walk(codePath),
  ],
  [
    'no-sim-slot',
    'a card is put into a Taycan',
    () => bareCar({ vehicle: 'taycan-y1a-2020' }),
    (car) =>
      car.around('surroundings.simCard.changed', {
        simCard: { id: 'c', pin: '1234', puk: '12345678', country: 'DE', pinRequired: true },
      }),
  ],
  [
    'ignition-off',
    'the ignition is off',
    () => bareCar({ given: { surroundings: { ignition: 'off' } } }),
    (car) => car.press('home'),
  ],
  [
    'starting-up',
    'the car is starting',
    () => bareCar({ given: { surroundings: { ignition: 'off' } } }),
    (car) => car.ignition('on') ?? car.press('home'),
  ],
]

function openPorscheId(car: BareCar): string | undefined {
  const node = idPath
  return car.walk(node)
}

test.each(rows)('%s: %s', (reason, _, make, act) => {
  const car = make()
  const before = car.tones.length
  expect(act(car)).toBe(reason)
  expect(car.tones.slice(before)).toEqual(['refusal'])
  expect(shippedCatalogue().texts['en']?.reasons[reason]).toBeDefined()
})

test.each([
  ['a key', (car: BareCar) => car.press('home')],
  ['the knob', (car: BareCar) => car.turn(1)],
  ['another entry', (car: BareCar) => car.choose('roaming')],
  ['typing', (car: BareCar) => car.type('1')],
  ['deleting', (car: BareCar) => car.remove()],
])('dialog-open: %s waits until the dialog is closed', (_, act) => {
  const car = bareCar({ given: { surroundings: { embeddedSim: 'inactive' } } })
  car.walk(['phone', 'opt', 'set_phone', 'roaming'])
  const before = car.view()
  expect(before.dialog).toMatchObject({ id: 'roaming-cost' })
  expect(act(car)).toBe('dialog-open')
  expect(car.view()).toEqual(before)
})

test.each([
  ['its button', (car: BareCar) => car.choose('ok')],
  ['OK', (car: BareCar) => car.confirm()],
  ['the knob', (car: BareCar) => car.press('knob')],
  ['BACK', (car: BareCar) => car.press('back')],
])('a dialog is closed by %s', (_, act) => {
  const car = bareCar({ given: { surroundings: { embeddedSim: 'inactive' } } })
  car.walk(['phone', 'opt', 'set_phone', 'roaming'])
  expect(act(car)).toBeUndefined()
  expect(car.view().dialog).toBeUndefined()
  expect(car.view().path).toEqual(['phone', 'opt', 'set_phone'])
})

test('a refused input changes nothing on the screen', () => {
  for (const [, , make, act] of rows) {
    const car = make()
    act(car)
    const before = car.view()
    act(car)
    expect(car.view().path).toEqual(before.path)
  }
})

test('the reason that greys an entry is the reason of its refusal', () => {
  const car = bareCar({ given: { car: { dataOff: true } } })
  car.walk(['apps', 'opt'])
  expect(car.view().entries.find(({ id }) => id === 'login_porsche_connect')).toMatchObject({
    enabled: false,
    reason: 'car-offline',
  })
  expect(car.choose('login_porsche_connect')).toBe('car-offline')
})
