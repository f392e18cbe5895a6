import { cleanup, render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../../../src/renderer/App.tsx'
import { createBenchStore } from '../../../src/renderer/bench/benchStore.ts'
import { fillDomGaps } from '../helpers/fillDomGaps.ts'
import { hostOfWorld, type HostOfWorld } from '../helpers/hostOfWorld.ts'

let open: HostOfWorld | undefined

beforeEach(() => {
  window.localStorage.clear()
  fillDomGaps({ isDark: false })
})

afterEach(async () => {
  cleanup()
  await open?.world.close()
  open = undefined
})

test('faults are switched on and taken away by hand, and the page tells which are on', async () => {
  open = await hostOfWorld()
  render(<App host={open.host} store={createBenchStore(window.localStorage)} />)
  await screen.findByRole('list', { name: 'Home' })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Faults' }))
  expect(await screen.findByText('No fault is on.')).toBeDefined()

  await user.selectOptions(screen.getByRole('combobox', { name: 'What goes wrong' }), 'late')
  await user.selectOptions(
    screen.getByRole('combobox', { name: 'With which message' }),
    'driver.key.pressed',
  )
  const seconds = screen.getByRole('spinbutton', { name: 'By how many seconds' })
  await user.clear(seconds)
  await user.type(seconds, '7')
  await user.clear(screen.getByRole('spinbutton', { name: 'How often (empty: always)' }))
  await user.click(screen.getByRole('button', { name: 'Switch on' }))
  const list = await screen.findByRole('list', { name: 'Faults' })
  expect(list.textContent).toContain('late · driver.key.pressed · 0 strikes')
  expect(open.world.faults.list()).toEqual([
    { id: 'fault-1', kind: 'delay', on: 'driver.key.pressed', by: '7 s', struck: 0 },
  ])

  await user.click(screen.getByRole('button', { name: 'NAV' }))
  await waitFor(() => {
    expect(list.textContent).toContain('1 strike')
  })
  await user.click(screen.getByRole('button', { name: 'Take away: fault-1' }))
  await screen.findByText('No fault is on.')
  expect(open.world.faults.list()).toEqual([])
})

test('only the messages are offered that the chosen fault can strike', async () => {
  open = await hostOfWorld()
  render(<App host={open.host} store={createBenchStore(window.localStorage)} />)
  await screen.findByRole('list', { name: 'Home' })
  const user = userEvent.setup()
  await user.click(await screen.findByRole('button', { name: 'Faults' }))
  const kinds = await screen.findByRole('combobox', { name: 'What goes wrong' })
  await user.selectOptions(kinds, 'connection cut')
  const offered = screen
    .getAllByRole('option')
    .map((option) => option.textContent)
    .filter((text) => text.includes('.'))
  expect(offered).toEqual(['car.presence.changed', 'car.link.requested', 'car.task.reported'])
})
