import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { App } from '../../../src/renderer/App.tsx'
import { createBenchStore } from '../../../src/renderer/bench/benchStore.ts'
import { deepLinkTo, readDeepLink } from '../../../src/renderer/bench/deepLink.ts'
import { fillDomGaps } from '../helpers/fillDomGaps.ts'
import { hostOfWorld, type HostOfWorld } from '../helpers/hostOfWorld.ts'

let open: HostOfWorld | undefined

beforeEach(() => {
  window.localStorage.clear()
  fillDomGaps({ isDark: false })
})

afterEach(async () => {
  cleanup()
  window.history.replaceState(null, '', '/')
  await open?.world.close()
  open = undefined
})

async function openAt(address: string) {
  window.history.replaceState(null, '', address)
  open = await hostOfWorld()
  render(<App host={open.host} store={createBenchStore(window.localStorage)} />)
  return { ...open, user: userEvent.setup() }
}

test('an address is read as it was written', () => {
  const link = { vehicle: 'macan-95b-2018', language: 'de', market: 'FR', path: ['set', 'phone'] }
  expect(deepLinkTo(link)).toBe('?vehicle=macan-95b-2018&language=de&market=FR&path=set/phone')
  expect(readDeepLink(deepLinkTo(link))).toEqual(link)
  expect(readDeepLink('')).toEqual({ path: [] })
  expect(readDeepLink(deepLinkTo({ path: ['a b', 'c&d'] })).path).toEqual(['a b', 'c&d'])
})

test('an address shows its very screen: vehicle, language, market and place in the menu', async () => {
  const { world } = await openAt(
    '/?vehicle=911-991-2017&language=ru&market=FR&path=phone/opt/set_phone',
  )
  await screen.findByRole('heading', { name: 'НАСТР. ТЕЛЕФОН' })
  expect(world.cars().filter(({ vehicle }) => vehicle === '911-991-2017')).toMatchObject([
    { locale: 'ru', market: 'FR' },
  ])
  await waitFor(() => {
    expect(readDeepLink(window.location.search)).toEqual({
      vehicle: '911-991-2017',
      language: 'ru',
      market: 'FR',
      path: ['phone', 'opt', 'set_phone'],
    })
  })
})

test('a car that is open in another market stays as it is for whoever has it in view', async () => {
  const { world } = await openAt('/?vehicle=911-991-2018&market=FR&path=phone')
  await screen.findByRole('heading', { name: 'PHONE' })
  expect(world.cars().map(({ market }) => market)).toEqual(['DE', 'FR'])
})

test('an address never sets a tick, and what it names wrongly is passed over', async () => {
  await openAt('/?vehicle=nonsense&language=xx&market=ZZ&path=phone/opt/set_phone/roaming')
  const roaming = await screen.findByRole('checkbox', { name: 'Roaming' })
  expect(roaming.getAttribute('aria-checked')).toBe('false')
})

test('the address follows what is shown', async () => {
  const { user } = await openAt('/')
  const home = await screen.findByRole('list', { name: 'Home' })
  await user.click(within(home).getByRole('button', { name: 'PHONE' }))
  await waitFor(() => {
    expect(window.location.search).toBe('?vehicle=911-991-2018&language=en&market=DE&path=phone')
  })
})

test('a presentation shows the head unit alone, and can be left', async () => {
  const { user } = await openAt('/')
  await screen.findByRole('list', { name: 'Home' })
  await user.click(screen.getByRole('button', { name: 'Presentation' }))
  expect(screen.queryByRole('banner')).toBeNull()
  expect(screen.queryByRole('complementary')).toBeNull()
  expect(screen.queryByRole('region', { name: 'Vehicle' })).toBeNull()
  const home = screen.getByRole('list', { name: 'Home' })
  await user.click(within(home).getByRole('button', { name: 'PHONE' }))
  await screen.findByRole('heading', { name: 'PHONE' })
  await user.click(screen.getByRole('button', { name: 'Leave the presentation' }))
  expect(screen.getByRole('complementary')).toBeDefined()
})
