import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { entry, view } from '../helpers/sampleViews.ts'
import { notice, showHeadUnit } from '../helpers/showHeadUnit.tsx'

afterEach(cleanup)

test('hard keys stand around the screen and say which was pressed', async () => {
  const { said, user } = showHeadUnit(view())
  await user.click(screen.getByRole('button', { name: 'PHONE' }))
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(said).toEqual([
    { type: 'driver.key.pressed', payload: { key: 'phone' } },
    { type: 'driver.key.pressed', payload: { key: 'back' } },
  ])
})

test('the knob is turned by buttons, wheel and arrow keys, and pressed', async () => {
  const { said, user } = showHeadUnit(view())
  const knob = screen.getByRole('group', { name: 'Rotary knob' })
  await user.click(within(knob).getByRole('button', { name: 'Turn the knob to the right' }))
  await user.click(within(knob).getByRole('button', { name: 'Turn the knob to the left' }))
  await user.click(within(knob).getByRole('button', { name: 'Press the knob' }))
  fireEvent.wheel(knob, { deltaY: 130 })
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')
  expect(said).toEqual([
    { type: 'driver.knob.turned', payload: { detents: 1 } },
    { type: 'driver.knob.turned', payload: { detents: -1 } },
    { type: 'driver.key.pressed', payload: { key: 'knob' } },
    { type: 'driver.knob.turned', payload: { detents: 2 } },
    { type: 'driver.knob.turned', payload: { detents: 1 } },
    { type: 'driver.knob.turned', payload: { detents: -1 } },
    { type: 'driver.key.pressed', payload: { key: 'knob' } },
  ])
})

test('a car without a knob shows none, and the arrow keys walk over its entries', async () => {
  const { said, user } = showHeadUnit(
    view({ entries: [entry('one'), entry('two')], focus: null }),
    'T',
  )
  expect(screen.queryByRole('group', { name: 'Rotary knob' })).toBeNull()
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'two' } }])
})

test('Escape is the BACK key', async () => {
  const { said, user } = showHeadUnit(view(), 'T')
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{Escape}')
  expect(said).toEqual([{ type: 'driver.key.pressed', payload: { key: 'back' } }])
})

test('after a touch the keyboard goes on where the touch was, also on the next screen', async () => {
  const { said, user, next } = showHeadUnit(
    view({ entries: [entry('data_connection')], focus: null }),
  )
  await user.click(screen.getByRole('button', { name: 'DATA_CONNECTION' }))
  next(view({ title: 'Data connection', entries: [entry('off'), entry('on')], focus: 'off' }))
  await user.keyboard('{ArrowDown}')
  expect(said).toEqual([
    { type: 'driver.entry.chosen', payload: { id: 'data_connection' } },
    { type: 'driver.knob.turned', payload: { detents: 1 } },
  ])
})

test('the focus of the page follows the knob from entry to entry', () => {
  const entries = [entry('one'), entry('two')]
  const { next } = showHeadUnit(view({ entries, focus: 'one' }))
  const first = screen.getByRole('button', { name: 'ONE' })
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  next(view({ entries, focus: 'two' }))
  expect(document.activeElement?.textContent).toBe('TWO')
})

test('each generation keeps its keys in its own place: beside, at the edge of the glass, in its dock', () => {
  const keys = ['phone', 'set', 'power', 'home'].map((id) => ({ id, label: id }))
  const placesOf = (family: 'A' | 'B' | 'T') => {
    showHeadUnit(view({ keys }), family)
    const glass = screen.getByRole('group', { name: 'Screen of the car' })
    const home = screen.getByRole('button', { name: 'home' })
    const places = [
      within(glass).queryByRole('group', { name: 'Main menu' }) !== null,
      within(glass).queryByRole('group', { name: 'Shortcuts' }) !== null,
      glass.contains(home),
    ]
    cleanup()
    return places
  }
  expect(placesOf('A')).toEqual([false, false, false])
  expect(placesOf('B')).toEqual([true, false, true])
  expect(placesOf('T')).toEqual([false, true, true])
})

test.each(['dark', 'starting'] as const)('a glass that is %s draws no keys', (kind) => {
  const keys = [{ id: 'home', label: 'Home' }]
  for (const family of ['B', 'T'] as const) {
    showHeadUnit(view({ kind, title: '', entries: [], focus: null, keys }), family)
    expect(screen.queryByRole('button', { name: 'Home' })).toBeNull()
    cleanup()
  }
})

test('keys on the glass stay in reach while a dialog lies above the menu', async () => {
  const { said, user } = showHeadUnit({ ...notice, keys: [{ id: 'back', label: 'Back' }] }, 'T')
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(said).toEqual([{ type: 'driver.key.pressed', payload: { key: 'back' } }])
})
