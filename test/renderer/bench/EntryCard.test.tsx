import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { menuFor, nodeAt } from '../../../src/catalogue/menuFor.ts'
import { vehicleOf } from '../../../src/catalogue/vehicle.ts'
import type { ScreenEntry } from '../../../src/contract/screenView.ts'
import { EntryCard } from '../../../src/renderer/bench/EntryCard.tsx'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { inBench } from '../helpers/inBench.tsx'
import { entry } from '../helpers/sampleViews.ts'

afterEach(cleanup)

const catalogue = shippedCatalogue()

interface Card {
  readonly vehicle: string
  readonly path: string
  readonly shown?: Partial<ScreenEntry>
  readonly carLocale?: string
  readonly benchLocale?: string
}

function openCard({ vehicle: id, path, shown, carLocale = 'en', benchLocale = 'en' }: Card) {
  const vehicle = vehicleOf(catalogue, id)
  if (vehicle === undefined) throw new Error(id)
  let closed = 0
  inBench(
    <EntryCard
      catalogue={catalogue}
      vehicleId={id}
      entry={entry(path.split('/').at(-1) ?? '', shown)}
      node={nodeAt(menuFor(catalogue, vehicle), path.split('/'))}
      carLocale={carLocale}
      onClose={() => {
        closed += 1
      }}
    />,
    benchLocale,
  )
  return { closed: () => closed }
}

function part(title: string): HTMLElement {
  const found = screen.getByRole('heading', { name: title }).parentElement
  if (found === null) throw new Error(title)
  return found
}

const roaming = 'phone/opt/set_phone/roaming'

test('an entry tells the document and the line its words are printed in (R-4.1, 004:195)', () => {
  openCard({ vehicle: '911-991-2018', path: roaming, carLocale: 'de', shown: { label: 'Roaming' } })
  const words = part('The words documented')
  expect(within(words).getByText('Printed in German.')).toBeDefined()
  expect(words.textContent).toMatch(/German page\s*lines? .*\b195\b/)
})

test('words that no document prints in the language are flagged (C-26)', () => {
  openCard({ vehicle: '911-991-2018', path: roaming, carLocale: 'cs' })
  expect(screen.getByText('No document prints it in Czech; it is shown in English.')).toBeDefined()
})

test('where the documents disagree it says how it was decided (C-07)', () => {
  openCard({
    vehicle: 'panamera-971-2020',
    path: 'set/device_manager/options/data_connections/roaming',
  })
  expect(
    screen.getByRole('heading', { name: /place in the menu documents disagree/ }),
  ).toBeDefined()
  const conflicts = part('Where the documents disagree:')
  expect(within(conflicts).getByText('C-07')).toBeDefined()
  expect(conflicts.textContent).toContain('Decided: ')
})

test('the words of every language are at hand', async () => {
  openCard({ vehicle: '911-991-2018', path: roaming })
  await userEvent.click(screen.getByText('In every language'))
  expect(screen.getByText('Роуминг')).toBeDefined()
  expect(screen.getByText('Itinérance')).toBeDefined()
})

test('why not: a greyed entry tells its reason in the language of the bench', () => {
  const shown = { enabled: false, reason: 'no-sim-card' }
  openCard({ vehicle: '911-991-2018', path: roaming, shown, benchLocale: 'de' })
  const why = part('Warum nicht?')
  expect(why.textContent).toContain(catalogue.texts['de']?.reasons['no-sim-card'])
  expect(why.textContent).not.toContain('no-sim-card')
})

test('an entry that can be used has nothing to excuse', () => {
  openCard({ vehicle: '911-991-2018', path: roaming })
  expect(screen.queryByRole('heading', { name: 'Why not?' })).toBeNull()
})

test('a field of a form is our own word and says so', () => {
  openCard({
    vehicle: '911-991-2018',
    path: 'sim_pin/pin',
    shown: { kind: 'field', label: 'SIM PIN' },
  })
  expect(screen.getByText(/These words are ours/)).toBeDefined()
})

test('the way back to the entries', async () => {
  const { closed } = openCard({ vehicle: '911-991-2018', path: roaming })
  await userEvent.click(screen.getByRole('button', { name: /Back to the entries/ }))
  expect(closed()).toBe(1)
})

test('long Russian words are there in full', () => {
  const label = 'Личное пространство и настройки Porsche Connect'
  openCard({
    vehicle: 'taycan-y1a-2022',
    path: 'settings/privacy_settings',
    shown: { label, labelLocale: 'ru' },
    carLocale: 'ru',
    benchLocale: 'ru',
  })
  expect(screen.getByRole('heading', { name: label }).getAttribute('lang')).toBe('ru')
  expect(screen.getByRole('heading', { name: 'Откуда мы это знаем?' })).toBeDefined()
})
