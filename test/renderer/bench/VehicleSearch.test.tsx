import { cleanup, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { findVehicles } from '../../../src/renderer/bench/findVehicles.ts'
import { VehicleSearch } from '../../../src/renderer/bench/VehicleSearch.tsx'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { inBench } from '../helpers/inBench.tsx'

afterEach(cleanup)

const catalogue = shippedCatalogue()
const found = (text: string) => findVehicles(catalogue, text).map(({ id }) => id)

test('every word must be somewhere in the name or the id, in any order', () => {
  expect(found('2019 cayenne')).toEqual(['cayenne-9ya-2019'])
  expect(found('992 2020')).toEqual(['911-992-2020'])
  expect(found('PANAMERA')).toHaveLength(8)
  expect(found('  ')).toEqual([])
  expect(found('tractor')).toEqual([])
})

test('a doubt is found by its number, with every vehicle that it touches', () => {
  expect(found('C-07')).toContain('panamera-971-2020')
})

function search(locale = 'en') {
  const chosen: string[] = []
  inBench(<VehicleSearch catalogue={catalogue} onChoose={(id) => chosen.push(id)} />, locale)
  return { chosen, user: userEvent.setup(), field: screen.getByRole('combobox') }
}

test('typing shows what is meant, arrows walk, Enter chooses', async () => {
  const { chosen, user, field } = search()
  await user.type(field, 'taycan')
  expect(screen.getAllByRole('option')).toHaveLength(5)
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(screen.getByRole('option', { selected: true }).textContent).toContain('2021')
  await user.keyboard('{Enter}')
  expect(chosen).toEqual(['taycan-y1a-2021'])
  expect(screen.queryByRole('option')).toBeNull()
})

test('a click chooses, and a doubtful vehicle shows its doubts', async () => {
  const { chosen, user, field } = search()
  await user.type(field, 'panamera 2020')
  await user.click(screen.getByRole('option', { name: /Panamera \(971\) 2020 C-07/ }))
  expect(chosen).toEqual(['panamera-971-2020'])
})

test('what no vehicle is called is said, and Escape clears', async () => {
  const { chosen, user, field } = search('de')
  await user.type(field, 'traktor{Enter}')
  expect(screen.getByRole('option').textContent).toBe('So heißt kein Fahrzeug.')
  await user.keyboard('{Escape}')
  expect(screen.queryByRole('option')).toBeNull()
  expect(chosen).toEqual([])
})
