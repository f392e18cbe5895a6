import { cleanup, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { vehicleOf, vehiclesOf } from '../../../src/catalogue/vehicle.ts'
import { nearestVehicle } from '../../../src/renderer/bench/nearestVehicle.ts'
import { VehiclePicker } from '../../../src/renderer/bench/VehiclePicker.tsx'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { inBench } from '../helpers/inBench.tsx'

afterEach(cleanup)

const catalogue = shippedCatalogue()

function pick(id: string, locale = 'en') {
  const vehicle = vehicleOf(catalogue, id)
  if (vehicle === undefined) throw new Error(id)
  const chosen: string[] = []
  inBench(
    <VehiclePicker
      catalogue={catalogue}
      vehicle={vehicle}
      onChoose={(next) => chosen.push(next)}
      onDoubts={() => chosen.push('doubts')}
    />,
    locale,
  )
  return chosen
}

function choicesOf(group: string): (string | null)[] {
  const choices = within(screen.getByRole('radiogroup', { name: group })).getAllByRole('radio')
  return choices.map(({ textContent }) => textContent)
}

test('models, generations and model years are all in sight, and only those that exist', () => {
  pick('911-991-2018')
  expect(choicesOf('Model').sort()).toEqual([
    '718',
    '911',
    'Cayenne',
    'Macan',
    'Panamera',
    'Taycan',
  ])
  expect(choicesOf('Generation')).toHaveLength(2)
  expect(choicesOf('Model year')).toEqual(['2017', '2018', '2019'])
  expect(screen.getByRole('radio', { name: '2018', checked: true })).toBeDefined()
})

test('another model keeps the model year where it can', async () => {
  const chosen = pick('911-991-2018')
  await userEvent.click(screen.getByRole('radio', { name: 'Panamera' }))
  await userEvent.click(screen.getByRole('radio', { name: 'Taycan' }))
  expect(chosen).toEqual(['panamera-971-2018', 'taycan-y1a-2020'])
})

test('another generation and another model year are one choice each', async () => {
  const chosen = pick('911-991-2018')
  await userEvent.click(screen.getByRole('radio', { name: /992/ }))
  await userEvent.click(screen.getByRole('radio', { name: '2019' }))
  expect(chosen).toEqual(['911-992-2019', '911-991-2019'])
})

test('choosing what is chosen already asks for nothing', async () => {
  const chosen = pick('911-991-2018')
  await userEvent.click(screen.getByRole('radio', { name: '911' }))
  expect(chosen).toEqual([])
})

test('it is worked without a mouse', async () => {
  const chosen = pick('911-991-2018')
  const user = userEvent.setup()
  await user.tab()
  await user.keyboard('{ArrowRight}{ArrowRight}{Enter}')
  expect(chosen).toHaveLength(1)
})

test('a doubtful vehicle says so, and its doubts are one click away', async () => {
  const chosen = pick('panamera-971-2020')
  await userEvent.click(screen.getByRole('button', { name: '1 doubtful point' }))
  expect(chosen).toEqual(['doubts'])
  cleanup()
  pick('panamera-971-2019')
  expect(screen.queryByRole('button', { name: /doubtful/ })).toBeNull()
})

test('it speaks German', () => {
  pick('911-991-2018', 'de')
  expect(choicesOf('Modelljahr')).toEqual(['2017', '2018', '2019'])
})

test('where two generations share a year, the newer one is nearest (C-02, C-04)', () => {
  const vehicles = vehiclesOf(catalogue)
  expect(nearestVehicle(vehicles, { model: '911', modelYear: 2019 })?.id).toBe('911-992-2019')
  expect(nearestVehicle(vehicles, { model: 'macan', modelYear: 2018 })?.id).toBe('macan-95b2-2018')
  expect(nearestVehicle(vehicles, { model: 'tractor', modelYear: 2018 })).toBeUndefined()
})
