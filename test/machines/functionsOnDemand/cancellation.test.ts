import { expect, test } from 'vitest'
import { textFor } from '../../../src/catalogue/textFor.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { taskedCar, type ActName } from '../../helpers/taskedCar.ts'

const given = { orders: { tasks: [{ id: 'lane-assist', task: 'cancellation' } as const] } }

test('R-9.3: message, confirmed, cable out, left, locked, ten minutes: the function is cancelled', async () => {
  const car = await taskedCar({
    ...given,
    surroundings: { charger: 'connected' },
  })
  await car.wait(2.9)
  expect((await car.view()).dialog).toBeUndefined()
  await car.wait(0.1)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-cancellation' })
  await car.play('confirm', 'unplug', 'leave', 'lock', 9.9)
  expect(car.reports).toEqual([])
  await car.wait(0.1)
  expect(car.reports).toEqual([
    {
      requestId: 'report-1',
      id: 'lane-assist',
      task: 'cancellation',
      outcome: 'done',
      at: '2024-03-01T09:13:00.000Z',
    },
  ])
  expect(car.receipts).toEqual(['report-1'])
  expect(car.orders()).toEqual({ services: [], tasks: [] })
  await car.play('unlock', 'enter')
  expect((await car.view()).dialog).toMatchObject({ id: 'function-cancelled' })
})

test('a car that was locked and off tells it at its next connection, with the time at which it was done', async () => {
  const car = await taskedCar(given)
  await car.play(3, 'confirm', 'stop', 'leave', 'lock', 60)
  expect(car.reports).toEqual([])
  await car.play('unlock', 'enter', 'start', 1)
  expect(car.reports).toMatchObject([{ outcome: 'done', at: '2024-03-01T09:13:00.000Z' }])
  expect((await car.view()).dialog).toMatchObject({ id: 'function-cancelled' })
})

test.each([
  ['private mode', { car: { privateMode: true } }],
  [
    'Functions on Demand private by themselves (C-58)',
    { car: { privateServices: ['functions-on-demand'] } },
  ],
  ['a slow connection', { surroundings: { technology: '3G' as const } }],
  ['no connection', { surroundings: { technology: 'none' as const } }],
])('with %s no message comes (R-9.3, C-59)', async (_, change) => {
  const car = await taskedCar({ ...given, ...change })
  await car.wait(60)
  expect((await car.view()).dialog).toBeUndefined()
  await car.play('leave', 'lock', 30)
  expect(car.reports).toEqual([])
})

test('the message is put off with BACK and comes again after the next start', async () => {
  const car = await taskedCar(given)
  await car.play(3, 'back')
  expect((await car.view()).dialog).toBeUndefined()
  await car.play('stop', 'start', 4)
  expect((await car.view()).dialog).toMatchObject({ id: 'function-cancellation' })
})

const wrong: readonly (readonly [string, string, readonly (ActName | number)[]])[] = [
  ['not confirmed', 'instructions-not-confirmed', ['leave', 'lock', 20, 'unlock', 'enter']],
  ['plugged in', 'charger-connected', ['confirm', 'plug', 'leave', 'lock', 20, 'unlock', 'enter']],
  [
    'plugged out too late',
    'steps-out-of-order',
    ['plug', 'confirm', 'leave', 'unplug', 'lock', 20, 'unlock', 'enter'],
  ],
  ['not locked', 'car-not-locked', ['confirm', 'leave', 20, 'enter']],
  ['locked from inside', 'car-not-locked', ['confirm', 'lock', 'leave', 20, 'enter']],
  [
    'back too early',
    'ten-minutes-not-over',
    ['confirm', 'leave', 'lock', 9, 'unlock', 'enter', 20],
  ],
]

test.each(wrong)('%s: nothing happens, and the driver is told %s', async (_, reason, steps) => {
  const car = await taskedCar(given)
  await car.wait(3)
  await car.play(...steps)
  expect(car.reports).toEqual([])
  const view = await car.view()
  const told = view.dialog?.id === 'function-cancellation' ? await after(car) : view.dialog
  expect(told).toMatchObject({ id: 'procedure-incomplete' })
  expect(told?.text).toBe(textOf(reason))
})

async function after(car: Awaited<ReturnType<typeof taskedCar>>) {
  await car.play('back')
  return (await car.view()).dialog
}

function textOf(reason: string): string {
  return textFor(shippedCatalogue(), 'en', 'reasons', reason)
}
