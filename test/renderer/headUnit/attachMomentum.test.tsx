import { fireEvent } from '@testing-library/react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { attachMomentum } from '../../../src/renderer/headUnit/widgets/attachMomentum.ts'
import { fillDomGaps } from '../helpers/fillDomGaps.ts'

let detach: (() => void) | undefined

beforeEach(() => {
  fillDomGaps({ isDark: false })
})

afterEach(() => {
  detach?.()
  document.body.replaceChildren()
})

function longList() {
  const list = document.createElement('ul')
  const row = document.createElement('button')
  list.append(row)
  document.body.append(list)
  let clicks = 0
  row.addEventListener('click', () => {
    clicks += 1
  })
  detach = attachMomentum(list)
  const mouse = (clientY: number) => ({ pointerId: 1, pointerType: 'mouse', button: 0, clientY })
  return { list, row, mouse, clicks: () => clicks }
}

test('a list is dragged with the mouse, and the row under the hand is not touched by it', () => {
  const { list, row, mouse, clicks } = longList()
  fireEvent.pointerDown(row, mouse(100))
  fireEvent.pointerMove(window, mouse(60))
  expect(list.scrollTop).toBe(40)
  fireEvent.pointerUp(window, mouse(60))
  fireEvent.click(row)
  expect(clicks()).toBe(0)
  fireEvent.click(row)
  expect(clicks()).toBe(1)
})

test('a hand that hardly moves touches', () => {
  const { list, row, mouse, clicks } = longList()
  fireEvent.pointerDown(row, mouse(100))
  fireEvent.pointerMove(window, mouse(97))
  fireEvent.pointerUp(window, mouse(97))
  fireEvent.click(row)
  expect([list.scrollTop, clicks()]).toEqual([0, 1])
})

test('a finger scrolls by itself', () => {
  const { list, row } = longList()
  fireEvent.pointerDown(row, { pointerId: 2, pointerType: 'touch', button: 0, clientY: 100 })
  fireEvent.pointerMove(window, { pointerId: 2, pointerType: 'touch', clientY: 20 })
  expect(list.scrollTop).toBe(0)
})

test('let go in motion it runs on, and a new touch stops it', async () => {
  const { list, row, mouse } = longList()
  const frames: ((now: number) => void)[] = []
  const request = window.requestAnimationFrame
  window.requestAnimationFrame = (callback) => frames.push(callback)
  try {
    fireEvent.pointerDown(row, mouse(100))
    // a speed needs a moment to pass
    await new Promise((resolve) => request(resolve))
    fireEvent.pointerMove(window, mouse(60))
    fireEvent.pointerUp(window, mouse(60))
    const released = list.scrollTop
    frames.shift()?.(performance.now() + 50)
    expect(list.scrollTop).toBeGreaterThan(released)
    fireEvent.pointerDown(row, mouse(100))
    fireEvent.pointerUp(window, mouse(100))
    expect(frames).toHaveLength(1)
  } finally {
    window.requestAnimationFrame = request
  }
})
