import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { App } from '../../../src/renderer/App.tsx'
import {
  chooseBenchLocale,
  createBenchStore,
  switchPanel,
} from '../../../src/renderer/bench/benchStore.ts'
import { freshPages } from '../helpers/freshPages.ts'

const pages = freshPages()

const patience = { timeout: 30_000 }

async function openScenarios() {
  const there = await pages.openHost()
  const store = createBenchStore(window.localStorage)
  switchPanel(store, 'scenarios')
  render(<App host={there.host} store={store} />)
  await screen.findByRole('button', { name: 'Record' }, patience)
  return { ...there, store, user: userEvent.setup() }
}

type User = ReturnType<typeof userEvent.setup>

async function record(user: User) {
  await user.click(screen.getByRole('button', { name: 'Record' }))
  return screen.findByRole('region', { name: 'Recording' }, patience)
}

function onGlass(role: 'button' | 'checkbox' | 'heading', name: string | RegExp) {
  return waitFor(() => {
    const glass = screen.getByRole('group', { name: 'Screen of the car' })
    return within(glass).getByRole(role, { name })
  }, patience)
}

async function chooseAll(user: User, ...names: readonly string[]) {
  for (const name of names) {
    await user.click(await onGlass('button', name))
    // the entry of the last menu has the name of the page it leads to
    await waitFor(() => {
      expect(screen.queryByRole('heading', { name })).not.toBeNull()
    }, patience)
  }
}

function lines(): readonly (string | null)[] {
  const list = screen.getByRole('list', { name: 'Steps' })
  return [...list.querySelectorAll('code')].map(({ textContent }) => textContent)
}

async function expectLines(...wanted: readonly string[]) {
  await waitFor(() => {
    expect(lines()).toEqual(wanted)
  }, patience)
}

test('what is done to the fresh car becomes steps, which can be changed and deleted', async () => {
  const { user, world } = await openScenarios()
  await record(user)
  await chooseAll(user, 'PHONE', 'OPT')
  await user.click(screen.getByRole('button', { name: 'NAV' }))
  const network = within(screen.getByRole('radiogroup', { name: 'Network' }))
  await user.click(network.getByRole('radio', { name: '2G' }))
  await expectLines(
    'choose: phone',
    'choose: opt',
    'press: { key: nav, refused: not-part-of-this-simulator }',
    'world: { technology: 2G }',
  )
  await user.click(screen.getByRole('button', { name: 'Delete step choose: opt' }))
  await user.click(screen.getByRole('button', { name: 'Change step choose: phone' }))
  const field = screen.getByRole('textbox', { name: 'Step' })
  await user.clear(field)
  await user.type(field, 'pres: phone{Enter}')
  expect(screen.getByText(/unknown step pres.*→ press/)).toBeDefined()
  await user.clear(field)
  await user.type(field, 'press: phone{Enter}')
  await expectLines(
    'press: phone',
    'press: { key: nav, refused: not-part-of-this-simulator }',
    'world: { technology: 2G }',
  )
  // the car of the bench has noticed nothing
  expect(world.cars()[0]?.surroundings.technology).toBe('LTE')
}, 120_000)

test('an expectation is pointed at, and no input comes of it', async () => {
  const { user } = await openScenarios()
  await record(user)
  await chooseAll(user, 'PHONE')
  await user.click(screen.getByRole('button', { name: 'Expect: point at the screen' }))
  await user.click(await onGlass('button', 'OPT'))
  await user.click(screen.getByRole('button', { name: 'Expect: point at the screen' }))
  await user.click(screen.getByTitle('A phone is connected by Bluetooth'))
  await user.click(screen.getByRole('button', { name: 'Expect: point at the screen' }))
  await user.click(await onGlass('heading', 'PHONE'))
  await user.selectOptions(screen.getByRole('combobox', { name: 'or' }), 'State: connect = online')
  await expectLines(
    'choose: phone',
    'see: { entry: { id: opt } }',
    'see: { status: { bluetooth: true } }',
    'see: { kind: list, path: [ phone ] }',
    'see: { status: { connect: online } }',
  )
}, 120_000)

test('a recording is tried and saved, without the code that was typed', async () => {
  const { user, files } = await openScenarios()
  await record(user)
  await chooseAll(user, 'APPS', 'OPT')
  await user.click(await onGlass('button', 'Log in to Porsche Connect'))
  await screen.findByRole('group', { name: 'Keypad' }, patience)
  const owner = screen.getByRole('region', { name: /^Demo owner/ })
  const code = (await within(owner).findByText(/^\d{8}$/, undefined, patience)).textContent
  await user.keyboard(`${code}{Enter}`)
  await screen.findByRole('alertdialog', { name: 'Vehicle linked' }, patience)
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Linking: by code')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await screen.findByText('It passes, and is saved as linking-by-code.yaml.', undefined, patience)
  const [file] = files
  expect(file?.name).toBe('linking-by-code.yaml')
  expect(file?.text).toContain('name: "Linking: by code"')
  expect(file?.text).toContain('- enter: { secret: car.pairingCode }\n- confirm: {}\n')
  expect(file?.text).not.toContain(code)
}, 120_000)

const roaming = {
  name: 'roaming.yaml',
  text: `name: Roaming is switched on
vehicle: 911-991-2018
---
- say: { en: "We switch roaming on." }
- press: phone
- choose: opt
- choose: set_phone
- choose: roaming
`,
}

test('a file is shown step by step, back and forth, and takes no input meanwhile', async () => {
  const { user, host } = await openScenarios()
  await host.saveFile(roaming.name, roaming.text)
  await user.click(screen.getByRole('button', { name: 'Play a file …' }))
  await screen.findByRole('region', { name: 'Playing' }, patience)
  await user.click(screen.getByRole('button', { name: 'Pause' }))
  await user.click(screen.getByRole('button', { name: 'choose: set_phone' }))
  await onGlass('heading', 'OPT')
  expect(screen.getByText('We switch roaming on.')).toBeDefined()
  await user.click(await onGlass('button', 'SET PHONE'))
  await user.click(screen.getByRole('button', { name: 'One step' }))
  await onGlass('heading', 'SET PHONE')
  await user.click(screen.getByRole('button', { name: 'From the start' }))
  await onGlass('heading', 'Home')
  await user.click(screen.getByRole('button', { name: 'End' }))
  expect(await screen.findByRole('button', { name: 'Record' }, patience)).toBeDefined()
}, 120_000)

test('a car that is shown speaks its own language, whatever the bench speaks', async () => {
  const { user, host, store } = await openScenarios()
  chooseBenchLocale(store, 'de')
  await host.saveFile(roaming.name, roaming.text.replace('---', 'locale: en\n---'))
  await user.click(await screen.findByRole('button', { name: 'Datei abspielen …' }, patience))
  await screen.findByRole('region', { name: 'Wiedergabe' }, patience)
  const glass = await screen.findByRole('group', { name: 'Screen of the car' }, patience)
  expect(glass.textContent).toContain('Online')
  expect(glass.textContent).not.toContain('headUnit.')
}, 120_000)

test('a faulty file is told by line and column', async () => {
  const { user, host } = await openScenarios()
  await host.saveFile('x.yaml', 'name: x\nvehicle: 911-991-2018\n---\n- pres: phone\n')
  await user.click(screen.getByRole('button', { name: 'Play a file …' }))
  const alert = await screen.findByRole('alert', undefined, patience)
  await waitFor(() => {
    expect(alert.textContent).toContain('Line 4, column 3: unknown step pres')
    expect(alert.textContent).toContain('Did you mean press?')
  }, patience)
}, 120_000)

test('an exercise counts tasks and hints, and ends with its result', async () => {
  const { user, host } = await openScenarios()
  await host.saveFile(roaming.name, roaming.text)
  await user.click(screen.getByRole('button', { name: 'Exercise a file …' }))
  await screen.findByText('0 of 4 tasks fulfilled', undefined, patience)
  await user.click(screen.getByRole('button', { name: 'Show me' }))
  await screen.findByText('1 input is left to the next task.', undefined, patience)
  await chooseAll(user, 'PHONE', 'OPT')
  await screen.findByText('2 of 4 tasks fulfilled', undefined, patience)
  expect(lines()).toEqual(['say: We switch roaming on.', 'press: phone', 'choose: opt'])
  await user.click(await onGlass('button', 'SET PHONE'))
  await user.click(await onGlass('checkbox', 'Roaming'))
  await screen.findByText('Everything is done.', undefined, patience)
  const number = (term: string) => screen.getByText(term).nextElementSibling?.textContent
  expect(number('Tasks fulfilled')).toBe('4 / 4')
  expect(number('Hints used')).toBe('1')
  await waitFor(() => {
    expect(number('Inputs')).toBe('4')
  }, patience)
  expect(number('Inputs too many')).toBe('0')
}, 120_000)

test('another window may look on at what is played', async () => {
  const { user, host } = await openScenarios()
  await host.saveFile(roaming.name, roaming.text)
  await user.click(screen.getByRole('button', { name: 'Play a file …' }))
  await screen.findByRole('region', { name: 'Playing' }, patience)
  cleanup()
  render(<App host={host} store={createBenchStore(window.localStorage)} />)
  await user.click(await screen.findByRole('button', { name: 'Look on' }, patience))
  expect(await screen.findByRole('region', { name: 'Playing' }, patience)).toBeDefined()
}, 120_000)
