import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../../../src/renderer/App.tsx'
import { createBenchStore } from '../../../src/renderer/bench/benchStore.ts'
import { freshPages } from '../helpers/freshPages.ts'

const pages = freshPages()

async function openPage() {
  const there = await pages.openHost()
  render(<App host={there.host} store={createBenchStore(window.localStorage)} />)
  await screen.findByRole('list', { name: 'Home' })
  const user = userEvent.setup()
  const choose = async (group: string, name: string) => {
    const row = await screen.findByRole('radiogroup', { name: group })
    await user.click(within(row).getByRole('radio', { name }))
    await waitFor(() => {
      const chosen = within(screen.getByRole('radiogroup', { name: group })).getByRole('radio', {
        name,
      })
      expect(chosen.getAttribute('aria-checked')).toBe('true')
    })
  }
  return { ...there, user, choose }
}

const { car } = pages

test('the panels are closed at first sight, and later as the user left them', async () => {
  const { user } = await openPage()
  const head = await screen.findByRole('button', { name: 'Surroundings' })
  expect(head.getAttribute('aria-expanded')).toBe('false')
  expect(screen.queryByRole('radiogroup', { name: 'Ignition' })).toBeNull()
  await user.click(head)
  expect(await screen.findByRole('radiogroup', { name: 'Ignition' })).toBeDefined()
  expect(createBenchStore(window.localStorage).getState().panels).toEqual(['surroundings'])
  await user.click(head)
  expect(createBenchStore(window.localStorage).getState().panels).toEqual([])
})

test('each thing around the car can be changed, and the car is where the page says', async () => {
  const { user, choose } = await openPage()
  await user.click(await screen.findByRole('button', { name: 'Surroundings' }))
  await choose('Doors', 'Locked')
  await choose('Driver', 'Outside')
  await choose('Driver', 'In the car')
  await choose('Embedded SIM', 'Not active')
  await choose('Network', '3G')
  await choose('Phone', 'Both')
  await choose('Charging cable', 'Plugged in')
  await choose('CarPlay', 'On')
  await user.selectOptions(screen.getByRole('combobox', { name: 'The car is in' }), 'FR')
  await waitFor(() => {
    expect(car()?.surroundings).toMatchObject({
      ignition: 'on',
      doors: 'locked',
      driver: 'inside',
      country: 'FR',
      technology: '3G',
      embeddedSim: 'inactive',
      phone: { paired: true, hotspot: true },
      carPlay: 'on',
      charger: 'connected',
    })
  })
})

test('the SIM card is taken out and put in again, and then asks for its PIN', async () => {
  const { user, choose } = await openPage()
  await user.click(await screen.findByRole('button', { name: 'Surroundings' }))
  await choose('SIM card', 'Taken out')
  await screen.findByRole('img', { name: 'No SIM card' })
  await choose('SIM card', 'In the slot')
  await screen.findByRole('img', { name: /^SIM card (asks|is)/ })
  expect(screen.getByText(/PIN is 1234/)).toBeDefined()
})

test('without ignition the screen is dark, and with it the car starts and asks for the PIN', async () => {
  const { user, choose, world } = await openPage()
  await user.click(await screen.findByRole('button', { name: 'Surroundings' }))
  await choose('Ignition', 'Off')
  await screen.findByText('The screen is off.')
  await choose('Ignition', 'On')
  await world.advance(60_000)
  // the card that is not remembered asks for its PIN again
  expect(await screen.findByRole('group', { name: 'Keypad' })).toBeDefined()
})

test('what the surroundings forbid is explained', async () => {
  const { user, choose } = await openPage()
  await user.click(await screen.findByRole('button', { name: 'Surroundings' }))
  await choose('Driver', 'Outside')
  await user.click(screen.getByRole('button', { name: 'NAV' }))
  expect(await screen.findByText('Why not?', { selector: 'strong' })).toBeDefined()
})

test('the backend keeps silent, the clock stands and leaps, as every window sees', async () => {
  const { user, choose, world } = await openPage()
  await user.click(await screen.findByRole('button', { name: 'World' }))
  await choose('Porsche Connect', 'Is silent')
  await choose('Clock', '×60')
  await choose('Clock', 'Paused')
  const before = world.now()
  await user.click(screen.getByRole('button', { name: '10 min' }))
  await waitFor(() => {
    expect(world.now() - before).toBe(600_000)
  })
  await choose('Porsche Connect', 'Out of reach')
  await user.click(screen.getByRole('button', { name: 'This car' }))
  await screen.findByText('Porsche Connect does not see the car')
})

test('the demo started fresh is a car that remembers nothing, in the same language', async () => {
  const { user, choose, world } = await openPage()
  const former = car()?.vin
  await user.click(await screen.findByRole('button', { name: 'Surroundings' }))
  await choose('Driver', 'Outside')
  await user.click(screen.getByRole('button', { name: 'World' }))
  await choose('Porsche Connect', 'Is silent')
  await user.click(screen.getByRole('button', { name: 'Start the demo fresh' }))
  await waitFor(() => {
    expect(world.cars()).toMatchObject([{ surroundings: { driver: 'inside' }, locale: 'en' }])
  })
  expect(car()?.vin).toBe(former)
  await choose('Porsche Connect', 'Answers')
})

test('the demo starts from a state that has a name: the car just sold is nobody’s', async () => {
  const { user, world } = await openPage()
  let garage = ''
  world.onMessage((topic, payload) => {
    if (topic.endsWith('/demo-owner/garage')) garage = new TextDecoder().decode(payload)
  })
  await user.click(await screen.findByRole('button', { name: 'World' }))
  const states = await screen.findByRole('combobox', { name: 'Start from' })
  await within(states).findByRole('option', { name: 'A car just sold' })
  await user.selectOptions(states, 'A car just sold')
  await user.click(screen.getByRole('button', { name: 'Start' }))
  await waitFor(() => {
    expect(garage).not.toBe('')
    expect(garage).not.toContain(car()?.vin)
  })
})

test('another market is another car in the same surroundings', async () => {
  const { user, world } = await openPage()
  await screen.findByRole('option', { name: 'Albania' })
  await user.selectOptions(screen.getByRole('combobox', { name: 'Market of the car' }), 'AL')
  await waitFor(() => {
    expect(world.cars().map(({ market }) => market)).toEqual(['AL'])
  })
})

test('a card from another country is another card, and its plan and the phone’s network can be chosen', async () => {
  const { user, choose } = await openPage()
  await user.click(await screen.findByRole('button', { name: 'Surroundings' }))
  await user.selectOptions(await screen.findByRole('combobox', { name: 'The card is from' }), 'FR')
  await waitFor(() => {
    expect(car()?.simCard).toEqual({ id: 'card-FR', country: 'FR', pinRequired: true })
  })
  await choose('Plan of the card', 'One at a time')
  await waitFor(() => {
    expect(car()?.simCard).toMatchObject({ country: 'FR', plan: 'data-or-calls' })
  })
  await choose('Phone', 'Hotspot')
  await choose('Network of the phone', '2G')
  await choose('Plan of the phone', 'One at a time')
  // the phone stays the same phone when it is paired
  await choose('Phone', 'Both')
  await waitFor(() => {
    expect(car()?.surroundings.phone).toEqual({
      paired: true,
      hotspot: true,
      technology: '2G',
      plan: 'data-or-calls',
    })
  })
  await choose('Network of the phone', 'As around the car')
  await waitFor(() => {
    expect(car()?.surroundings.phone).toEqual({
      paired: true,
      hotspot: true,
      plan: 'data-or-calls',
    })
  })
  await choose('SIM card', 'Taken out')
  await waitFor(() => {
    expect(screen.queryByRole('combobox', { name: 'The card is from' })).toBeNull()
  })
})
