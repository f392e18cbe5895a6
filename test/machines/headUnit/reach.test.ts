import { expect, test } from 'vitest'
import { everyNode, type MenuNode } from '../../../src/catalogue/menuFor.ts'
import { vehiclesOf } from '../../../src/catalogue/vehicle.ts'
import { screenView } from '../../../src/contract/screenView.ts'
import { bareCar, type BareCar } from '../../helpers/bareCar.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const vehicles = vehiclesOf(shippedCatalogue())

test('48 vehicles are on offer', () => {
  expect(vehicles).toHaveLength(48)
})

/** That the last entry did what the menu says it does. */
function expectDone(car: BareCar, node: MenuNode): void {
  const view = screenView.parse(car.view())
  const entry = view.entries.find(({ id }) => id === node.id)
  switch (node.does) {
    case undefined:
      expect(view).toMatchObject({ kind: 'list', path: node.path })
      expect(view.entries.map(({ id }) => id)).toEqual(node.items.map(({ id }) => id))
      return
    case 'updates':
      expect(view).toMatchObject({ kind: 'list', path: node.path, entries: [] })
      return
    case 'pairing-code':
      expect(view).toMatchObject({
        kind: 'form',
        path: node.path,
        input: { field: 'pairing_code' },
      })
      return
    case 'porsche-id':
      expect(view).toMatchObject({ kind: 'form', path: node.path, input: { field: 'porsche_id' } })
      return
    default:
      expect(entry).toMatchObject({ kind: 'tick', ticked: true })
  }
}

test.each(vehicles.map(({ id }) => ({ id })))(
  'every menu entry of $id is reached by touch',
  ({ id }) => {
    const nodes = everyNode(bareCar({ vehicle: id }).facts.menu)
    expect(nodes.length).toBeGreaterThan(4)
    for (const node of nodes) {
      const car = bareCar({ vehicle: id })
      expect(car.walk(node.path), node.path.join('/')).toBeUndefined()
      expectDone(car, node)
    }
  },
)

/** Turns the knob to each entry of a path and presses it. */
function knobTo(car: BareCar, path: readonly string[]): void {
  for (const id of path) {
    const { entries, focus } = car.view()
    const ids = entries.map((entry) => entry.id)
    expect(car.turn(ids.indexOf(id) - ids.indexOf(focus ?? ''))).toBeUndefined()
    expect(car.view().focus).toBe(id)
    expect(car.press('knob')).toBeUndefined()
  }
}

test.each(vehicles.filter(({ roaming }) => roaming !== 'T').map(({ id }) => ({ id })))(
  'every menu entry of $id is reached with the knob alone',
  ({ id }) => {
    for (const node of everyNode(bareCar({ vehicle: id }).facts.menu)) {
      const car = bareCar({ vehicle: id })
      knobTo(car, node.path)
      expectDone(car, node)
    }
  },
)

test('a Taycan has no knob to turn or press', () => {
  const car = bareCar({ vehicle: 'taycan-y1a-2020' })
  expect(car.turn(1)).toBe('no-knob-in-this-car')
  expect(car.press('knob')).toBe('no-knob-in-this-car')
})

test('hard keys lead where the entry of the home screen leads, and exist only beside it', () => {
  for (const { id } of vehicles) {
    const { keys, entries } = bareCar({ vehicle: id }).view()
    const openers = ['phone', 'apps', 'set', 'devices']
    for (const key of openers) {
      const car = bareCar({ vehicle: id })
      const isThere = entries.some((entry) => entry.id === key)
      expect(
        keys.some((cap) => cap.id === key),
        `${id} ${key}`,
      ).toBe(isThere)
      expect(car.press(key), `${id} ${key}`).toBe(isThere ? undefined : 'key-not-in-this-car')
      expect(car.view().path).toEqual(isThere ? [key] : [])
    }
  }
})

test('BACK leads up one page to the entry it came from, HOME to the home screen', () => {
  const car = bareCar()
  car.walk(['phone', 'opt', 'set_phone', 'phone_menu'])
  car.press('back')
  expect(car.view()).toMatchObject({ path: ['phone', 'opt', 'set_phone'], focus: 'phone_menu' })
  car.press('home')
  expect(car.view()).toMatchObject({ kind: 'home', path: [], focus: 'phone' })
})

test('the focus stops at both ends of a list, however far the knob is turned', () => {
  const car = bareCar()
  const ids = car.view().entries.map(({ id }) => id)
  car.turn(100)
  expect(car.view().focus).toBe(ids.at(-1))
  expect(car.turn(1)).toBeUndefined()
  car.turn(-100)
  expect(car.view().focus).toBe(ids[0])
})

test('one tick stands in two menus: under SET and under DEVICES (C-09)', () => {
  const car = bareCar({ vehicle: 'panamera-971-2018' })
  car.walk(['set', 'device_manager', 'options', 'data_connections', 'roaming'])
  car.press('home')
  car.walk(['devices', 'device_manager', 'options', 'data_connections'])
  expect(car.view().entries.find(({ id }) => id === 'roaming')).toMatchObject({ ticked: true })
})
