import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'
import { App } from '../../../src/renderer/App.tsx'
import { createBenchStore } from '../../../src/renderer/bench/benchStore.ts'
import type { PageBus } from '../../../src/renderer/hosts/host.ts'
import { freshPages } from '../helpers/freshPages.ts'
import { takeCardOut } from '../helpers/hostOfWorld.ts'

const pages = freshPages()

afterEach(() => {
  vi.useRealTimers()
})

/** A page whose bus comes when it is told to. */
async function openUnconnected() {
  const there = await pages.openHost()
  let connect: (bus: PageBus) => void = () => undefined
  let refuse: (reason: Error) => void = () => undefined
  const bus = new Promise<PageBus>((resolve, reject) => {
    connect = resolve
    refuse = reject
  })
  const calls: string[] = []
  const host = {
    ...there.host,
    prepare: () => {
      calls.push('prepare')
    },
    connect: () => {
      calls.push('connect')
      return bus
    },
  }
  render(<App host={host} store={createBenchStore(window.localStorage)} />)
  return {
    world: there.world,
    calls,
    glass: await screen.findByRole('group', { name: 'Screen of the car' }),
    comes: async () => {
      connect(await there.host.connect())
    },
    comesNot: () => {
      refuse(new Error('no way'))
    },
  }
}

test('the screen of the car is there before the page is connected', async () => {
  const { glass, world } = await openUnconnected()
  expect(within(glass).getByRole('list', { name: 'Home' })).toBeDefined()
  expect(within(glass).getByRole('button', { name: 'PHONE' })).toBeDefined()
  expect(screen.getByRole('combobox', { name: 'Market of the car' })).toHaveProperty(
    'value',
    world.cars()[0]?.market,
  )
  expect(screen.queryByRole('alert')).toBeNull()
})

test('what connecting takes is fetched before the page is drawn and connects', async () => {
  const { calls } = await openUnconnected()
  expect(calls).toEqual(['prepare', 'connect'])
})

test('what is pressed before the page is connected is done when it is, in the order it was pressed', async () => {
  const { glass, comes, world } = await openUnconnected()
  const driven: string[] = []
  world.onMessage((topic) => {
    driven.push(...(/driver\/(?!language).*$/.exec(topic) ?? []))
  })
  const user = userEvent.setup()
  await user.click(within(glass).getByRole('button', { name: 'PHONE' }))
  await user.click(screen.getByRole('button', { name: 'CAR' }))
  expect(within(glass).getByRole('list', { name: 'Home' })).toBeDefined()
  await comes()
  expect(await screen.findByText('This is not part of the simulator.')).toBeDefined()
  expect(within(glass).queryByRole('list', { name: 'Home' })).toBeNull()
  expect(driven).toEqual(['driver/entry', 'driver/key'])
})

test('the demo is begun afresh as soon as the page is connected', async () => {
  const { comes, world } = await openUnconnected()
  await takeCardOut(world)
  await waitFor(() => {
    expect(world.cars()[0]?.simCard).toBeNull()
  })
  await userEvent.click(screen.getByRole('button', { name: /Start the demo fresh/ }))
  await comes()
  await waitFor(() => {
    expect(world.cars()[0]?.simCard).not.toBeNull()
  })
  expect(world.firstSight().clock.rate).toBe(1)
})

test('when the connection does not come, the page says so, and does later nothing that was pressed before', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true })
  const { glass, comes, world } = await openUnconnected()
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime })
  await user.click(within(glass).getByRole('button', { name: 'PHONE' }))
  await vi.advanceTimersByTimeAsync(10_000)
  expect((await screen.findByRole('alert')).textContent).toContain('connection')
  await user.click(screen.getByRole('button', { name: /Start the demo fresh/ }))
  await user.click(within(glass).getByRole('button', { name: 'PHONE' }))
  vi.useRealTimers()
  await comes()
  await waitFor(() => {
    expect(screen.queryByRole('alert')).toBeNull()
  })
  await world.settle()
  expect(world.firstSight().screens[world.cars()[0]?.vin ?? '']?.kind).toBe('home')
  expect(world.firstSight().clock.rate).toBe(0)
  await userEvent.click(within(glass).getByRole('button', { name: 'APPS' }))
  await waitFor(() => {
    expect(within(glass).queryByRole('list', { name: 'Home' })).toBeNull()
  })
})

test('a page that cannot connect at all offers to try again', async () => {
  const { comesNot } = await openUnconnected()
  comesNot()
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeDefined()
})
