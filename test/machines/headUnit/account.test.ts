import { expect, test } from 'vitest'
import { bareCar, type BareCar } from '../../helpers/bareCar.ts'

const codePath = ['apps', 'opt', 'login_porsche_connect']
const idPath = ['settings', 'accounts', 'set_up_account']
const taycan = { vehicle: 'taycan-y1a-2020' }

function sendCode(car: BareCar, code = '12345678'): string {
  expect(car.walk(codePath)).toBeUndefined()
  expect(car.type(code)).toBeUndefined()
  expect(car.confirm()).toBeUndefined()
  return car.requests.at(-1)?.requestId ?? ''
}

test('eight digits are sent to Porsche Connect, and the car waits (R-2.5)', () => {
  const car = bareCar()
  sendCode(car)
  expect(car.requests).toMatchObject([{ method: 'pairing-code', pairingCode: '12345678' }])
  expect(car.view()).toMatchObject({
    dialog: { id: 'linking', buttons: [{ id: 'cancel', label: 'Cancel' }] },
    status: { linked: false },
  })
  const login = car.view().entries.find(({ id }) => id === 'login_porsche_connect')
  expect(login).toMatchObject({ enabled: false, reason: 'link-in-progress' })
})

test('it is linked when Porsche Connect says so, and not before', () => {
  const car = bareCar()
  const requestId = sendCode(car)
  expect(car.view().status.linked).toBe(false)
  car.answer({ requestId, accepted: true, user: 'Alex Demo' })
  expect(car.view()).toMatchObject({
    dialog: { id: 'linked', text: 'Linked with Alex Demo' },
    status: { linked: true, user: 'Alex Demo' },
  })
  expect(car.tones).toEqual(['acceptance'])
  car.confirm()
  expect(car.choose('login_porsche_connect')).toBe('already-linked')
  expect(car.view().entries[0]).toMatchObject({ enabled: false, value: 'Alex Demo' })
})

test('a refusal is shown in words, and the next try is another request', () => {
  const car = bareCar()
  const first = sendCode(car)
  car.answer({ requestId: first, accepted: false, reason: 'pairing-code-wrong' })
  expect(car.view()).toMatchObject({
    dialog: { id: 'link-refused', text: 'The pairing code is wrong.' },
    status: { linked: false },
  })
  expect(car.tones).toEqual(['refusal'])
  car.confirm()
  car.press('home')
  const second = sendCode(car)
  expect(second).not.toBe(first)
  car.answer({ requestId: second, accepted: true, user: 'Alex Demo' })
  expect(car.view().status.linked).toBe(true)
})

test('after thirty seconds without an answer the car gives up; a late answer has no effect', async () => {
  const car = bareCar()
  const requestId = sendCode(car)
  await car.advance(29.999)
  expect(car.view().dialog?.id).toBe('linking')
  await car.advance(0.001)
  expect(car.view().dialog).toMatchObject({
    id: 'link-refused',
    text: 'Porsche Connect does not answer.',
  })
  car.answer({ requestId, accepted: true, user: 'Alex Demo' })
  expect(car.view()).toMatchObject({ dialog: { id: 'link-refused' }, status: { linked: false } })
})

test('an answer to an older request has no effect on a newer one', async () => {
  const car = bareCar()
  const older = sendCode(car)
  await car.advance(30)
  car.confirm()
  car.press('home')
  sendCode(car)
  car.answer({ requestId: older, accepted: false, reason: 'pairing-code-wrong' })
  expect(car.view().dialog?.id).toBe('linking')
  car.answer({ requestId: older, accepted: true, user: 'Alex Demo' })
  expect(car.view()).toMatchObject({ dialog: { id: 'linking' }, status: { linked: false } })
})

test('an answer nobody asked for links nothing', () => {
  const car = bareCar()
  car.answer({ requestId: 'link-1', accepted: true, user: 'A Stranger' })
  expect(car.view()).toMatchObject({ kind: 'home', status: { linked: false } })
  expect(car.view().dialog).toBeUndefined()
})

test.each([
  ['its button', (car: BareCar) => car.choose('cancel')],
  ['BACK', (car: BareCar) => car.press('back')],
  ['OK', (car: BareCar) => car.confirm()],
])('waiting can be cancelled by %s; what is answered then has no effect', (_, act) => {
  const car = bareCar()
  const requestId = sendCode(car)
  expect(act(car)).toBeUndefined()
  expect(car.view().dialog).toBeUndefined()
  car.answer({ requestId, accepted: true, user: 'Alex Demo' })
  expect(car.view()).toMatchObject({ status: { linked: false } })
  expect(car.view().dialog).toBeUndefined()
  expect(car.choose('login_porsche_connect')).toBeUndefined()
})

test('a car that goes offline while it waits is told so at once', () => {
  const car = bareCar()
  const requestId = sendCode(car)
  car.around('surroundings.technology.changed', { technology: 'none' })
  expect(car.view().dialog).toMatchObject({ id: 'link-refused', text: 'The car is offline.' })
  car.around('surroundings.technology.changed', { technology: 'LTE' })
  car.answer({ requestId, accepted: true, user: 'Alex Demo' })
  expect(car.view().status.linked).toBe(false)
})

test('a session that is lost while it waits ends the waiting, too', () => {
  const car = bareCar()
  sendCode(car)
  car.setReachable(false)
  expect(car.view()).toMatchObject({
    dialog: { id: 'link-refused' },
    status: { reason: 'backend-unreachable' },
  })
})

test('switched off while it waits, the car is as unlinked as before', async () => {
  const car = bareCar({ given: { surroundings: { simCard: null } } })
  sendCode(car)
  car.ignition('off')
  car.ignition('on')
  await car.advance(3)
  expect(car.view()).toMatchObject({ kind: 'home', status: { linked: false } })
  expect(car.view().dialog).toBeUndefined()
  expect(car.walk(codePath)).toBeUndefined()
})

test('Porsche ID, password and security code are asked for one after the other (R-2.7)', () => {
  const car = bareCar(taycan)
  car.walk(idPath)
  expect(car.view()).toMatchObject({
    kind: 'form',
    entries: [
      { id: 'porsche_id', label: 'Porsche ID', kind: 'field' },
      { id: 'password', label: 'Password' },
      { id: 'security_code', label: 'Security code' },
    ],
  })
  car.type('alex@example.com')
  car.confirm()
  expect(car.view().input).toMatchObject({ field: 'password', kind: 'text', secret: true })
  car.type('Connect-2024')
  car.confirm()
  expect(car.view().input).toMatchObject({
    field: 'security_code',
    kind: 'digits',
    maxLength: 4,
    secret: true,
  })
  expect(JSON.stringify(car.view())).not.toContain('Connect-2024')
  car.type('4711')
  expect(car.requests).toEqual([])
  car.confirm()
  expect(car.requests).toMatchObject([
    {
      method: 'porsche-id',
      porscheId: 'alex@example.com',
      password: 'Connect-2024',
      securityCode: '4711',
    },
  ])
})

test('a market without security codes does not ask for one (C-33)', () => {
  const car = bareCar({ ...taycan, given: { market: 'AL' } })
  car.walk(idPath)
  expect(car.view().entries.map(({ id }) => id)).toEqual(['porsche_id', 'password'])
  car.type('alex@example.com')
  car.confirm()
  car.type('x')
  car.confirm()
  expect(car.requests[0]).toEqual({
    requestId: car.requests[0]?.requestId,
    method: 'porsche-id',
    porscheId: 'alex@example.com',
    password: 'x',
  })
})

test('a field can be gone back to, and what is unfinished is asked for before anything is sent', () => {
  const car = bareCar(taycan)
  car.walk(idPath)
  car.choose('security_code')
  car.type('4711')
  car.confirm()
  expect(car.view().focus).toBe('porsche_id')
  car.type('alex@example.co')
  car.choose('password')
  car.type('secret')
  car.choose('porsche_id')
  car.type('m')
  expect(car.view().input?.text).toBe('alex@example.com')
  car.confirm()
  expect(car.requests).toHaveLength(1)
})

test('the knob moves between the fields of a form and confirms', () => {
  const car = bareCar({ vehicle: '911-992-2022' })
  expect(car.walk(idPath)).toBeUndefined()
  car.turn(1)
  expect(car.view().focus).toBe('password')
  car.turn(5)
  expect(car.view().focus).toBe('security_code')
  expect(car.press('knob')).toBe('too-short')
})

test('BACK leaves a form, and what was typed is gone', () => {
  const car = bareCar()
  car.walk(codePath)
  car.type('1234')
  car.remove()
  expect(car.view().input).toMatchObject({ length: 3, text: '123' })
  car.press('back')
  expect(car.view()).toMatchObject({
    kind: 'list',
    path: ['apps', 'opt'],
    focus: 'login_porsche_connect',
  })
  car.choose('login_porsche_connect')
  expect(car.view().input?.length).toBe(0)
})

test('the last character goes as a whole, also where it takes two places', () => {
  const car = bareCar(taycan)
  car.walk(idPath)
  car.choose('password')
  car.type('a🚗')
  car.remove()
  car.remove()
  expect(car.view().input?.length).toBe(0)
  expect(car.remove()).toBeUndefined()
})

test('a car that was removed from its owner is linked to nobody, and can be linked again', () => {
  const car = bareCar()
  car.showLink({ linked: false, count: 0 })
  const requestId = sendCode(car)
  car.showLink({ linked: true, count: 1 })
  car.answer({ requestId, accepted: true, user: 'Alex Demo' })
  car.confirm()
  // what was under way since before the linking, and comes late
  car.showLink({ linked: false, count: 0 })
  expect(car.view().status).toMatchObject({ linked: true, user: 'Alex Demo' })
  car.showLink({ linked: false, count: 2 })
  expect(car.view().status.linked).toBe(false)
  expect(car.view().status.user).toBeUndefined()
  expect(car.choose('login_porsche_connect')).toBeUndefined()
  car.type('87654321')
  car.confirm()
  const again = car.requests.at(-1)?.requestId ?? ''
  expect(again).not.toBe(requestId)
  car.answer({ requestId: again, accepted: true, user: 'Kim Next' })
  expect(car.view().status).toMatchObject({ linked: true, user: 'Kim Next' })
})

test('that Porsche Connect holds it for linked links no car', () => {
  const car = bareCar()
  car.showLink({ linked: true, count: 1 })
  expect(car.view().status.linked).toBe(false)
})
