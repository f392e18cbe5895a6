import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import type { DriverEvent } from '../../../src/contract/channels.ts'
import { Knob } from '../../../src/renderer/headUnit/widgets/Knob.tsx'
import { words } from '../helpers/headUnitParts.ts'

afterEach(cleanup)

/** A knob of 100 × 100 pixels around (50, 50). */
function knob() {
  const heard: DriverEvent[] = []
  render(<Knob words={words()} onInput={(event) => heard.push(event)} />)
  const element = screen.getByRole('group', { name: 'Rotary knob' })
  element.getBoundingClientRect = () => new DOMRect(0, 0, 100, 100)
  const at = (degrees: number) => ({
    pointerId: 1,
    button: 0,
    clientX: 50 + 40 * Math.cos((degrees * Math.PI) / 180),
    clientY: 50 + 40 * Math.sin((degrees * Math.PI) / 180),
  })
  const drag = (...angles: readonly number[]) => {
    const [from = 0, ...over] = angles
    fireEvent.pointerDown(element, at(from))
    for (const angle of over) fireEvent.pointerMove(window, at(angle))
    fireEvent.pointerUp(window, at(angles.at(-1) ?? 0))
  }
  const detents = () =>
    heard.map((event) => (event.type === 'driver.knob.turned' ? event.payload.detents : event.type))
  return { element, drag, detents }
}

test('dragging along the rim turns it, clockwise is forward, detent by detent', () => {
  const { drag, detents } = knob()
  drag(0, 10, 20, 30, 40)
  expect(detents()).toEqual([1, 1])
  drag(40, 20, 0)
  expect(detents()).toEqual([1, 1, -1, -1])
})

test('across the seam of the circle it goes on the short way', () => {
  const { drag, detents } = knob()
  drag(170, 180, 190, 200)
  expect(detents()).toEqual([1])
})

test('a fast hand loses no detent', () => {
  const { drag, detents } = knob()
  drag(0, 90)
  expect(detents()).toEqual([5])
})

test('the click that ends a drag presses nothing, the next one does', () => {
  const { drag, detents } = knob()
  const press = screen.getByRole('button', { name: 'Press the knob' })
  drag(0, 20)
  fireEvent.click(press)
  expect(detents()).toEqual([1])
  fireEvent.click(press)
  expect(detents()).toEqual([1, 'driver.key.pressed'])
})

test('the mouse wheel turns it, small movements add up', () => {
  const { element, detents } = knob()
  fireEvent.wheel(element, { deltaY: 40 })
  fireEvent.wheel(element, { deltaY: 40 })
  fireEvent.wheel(element, { deltaY: -3, deltaMode: 1 })
  expect(detents()).toEqual([1, -2])
})

test('its halves are buttons for those who cannot drag', () => {
  const { detents } = knob()
  fireEvent.click(screen.getByRole('button', { name: 'Turn the knob to the right' }))
  fireEvent.click(screen.getByRole('button', { name: 'Turn the knob to the left' }))
  expect(detents()).toEqual([1, -1])
})
