import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../../src/renderer/App.tsx'
import { createBenchStore } from '../../src/renderer/bench/benchStore.ts'
import type { Host } from '../../src/renderer/hosts/host.ts'
import { takeCardOut } from './helpers/hostOfWorld.ts'
import { leavePanelsOpen } from './helpers/leavePanelsOpen.ts'
import { fillDomGaps } from './helpers/fillDomGaps.ts'
import { freshPages } from './helpers/freshPages.ts'

type User = ReturnType<typeof userEvent.setup>

const pages = freshPages()

async function openPage() {
  const there = await pages.openHost()
  leavePanelsOpen('car', 'owner', 'known')
  render(<App host={there.host} store={createBenchStore(window.localStorage)} />)
  await screen.findByRole('list', { name: 'Home' })
  return { ...there, user: userEvent.setup() }
}

function shown(host: Partial<Host>) {
  const nobody: Host = {
    openSession: () => Promise.resolve(undefined),
    loadCatalogue: () => Promise.reject(new Error('not reached')),
    loadEvidence: () => Promise.reject(new Error('not asked for')),
    loadTexts: () => Promise.reject(new Error('not reached')),
    connect: () => Promise.reject(new Error('not reached')),
    connectToPlay: () => Promise.reject(new Error('not reached')),
    openScenario: () => Promise.resolve(undefined),
    saveFile: () => Promise.resolve(false),
  }
  render(<App host={{ ...nobody, ...host }} store={createBenchStore(window.localStorage)} />)
}

/** What is on the glass, as soon as it is there: another car is another glass. */
function onGlass(role: 'button' | 'checkbox' | 'heading', name: string | RegExp) {
  return waitFor(() => {
    const glass = screen.getByRole('group', {
      name: /^(Screen of the car|Bildschirm des Fahrzeugs)$/,
    })
    return within(glass).getByRole(role, { name })
  })
}

async function chooseLanguage(user: User, picker: RegExp, language: string) {
  const choice = screen.getByRole('combobox', { name: picker })
  await within(choice).findByRole('option', { name: language })
  await user.selectOptions(choice, language)
}

test('the page opens the default car and drives it over the bus', async () => {
  const { user } = await openPage()
  for (const name of ['PHONE', 'OPT', 'SET PHONE']) {
    await user.click(await onGlass('button', name))
  }
  const roaming = await onGlass('checkbox', 'Roaming')
  expect(roaming.getAttribute('aria-checked')).toBe('false')
  await user.click(roaming)
  await waitFor(() => {
    expect(roaming.getAttribute('aria-checked')).toBe('true')
  })
})

test('an input that the car refuses is explained at once, until one is taken', async () => {
  const { user } = await openPage()
  await user.click(screen.getByRole('button', { name: 'NAV' }))
  const reason = await screen.findByText('This is not part of the simulator.')
  expect(reason.closest('[role="status"]')).not.toBeNull()
  await user.click(await onGlass('button', 'PHONE'))
  await waitFor(() => {
    expect(screen.queryByText('This is not part of the simulator.')).toBeNull()
  })
})

test('a greyed entry tells why not, on the screen and beside it (R-6.2)', async () => {
  const { user, world } = await openPage()
  for (const name of ['PHONE', 'OPT', 'SET PHONE', 'Phone', 'SIM card']) {
    await user.click(await onGlass('button', name))
  }
  await takeCardOut(world)
  await user.click(await screen.findByRole('button', { name: /^Remember PIN Why not\?/ }))
  const card = await screen.findByRole('region', { name: 'Remember PIN' })
  expect(within(card).getByText('No SIM card is inserted.')).toBeDefined()
  await user.click(within(card).getByRole('button', { name: /Back/ }))
  await user.click(await onGlass('checkbox', /^Remember PIN/))
  await user.click(await screen.findByRole('button', { name: 'More about this entry' }))
  expect(screen.getByRole('region', { name: 'Remember PIN' })).toBeDefined()
})

test('the demo owner can link the car with what stands in sight (R-2.5)', async () => {
  const { user, world } = await openPage()
  const owner = screen.getByRole('region', { name: /^Demo owner/ })
  expect(owner.textContent).toContain(world.fixture.owner.porscheId)
  expect(owner.textContent).toContain(world.fixture.owner.password)
  expect(owner.textContent).toContain(world.fixture.owner.securityCode)
  const code = world.pairingCodeOf(world.cars()[0]?.vin ?? '') ?? 'none'
  expect(await within(owner).findByText(code)).toBeDefined()
  for (const name of ['APPS', 'OPT', 'Log in to Porsche Connect']) {
    await user.click(await onGlass('button', name))
  }
  await screen.findByRole('group', { name: 'Keypad' })
  await user.keyboard(`${code}{Enter}`)
  expect(await screen.findByRole('alertdialog', { name: 'Vehicle linked' })).toBeDefined()
  expect(await within(owner).findByText('redeemed: the car is linked')).toBeDefined()
})

test('another model is another car in the same language, with its own keys (DESIGN 3)', async () => {
  const { user } = await openPage()
  await chooseLanguage(user, /Language of the car/, 'Deutsch')
  await user.click(screen.getByRole('radio', { name: 'Taycan' }))
  expect(await onGlass('button', 'Einstellung')).toBeDefined()
  expect(screen.queryByRole('group', { name: 'Drehregler' })).toBeNull()
  expect(screen.getByText('none: this car takes the Porsche ID')).toBeDefined()
})

test('a car that was open already is shown in the language one works in', async () => {
  const { user, world } = await openPage()
  await world.openCar({ vehicle: 'taycan-y1a-2020', locale: 'ru' })
  await user.click(screen.getByRole('radio', { name: 'Taycan' }))
  expect(await onGlass('button', 'Settings')).toBeDefined()
})

test('another one is a further car of the kind, and each can be shown again', async () => {
  const { user, world } = await openPage()
  await user.click(await onGlass('button', 'PHONE'))
  await user.click(screen.getByRole('button', { name: 'Another one' }))
  await screen.findByRole('list', { name: 'Home' })
  expect(world.cars().map(({ instance }) => instance)).toEqual([1, 2])
  const cars = await screen.findByRole('combobox', { name: 'Open cars' })
  await user.selectOptions(cars, world.cars()[0]?.vin ?? '')
  expect(await onGlass('heading', 'PHONE')).toBeDefined()
})

test('a car that somebody has closed is opened anew', async () => {
  const { user, world } = await openPage()
  await user.click(await onGlass('button', 'PHONE'))
  await onGlass('button', 'OPT')
  await world.closeCar(world.cars()[0]?.vin ?? '')
  await onGlass('button', 'APPS')
  expect(world.cars()).toHaveLength(1)
})

test('how do we know this: an entry of the screen opens its card, and the next screen closes it', async () => {
  const { user } = await openPage()
  const guide = screen.getByRole('region', { name: 'How do we know this?' })
  await user.click(within(guide).getByRole('button', { name: /^PHONE/ }))
  expect(await screen.findByText('Printed in English.')).toBeDefined()
  await user.click(await onGlass('button', 'PHONE'))
  expect(await screen.findByText('Choose an entry of this screen.')).toBeDefined()
})

test('what is doubtful about a vehicle is told, and its other reading is one choice (C-07)', async () => {
  const { user, world } = await openPage()
  await user.click(screen.getByRole('radio', { name: 'Panamera' }))
  await user.click(await screen.findByRole('radio', { name: '2020' }))
  await user.click(await screen.findByRole('button', { name: '1 doubtful point' }))
  const card = screen.getByRole('region', { name: 'Panamera (971) 2020' })
  expect(within(card).getByText('C-07')).toBeDefined()
  await user.click(within(card).getByRole('button', { name: /Other reading.*C-07/ }))
  await waitFor(() => {
    expect(world.cars().at(-1)?.readings).toEqual(['C-07'])
  })
  await waitFor(() => {
    expect(screen.queryByRole('button', { name: /^DEVICES/ })).toBeNull()
  })
})

test('a lost host leaves the screen, says so, takes no input, and everything goes on when it is back', async () => {
  const { user, cut, world } = await openPage()
  await user.click(await onGlass('button', 'PHONE'))
  await onGlass('button', 'OPT')
  cut()
  expect((await screen.findByRole('alert')).textContent).toMatch(
    /connection to the program is lost/,
  )
  expect(await onGlass('button', 'OPT')).toBeDefined()
  await waitFor(() => {
    expect(screen.queryByRole('alert')).toBeNull()
  })
  await user.click(await onGlass('button', 'OPT'))
  expect(await onGlass('button', 'SET PHONE')).toBeDefined()
  expect(world.cars()).toHaveLength(1)
})

test('messages that the world refused are counted, with the last reason', async () => {
  const { world } = await openPage()
  world.refuse('pcm/v1/x/driver/key', 'not JSON')
  expect(await screen.findByText(/^1 message was refused.*not JSON/)).toBeDefined()
})

test('day and night follow the computer until one is chosen, which outlives the page', async () => {
  fillDomGaps({ isDark: true })
  const { user } = await openPage()
  expect(document.documentElement.dataset['theme']).toBe('night')
  await user.click(screen.getByRole('radio', { name: 'Day' }))
  expect(document.documentElement.dataset['theme']).toBe('day')
  expect(createBenchStore(window.localStorage).getState().theme).toBe('day')
})

test('the bench changes its language without that of the car', async () => {
  const { user } = await openPage()
  await chooseLanguage(user, /Language of this page/, 'Deutsch')
  expect(await screen.findByRole('heading', { name: 'PCM-Simulator' })).toBeDefined()
  expect(document.documentElement.lang).toBe('de')
  expect(await onGlass('button', 'Updates')).toBeDefined()
  expect(screen.getByRole('group', { name: 'Screen of the car' })).toBeDefined()
})

test('a page that is not signed in says which address to open', async () => {
  shown({})
  expect(
    await screen.findByRole('heading', { name: /address that the program printed/ }),
  ).toBeDefined()
})

test('a host that does not answer can be tried again', async () => {
  let calls = 0
  shown({
    openSession() {
      calls += 1
      return Promise.reject(new Error('no answer'))
    },
  })
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }))
  await screen.findByRole('heading', { name: 'The program did not answer' })
  expect(calls).toBe(2)
})

test('a page that is not signed in takes the address with the key in the same tab', async () => {
  let calls = 0
  shown({
    openSession() {
      calls += 1
      return Promise.resolve(undefined)
    },
  })
  await screen.findByRole('heading', { name: /address that the program printed/ })
  window.location.hash = 'k=new'
  await waitFor(() => {
    expect(calls).toBe(2)
  })
  window.location.hash = ''
})
