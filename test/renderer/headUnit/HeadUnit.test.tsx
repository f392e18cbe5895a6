import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { widestWord } from '../../../src/renderer/headUnit/widgets/widestWord.ts'
import { entry, onlineStatus, view } from '../helpers/sampleViews.ts'
import { notice, showHeadUnit } from '../helpers/showHeadUnit.tsx'

afterEach(cleanup)

test('a menu is drawn with its title and its entries, in order', () => {
  showHeadUnit(
    view({ entries: [entry('roaming', { kind: 'tick', ticked: true }), entry('phone_menu')] }),
  )
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
  const { said, user } = showHeadUnit(opt)
  const list = screen.getByRole('list', { name: 'SET PHONE' })
  const key = within(list).getByRole('button', { name: 'OPT' })
  expect(key.closest('li')?.dataset['soft']).toBe('true')
  expect(screen.getByRole('checkbox').closest('li')?.dataset['soft']).toBeUndefined()
  await user.click(key)
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'opt' } }])
  cleanup()
  showHeadUnit(opt, 'B')
  expect(screen.getByRole('button', { name: 'OPT' }).closest('li')?.dataset['soft']).toBeUndefined()
})

test('the home screen is drawn as one tile for each root', async () => {
  const { said, user } = showHeadUnit(
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
  showHeadUnit(view({ kind: 'home', entries }), 'B', 'de')
  const sizes = (label: string) => screen.getByRole('button', { name: label }).style.cssText
  expect(screen.getByRole('list').style.getPropertyValue('--widest')).toBe(
    String(widestWord(['Einstellungen'])),
  )
  expect(sizes('SET')).toBe(sizes('Porsche Connect Einstellungen'))
})

test('a dark screen says so and has no entries', () => {
  showHeadUnit(view({ kind: 'dark', title: '', entries: [], focus: null }))
  expect(screen.getByText('The screen is off.')).toBeDefined()
  expect(screen.queryByRole('list')).toBeNull()
})

test('a starting screen says that it starts', () => {
  showHeadUnit(view({ kind: 'starting', title: 'Starting', entries: [], focus: null }))
  expect(screen.getByRole('status').textContent).toBe('Starting')
})

test('plain information is no button', () => {
  showHeadUnit(view({ entries: [entry('none', { kind: 'info', label: 'No updates available' })] }))
  expect(screen.getByText('No updates available')).toBeDefined()
  expect(screen.queryByRole('button', { name: /No updates/ })).toBeNull()
})

test('a menu without entries says that nothing is there', () => {
  showHeadUnit(view({ entries: [], focus: null }))
  expect(screen.getByText('Nothing here.')).toBeDefined()
})

test('a click on an entry is exactly one driver event', async () => {
  const { said, user } = showHeadUnit(view())
  await user.click(screen.getByRole('checkbox', { name: 'Roaming' }))
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'roaming' } }])
})

test('a greyed entry shows that one may ask why, and stays clickable', async () => {
  const { said, user } = showHeadUnit(
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
  showHeadUnit(
    view({ entries: [entry('roaming', { label: 'Roaming', labelLocale: 'en' })] }),
    'A',
    'cs',
  )
  expect(screen.getByText('Roaming').getAttribute('lang')).toBe('en')
  expect(screen.getByText('EN').getAttribute('title')).toBe('angličtina')
})

test('a dialog lies above the menu, which cannot be reached under it', async () => {
  const { said, user } = showHeadUnit(notice)
  const dialog = screen.getByRole('alertdialog', { name: 'Roaming costs' })
  expect(within(dialog).getByText('It may cost more.')).toBeDefined()
  expect(screen.getByText('Roaming').closest('[inert]')).not.toBeNull()
  await user.click(within(dialog).getByRole('button', { name: 'OK' }))
  expect(said).toEqual([{ type: 'driver.entry.chosen', payload: { id: 'close' } }])
})

test('Enter confirms a dialog in a car without a knob', async () => {
  const { said, user } = showHeadUnit(notice, 'T')
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('{Enter}')
  expect(said).toEqual([{ type: 'driver.input.confirmed', payload: {} }])
})

test('the status bar says in the language of the car how it is connected', () => {
  showHeadUnit(
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
  showHeadUnit(
    view({ title: 'SET PHONE', status: { ...onlineStatus, connect: 'offline' } }),
    'A',
    'de',
  )
  expect(screen.getByRole('group', { name: 'Bildschirm des Fahrzeugs' })).toBeDefined()
  cleanup()
  const label = 'Личное пространство и настройки Porsche Connect'
  showHeadUnit(
    view({ entries: [entry('privacy_settings', { label, labelLocale: 'ru' })] }),
    'T',
    'ru',
  )
  expect(screen.getByRole('group', { name: 'Экран автомобиля' })).toBeDefined()
  expect(screen.getByRole('button', { name: label })).toBeDefined()
})
