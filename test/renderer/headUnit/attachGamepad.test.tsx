import { expect, test } from 'vitest'
import { attachGamepad } from '../../../src/renderer/headUnit/attachGamepad.ts'

/** A window with one game pad, whose frames the test counts out. */
function padWindow() {
  const pad = {
    buttons: Array.from({ length: 17 }, () => ({ pressed: false })),
    axes: [0, 0],
  }
  const frames = new Map<number, (now: number) => void>()
  let count = 0
  const window = Object.assign(new EventTarget(), {
    navigator: { getGamepads: () => [pad as unknown as Gamepad, null] },
    requestAnimationFrame(callback: (now: number) => void) {
      count += 1
      frames.set(count, callback)
      return count
    },
    cancelAnimationFrame(frame: number) {
      frames.delete(frame)
    },
  })
  const heard: string[] = []
  return {
    heard,
    detach: attachGamepad(window, (key) => heard.push(key)),
    frames,
    hold(index: number, pressed: boolean) {
      pad.buttons[index] = { pressed }
    },
    tilt(x: number, y: number) {
      pad.axes = [x, y]
    },
    frame(now: number) {
      const [id, callback] = [...frames][0] ?? []
      if (id === undefined) throw new Error('nobody looks')
      frames.delete(id)
      callback?.(now)
    },
  }
}

test('the buttons of a game pad are the keys that turn, press and go back', () => {
  const { heard, hold, frame } = padWindow()
  for (const index of [13, 12, 15, 14, 0, 1]) {
    hold(index, true)
    frame(0)
    hold(index, false)
    frame(1)
  }
  expect(heard).toEqual(['ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'Enter', 'Escape'])
})

test('a stick turns as the cross does, and a little tilt is none', () => {
  const { heard, tilt, frame } = padWindow()
  tilt(0.2, -0.3)
  frame(0)
  tilt(0, 0.9)
  frame(1)
  expect(heard).toEqual(['ArrowDown'])
})

test('a held arrow repeats after a while, a held button does not', () => {
  const { heard, hold, frame } = padWindow()
  hold(0, true)
  hold(13, true)
  for (const now of [0, 100, 449, 450, 500, 590, 600]) frame(now)
  expect(heard).toEqual(['Enter', 'ArrowDown', 'ArrowDown', 'ArrowDown'])
})

test('nothing looks at the pads any more when the head unit is gone', () => {
  const { detach, frames, frame } = padWindow()
  frame(0)
  detach()
  expect(frames.size).toBe(0)
})
