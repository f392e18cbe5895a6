import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../../../src/renderer/App.tsx'
import { createBenchStore } from '../../../src/renderer/bench/benchStore.ts'
import { fillDomGaps } from '../helpers/fillDomGaps.ts'
import { hostOfWorld, type HostOfWorld } from '../helpers/hostOfWorld.ts'

let open: HostOfWorld | undefined
const notes: number[] = []

/** A loudspeaker that writes down what it would play. */
class SilentAudio {
  readonly state = 'running'
  readonly currentTime = 0
  readonly destination = {}
  createOscillator() {
    const frequency = { value: 0 }
    return {
      type: '',
      frequency,
      connect: <Node,>(node: Node) => node,
      start: () => notes.push(frequency.value),
      stop: () => undefined,
    }
  }
  createGain() {
    const ramp = () => undefined
    return {
      gain: {
        setValueAtTime: ramp,
        linearRampToValueAtTime: ramp,
        exponentialRampToValueAtTime: ramp,
      },
      connect: <Node,>(node: Node) => node,
    }
  }
}

beforeEach(() => {
  window.localStorage.clear()
  window.history.replaceState(null, '', '/')
  notes.length = 0
  fillDomGaps({ isDark: false })
  Object.defineProperty(window, 'AudioContext', { configurable: true, value: SilentAudio })
})

afterEach(async () => {
  cleanup()
  await open?.world.close()
  open = undefined
})

async function openPage() {
  const there = await hostOfWorld()
  open = there
  render(<App host={there.host} store={createBenchStore(window.localStorage)} />)
  await screen.findByRole('list', { name: 'Home' })
  return { ...there, user: userEvent.setup() }
}

test('a refusal is heard, until the sound is off, and that is remembered', async () => {
  const { user } = await openPage()
  await user.click(screen.getByRole('button', { name: 'NAV' }))
  await waitFor(() => {
    expect(notes.length).toBeGreaterThan(0)
  })
  const heard = notes.length
  await user.click(screen.getByRole('button', { name: 'Sound' }))
  await user.click(screen.getByRole('button', { name: 'RADIO' }))
  await screen.findByText('This is not part of the simulator.')
  expect(notes).toHaveLength(heard)
  expect(createBenchStore(window.localStorage).getState().muted).toBe(true)
})

test('the time of the world stands above every screen, and follows its clock', async () => {
  const { world } = await openPage()
  expect((await screen.findByText('09:00')).tagName).toBe('TIME')
  await world.advance(25 * 60_000)
  world.setRate(0)
  expect(await screen.findByText('09:25')).toBeDefined()
})

test('a page that comes late is told the time anew', async () => {
  const there = await hostOfWorld()
  open = there
  await there.world.advance(60 * 60_000)
  render(<App host={there.host} store={createBenchStore(window.localStorage)} />)
  expect(await screen.findByText('10:00')).toBeDefined()
})

test('at first sight there is only the head unit and the picker', async () => {
  await openPage()
  const panels = screen
    .getAllByRole('button', { expanded: false })
    .filter((button) => button.closest('aside') !== null)
  expect(panels.length).toBeGreaterThan(3)
  expect(screen.queryByRole('button', { name: 'Another one' })).toBeNull()
  expect(screen.queryByText('alex@example.com')).toBeNull()
})

test('what one asks about opens the panel that answers', async () => {
  const { user } = await openPage()
  await user.click(screen.getByRole('radio', { name: '2019' }))
  await user.click(await screen.findByRole('button', { name: /doubtful point/ }))
  expect(
    await screen.findByRole('heading', { name: 'How sure are we of this vehicle?' }),
  ).toBeDefined()
})
