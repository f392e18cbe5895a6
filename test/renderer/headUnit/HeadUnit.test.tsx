import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import type { DriverEvent } from '../../../src/contract/channels.ts'
import type { ScreenView } from '../../../src/contract/screenView.ts'
import { HeadUnit } from '../../../src/renderer/headUnit/HeadUnit.tsx'
import { widestWord } from '../../../src/renderer/headUnit/widgets/widestWord.ts'
import { skinOf, words } from '../helpers/headUnitParts.ts'
import { entry, onlineStatus, view } from '../helpers/sampleViews.ts'

afterEach(cleanup)

function show(shown: ScreenView, family: 'A' | 'B' | 'T' = 'A', locale = 'en') {
  const said: DriverEvent[] = []
  const onInput = (event: DriverEvent) => said.push(event)
  const element = (next: ScreenView) => (
    <HeadUnit view={next} skin={skinOf(family)} words={words(locale)} onInput={onInput} />
  )
  const { rerender } = render(element(shown))
  return {
    said,
    user: userEvent.setup(),
    next(following: ScreenView) {
      rerender(element(following))
    },
  }
}

const pairingForm = view({
  kind: 'form',
  title: 'Pairing code',
  entries: [entry('pairing_code', { kind: 'field', label: 'Pairing code', value: '12' })],
  focus: 'pairing_code',
  input: {
    field: 'pairing_code',
    label: 'Pairing code',
    kind: 'digits',
    length: 2,
    maxLength: 8,
    secret: false,
    text: '12',
  },
})

const notice = view({
  dialog: {
    id: 'roaming-cost',
    title: 'Roaming costs',
    text: 'It may cost more.',
    buttons: [{ id: 'close', label: 'OK' }],
  },
  focus: 'close',
})

test('a menu is drawn with its title and its entries, in order', () => {
  show(view({ entries: [entry('roaming', { kind: 'tick', ticked: true }), entry('phone_menu')] }))
  expect(screen.getByRole('heading', { name: 'SET PHONE' })).toBeDefined()
  const list = screen.getByRole('list', { name: 'SET PHONE' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['ROAMING', 'PHONE_MENU'])
  expect(screen.getByRole('checkbox', { name: 'ROAMING', checked: true })).toBeDefined()
})

test('a car of family A draws OPT as a key at the foot, and it is an entry as any other', async () => {
  const opt = view({ entries: [entry('roaming', { kind: 'tick' }), entry('opt')], focus: 'opt' })
  const { said, user } = show(opt)
  const list = screen.getByRole('list', { name: 'SET PHONE' })
  const key = within(list).getByRole('button', { name: 'OPT' })
  expect(key.closest('li')?.dataset['soft']).toBe('true')
  expect(screen.getByRole('checkbox').closest('li')?.dataset['soft']).toBeUndefined()
  await user.click(key)
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'opt' } }])
  cleanup()
  show(opt, 'B')
  expect(screen.getByRole('button', { name: 'OPT' }).closest('li')?.dataset['soft']).toBeUndefined()
})

test('what is typed while nothing has the focus is meant for the car', async () => {
  const { said, user } = show(pairingForm)
  expect(document.activeElement).toBe(document.body)
  await user.keyboard('7{Backspace}')
  expect(said).toEqual([
    { type: 'driver.text.entered', payload: { text: '7' } },
    { type: 'driver.text.deleted', payload: {} },
  ])
})

test('the home screen is drawn as one tile for each root', async () => {
  const { said, user } = show(
    view({ kind: 'home', title: 'Home', path: [], entries: [entry('phone'), entry('apps')] }),
  )
  const tiles = screen.getByRole('list', { name: 'Home' })
  await user.click(within(tiles).getByRole('button', { name: 'APPS' }))
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'apps' } }])
})

test('the tiles of a home screen have one size of letters, the smallest that any needs', () => {
  const entries = [
    entry('set', { label: 'SET', labelLocale: 'de' }),
    entry('pcs', { label: 'Porsche Connect Einstellungen', labelLocale: 'de' }),
  ]
  show(view({ kind: 'home', entries }), 'B', 'de')
  const sizes = (label: string) => screen.getByRole('button', { name: label }).style.cssText
  expect(screen.getByRole('list').style.getPropertyValue('--widest')).toBe(
    String(widestWord(['Einstellungen'])),
  )
  expect(sizes('SET')).toBe(sizes('Porsche Connect Einstellungen'))
})

test('a dark screen says so and has no entries', () => {
  show(view({ kind: 'dark', title: '', entries: [], focus: null }))
  expect(screen.getByText('The screen is off.')).toBeDefined()
  expect(screen.queryByRole('list')).toBeNull()
})

test('a starting screen says that it starts', () => {
  show(view({ kind: 'starting', title: 'Starting', entries: [], focus: null }))
  expect(screen.getByRole('status').textContent).toBe('Starting')
})

test('plain information is no button', () => {
  show(view({ entries: [entry('none', { kind: 'info', label: 'No updates available' })] }))
  expect(screen.getByText('No updates available')).toBeDefined()
  expect(screen.queryByRole('button', { name: /No updates/ })).toBeNull()
})

test('a menu without entries says that nothing is there', () => {
  show(view({ entries: [], focus: null }))
  expect(screen.getByText('Nothing here.')).toBeDefined()
})

test('a click on an entry is exactly one driver event', async () => {
  const { said, user } = show(view())
  await user.click(screen.getByRole('checkbox', { name: 'Roaming' }))
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'roaming' } }])
})

test('a greyed entry shows that one may ask why, and stays clickable', async () => {
  const { said, user } = show(
    view({
      entries: [
        entry('roaming', { kind: 'tick', enabled: false, reason: 'no-sim-card', ticked: false }),
      ],
    }),
  )
  const row = screen.getByRole('checkbox', { name: /ROAMING.*why not/ })
  expect(row.getAttribute('aria-disabled')).toBe('true')
  await user.click(row)
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'roaming' } }])
})

test('a label that no document prints in the language of the car is marked with its own', () => {
  show(view({ entries: [entry('roaming', { label: 'Roaming', labelLocale: 'en' })] }), 'A', 'cs')
  expect(screen.getByText('Roaming').getAttribute('lang')).toBe('en')
  expect(screen.getByText('EN').getAttribute('title')).toBe('angličtina')
})

test('hard keys stand around the screen and say which was pressed', async () => {
  const { said, user } = show(view())
  await user.click(screen.getByRole('button', { name: 'PHONE' }))
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(said).toEqual([
    { type: 'driver.key.pressed', payload: { key: 'phone' } },
    { type: 'driver.key.pressed', payload: { key: 'back' } },
  ])
})

test('the knob is turned by buttons, wheel and arrow keys, and pressed', async () => {
  const { said, user } = show(view())
  const knob = screen.getByRole('group', { name: 'Rotary knob' })
  await user.click(within(knob).getByRole('button', { name: 'Turn the knob to the right' }))
  await user.click(within(knob).getByRole('button', { name: 'Turn the knob to the left' }))
  await user.click(within(knob).getByRole('button', { name: 'Press the knob' }))
  fireEvent.wheel(knob, { deltaY: 130 })
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{ArrowDown}{ArrowUp}{Enter}')
  expect(said).toEqual([
    { type: 'driver.knob.turned', payload: { detents: 1 } },
    { type: 'driver.knob.turned', payload: { detents: -1 } },
    { type: 'driver.key.pressed', payload: { key: 'knob' } },
    { type: 'driver.knob.turned', payload: { detents: 2 } },
    { type: 'driver.knob.turned', payload: { detents: 1 } },
    { type: 'driver.knob.turned', payload: { detents: -1 } },
    { type: 'driver.key.pressed', payload: { key: 'knob' } },
  ])
})

test('a car without a knob shows none, and the arrow keys walk over its entries', async () => {
  const { said, user } = show(view({ entries: [entry('one'), entry('two')], focus: null }), 'T')
  expect(screen.queryByRole('group', { name: 'Rotary knob' })).toBeNull()
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{Enter}')
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'two' } }])
})

test('Escape is the BACK key', async () => {
  const { said, user } = show(view(), 'T')
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{Escape}')
  expect(said).toEqual([{ type: 'driver.key.pressed', payload: { key: 'back' } }])
})

test('after a touch the keyboard goes on where the touch was, also on the next screen', async () => {
  const { said, user, next } = show(view({ entries: [entry('data_connection')], focus: null }))
  await user.click(screen.getByRole('button', { name: 'DATA_CONNECTION' }))
  next(view({ title: 'Data connection', entries: [entry('off'), entry('on')], focus: 'off' }))
  await user.keyboard('{ArrowDown}')
  expect(said).toEqual([
    { type: 'driver.entry.chosen', payload: { id: 'data_connection' } },
    { type: 'driver.knob.turned', payload: { detents: 1 } },
  ])
})

test('the focus of the page follows the knob from entry to entry', () => {
  const entries = [entry('one'), entry('two')]
  const { next } = show(view({ entries, focus: 'one' }))
  const first = screen.getByRole('button', { name: 'ONE' })
  first.focus()
  fireEvent.keyDown(first, { key: 'ArrowDown' })
  next(view({ entries, focus: 'two' }))
  expect(document.activeElement?.textContent).toBe('TWO')
})

test('a form shows its field and what has been typed, and takes digits from the keypad', async () => {
  const { said, user } = show(pairingForm)
  expect(screen.getByRole('button', { name: /Pairing code 12/ })).toBeDefined()
  const keypad = screen.getByRole('group', { name: 'Keypad' })
  await user.click(within(keypad).getByRole('button', { name: '7' }))
  await user.click(within(keypad).getByRole('button', { name: 'Delete a character' }))
  await user.click(within(keypad).getByRole('button', { name: 'OK' }))
  expect(said).toEqual([
    { type: 'driver.text.entered', payload: { text: '7' } },
    { type: 'driver.text.deleted', payload: {} },
    { type: 'driver.input.confirmed', payload: {} },
  ])
})

test('a form is also filled from the keyboard of the computer', async () => {
  const { said, user } = show(pairingForm)
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('8{Backspace}{Enter}')
  expect(said).toEqual([
    { type: 'driver.text.entered', payload: { text: '8' } },
    { type: 'driver.text.deleted', payload: {} },
    { type: 'driver.input.confirmed', payload: {} },
  ])
})

test('a secret is shown as dots, as many as were typed', () => {
  show(
    view({
      kind: 'form',
      title: 'SIM PIN',
      entries: [entry('pin', { kind: 'field', label: 'SIM PIN' })],
      focus: 'pin',
      input: {
        field: 'pin',
        label: 'SIM PIN',
        kind: 'digits',
        length: 3,
        maxLength: 8,
        secret: true,
      },
    }),
  )
  expect(screen.getByText('•••')).toBeDefined()
})

test('an e-mail address is typed on letters, capitals and signs', async () => {
  const { said, user } = show(
    view({
      kind: 'form',
      title: 'Set up account',
      entries: [
        entry('porsche_id', { kind: 'field', label: 'Porsche ID' }),
        entry('password', { kind: 'field' }),
      ],
      focus: 'porsche_id',
      input: {
        field: 'porsche_id',
        label: 'Porsche ID',
        kind: 'email',
        length: 0,
        maxLength: 128,
        secret: false,
        text: '',
      },
    }),
    'T',
  )
  await user.click(screen.getByRole('button', { name: 'a' }))
  await user.click(screen.getByRole('button', { name: 'Capital letters' }))
  await user.click(screen.getByRole('button', { name: 'B' }))
  await user.click(screen.getByRole('button', { name: 'Signs' }))
  await user.click(screen.getByRole('button', { name: '_' }))
  await user.click(screen.getByRole('button', { name: '@' }))
  await user.click(screen.getByRole('button', { name: 'PASSWORD' }))
  expect(said).toEqual([
    { type: 'driver.text.entered', payload: { text: 'a' } },
    { type: 'driver.text.entered', payload: { text: 'B' } },
    { type: 'driver.text.entered', payload: { text: '_' } },
    { type: 'driver.text.entered', payload: { text: '@' } },
    { type: 'driver.entry.chosen', payload: { id: 'password' } },
  ])
})

test('a dialog lies above the menu, which cannot be reached under it', async () => {
  const { said, user } = show(notice)
  const dialog = screen.getByRole('alertdialog', { name: 'Roaming costs' })
  expect(within(dialog).getByText('It may cost more.')).toBeDefined()
  expect(screen.getByText('Roaming').closest('[inert]')).not.toBeNull()
  await user.click(within(dialog).getByRole('button', { name: 'OK' }))
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'close' } }])
})

test('Enter confirms a dialog in a car without a knob', async () => {
  const { said, user } = show(notice, 'T')
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{Enter}')
  expect(said).toEqual([{ type: 'driver.input.confirmed', payload: {} }])
})

test('the status bar says in the language of the car how it is connected', () => {
  show(
    view({
      status: {
        ...onlineStatus,
        connect: 'offline',
        data: 'down',
        reason: 'roaming-not-allowed',
        technology: '3G',
        abroad: true,
        roaming: true,
        sim: 'locked',
        privateMode: true,
        call: 'card',
        carPlay: true,
        user: 'Alex Demo',
      },
    }),
  )
  const bar = screen.getByRole('group', { name: 'State of the car' })
  expect(
    within(bar)
      .getAllByRole('img')
      .map((sign) => sign.getAttribute('aria-label')),
  ).toEqual([
    'A call by the inserted SIM card',
    'CarPlay is in use',
    'Private mode',
    'SIM card asks for its PIN',
    'Abroad',
    'Roaming is on',
    'Data by embedded SIM',
  ])
  expect(bar.textContent).toContain('Offline')
  expect(bar.textContent).toContain('The car is abroad and roaming is off.')
  expect(bar.textContent).toContain('Alex Demo')
  expect(bar.textContent).toContain('3G')
})

test('the words around German and Russian labels are German and Russian', () => {
  show(view({ title: 'SET PHONE', status: { ...onlineStatus, connect: 'offline' } }), 'A', 'de')
  expect(screen.getByRole('group', { name: 'Bildschirm des Fahrzeugs' })).toBeDefined()
  cleanup()
  const label = 'Личное пространство и настройки Porsche Connect'
  show(view({ entries: [entry('privacy_settings', { label, labelLocale: 'ru' })] }), 'T', 'ru')
  expect(screen.getByRole('group', { name: 'Экран автомобиля' })).toBeDefined()
  expect(screen.getByRole('button', { name: label })).toBeDefined()
})

test('each generation keeps its keys in its own place: beside, at the edge of the glass, in its dock', () => {
  const keys = ['phone', 'set', 'power', 'home'].map((id) => ({ id, label: id }))
  const placesOf = (family: 'A' | 'B' | 'T') => {
    show(view({ keys }), family)
    const glass = screen.getByRole('group', { name: 'Screen of the car' })
    const home = screen.getByRole('button', { name: 'home' })
    const places = [
      within(glass).queryByRole('group', { name: 'Main menu' }) !== null,
      within(glass).queryByRole('group', { name: 'Shortcuts' }) !== null,
      glass.contains(home),
    ]
    cleanup()
    return places
  }
  expect(placesOf('A')).toEqual([false, false, false])
  expect(placesOf('B')).toEqual([true, false, true])
  expect(placesOf('T')).toEqual([false, true, true])
})

test.each(['dark', 'starting'] as const)('a glass that is %s draws no keys', (kind) => {
  const keys = [{ id: 'home', label: 'Home' }]
  for (const family of ['B', 'T'] as const) {
    show(view({ kind, title: '', entries: [], focus: null, keys }), family)
    expect(screen.queryByRole('button', { name: 'Home' })).toBeNull()
    cleanup()
  }
})

test('keys on the glass stay in reach while a dialog lies above the menu', async () => {
  const { said, user } = show({ ...notice, keys: [{ id: 'back', label: 'Back' }] }, 'T')
  await user.click(screen.getByRole('button', { name: 'Back' }))
  expect(said).toEqual([{ type: 'driver.key.pressed', payload: { key: 'back' } }])
})
