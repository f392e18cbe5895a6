import { expect, test } from 'vitest'
import { textFor } from '../../../src/catalogue/textFor.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { taskedCar, type ActName } from '../../helpers/taskedCar.ts'

const ordered = { orders: { tasks: [{ id: 'lane-assist', task: 'activation' } as const] } }
const update = { orders: { tasks: [{ id: 'map-software', task: 'update' } as const] } }
const failing = { car: { installation: 'fails' as const } }

test('R-9.1: a function is activated in the car, and only then is it told', async () => {
  const car = await taskedCar(ordered)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-activation' })
  await car.wait(60)
  expect(car.reports).toEqual([])
  await car.play('confirm')
  expect((await car.view()).dialog).toMatchObject({ id: 'installing' })
  await car.wait(2)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-activated' })
  expect(car.reports).toMatchObject([
    { id: 'lane-assist', task: 'activation', outcome: 'done', at: '2024-03-01T10:02:00.000Z' },
  ])
  expect(car.orders()?.tasks).toEqual([])
})

test('an activation that is put off is asked for again at the next start', async () => {
  const car = await taskedCar(ordered)
  await car.play('back', 5)
  expect((await car.view()).dialog).toBeUndefined()
  await car.play('stop', 'start', 1)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-activation' })
})

test('switched off while it installs, it is asked for again', async () => {
  const car = await taskedCar(ordered)
  await car.play('confirm', 1, 'stop', 60, 'start', 1)
  expect(car.reports).toEqual([])
  expect((await car.view()).dialog).toMatchObject({ id: 'function-activation' })
})

const recovery: readonly (ActName | number)[] = [
  'stop',
  'leave',
  'lock',
  10,
  'unlock',
  'enter',
  'start',
  1,
]

test('R-9.6: off, left, locked, ten minutes, started again: the failed activation is carried out', async () => {
  const car = await taskedCar({ ...ordered, ...failing })
  await car.play('confirm', 2)
  expect((await car.view()).dialog).toMatchObject({ id: 'installation-failed' })
  expect(car.reports).toMatchObject([{ outcome: 'failed' }])
  await car.play(...recovery)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-activated' })
  expect(car.reports.at(-1)).toMatchObject({ outcome: 'done', at: '2024-03-01T09:12:00.000Z' })
})

test('R-9.6, R-9.8: an update that has failed is offered again under Updates', async () => {
  const car = await taskedCar({ ...update, ...failing })
  await car.choose('updates')
  expect((await car.view()).entries).toMatchObject([{ id: 'update', value: 'map-software' }])
  await car.choose('update')
  expect((await car.view()).entries).toEqual([])
  await car.wait(2)
  expect((await car.view()).dialog).toMatchObject({ id: 'installation-failed' })
  await car.play(...recovery)
  expect((await car.view()).dialog).toMatchObject({ id: 'update-offered' })
  await car.play('confirm', 'back')
  await car.choose('updates')
  expect((await car.view()).entries).toMatchObject([
    { id: 'update', label: 'Online software update' },
  ])
  await car.choose('update')
  await car.wait(2)
  expect((await car.view()).dialog).toMatchObject({ id: 'update-installed' })
  expect(car.reports.map(({ outcome }) => outcome)).toEqual(['failed', 'done'])
})

test('a Taycan is switched off and on with its Power button (R-9.6, C-63)', async () => {
  const car = await taskedCar({ ...ordered, ...failing }, 'taycan-y1a-2020')
  await car.play('confirm', 2, 'confirm')
  expect(await car.play('power')).toEqual([])
  expect((await car.view()).kind).toBe('dark')
  await car.play('leave', 'lock', 10, 'unlock')
  expect(await car.play('power')).toEqual(['power: ignition-off'])
  await car.play('enter', 'power', 1)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-activated' })
  expect(car.reports.at(-1)).toMatchObject({ outcome: 'done' })
})

test('a car without a Power button says so', async () => {
  const car = await taskedCar({})
  expect(await car.play('power')).toEqual(['power: key-not-in-this-car'])
})

/** Every order of the steps but the documented one. */
function orders(of: readonly ActName[]): readonly (readonly ActName[])[] {
  if (of.length <= 1) return [of]
  return of.flatMap((first) =>
    orders(of.filter((one) => one !== first)).map((rest) => [first, ...rest]),
  )
}

const steps = ['unplug', 'stop', 'leave', 'lock'] as const

test.each(orders(steps).map((order) => ({ order, words: order.join(', ') })))(
  'R-9.6 in the order $words leads to the end only when it is the documented one',
  async ({ order, words }) => {
    const isRight = words === steps.join(', ')
    const car = await taskedCar({
      ...ordered,
      ...failing,
      surroundings: { charger: 'connected' },
    })
    await car.play('confirm', 2, ...order, 10, 'unlock', 'enter', 'start', 1)
    const done = car.reports.filter(({ outcome }) => outcome === 'done')
    expect(done).toHaveLength(isRight ? 1 : 0)
    expect((await car.view()).dialog?.id).toBe(
      isRight ? 'function-activated' : 'procedure-incomplete',
    )
  },
)

test.each([
  ['car-not-switched-off', ['leave', 'lock', 10, 'unlock', 'enter']],
  ['steps-out-of-order', ['stop', 10, 'start', 1]],
  ['car-not-locked', ['stop', 'leave', 10, 'enter', 'start', 1]],
  ['ten-minutes-not-over', ['stop', 'leave', 'lock', 9.9, 'unlock', 'enter', 'start', 1]],
  ['charger-connected', ['plug', 'stop', 'leave', 'lock', 10, 'unlock', 'enter', 'start', 1]],
] as const)('the driver is told %s', async (reason, wrong) => {
  const car = await taskedCar({ ...ordered, ...failing })
  await car.play('confirm', 2, 'confirm', ...wrong)
  const { dialog } = await car.view()
  expect(dialog).toMatchObject({
    id: 'procedure-incomplete',
    text: textFor(shippedCatalogue(), 'en', 'reasons', reason),
  })
  expect(car.reports.map(({ outcome }) => outcome)).toEqual(['failed'])
  await car.play('unplug', ...recovery)
  expect(car.reports.at(-1)).toMatchObject({ outcome: 'done' })
})

test('R-9.3 is not R-9.6: switching off and starting cancels nothing, and a cancellation needs neither', async () => {
  const car = await taskedCar({
    orders: { tasks: [{ id: 'lane-assist', task: 'cancellation' }] },
  })
  await car.play(3, 'confirm', 'stop', 'start', 1)
  expect(car.reports).toEqual([])
  await car.play('leave', 'lock', 10)
  expect(car.reports).toMatchObject([{ task: 'cancellation', outcome: 'done' }])
})

test('R-7.1: what is ordered appears after the next start with a connection, not before', async () => {
  const car = await taskedCar({
    orders: { services: ['navigation-plus'] },
    car: { services: ['radio-plus'] },
  })
  expect((await car.view()).status.services).toEqual(['radio-plus'])
  await car.drive({ type: 'surroundings.technology.changed', payload: { technology: 'none' } })
  await car.play('stop', 'start', 1)
  expect((await car.view()).status.services).toEqual(['radio-plus'])
  await car.drive({ type: 'surroundings.technology.changed', payload: { technology: 'LTE' } })
  expect((await car.view()).status.services).toEqual(['navigation-plus'])
})
