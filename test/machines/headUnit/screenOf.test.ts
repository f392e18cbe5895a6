import { expect, test } from 'vitest'
import { parseCatalogue } from '../../../src/catalogue/parseCatalogue.ts'
import { vehiclesOf } from '../../../src/catalogue/vehicle.ts'
import { screenView } from '../../../src/contract/screenView.ts'
import { bareCar } from '../../helpers/bareCar.ts'
import { catalogueFiles } from '../../helpers/catalogueFiles.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const catalogue = shippedCatalogue()
const locales = Object.keys(catalogue.labels)

test('the home screen of a 911 of 2018 in German', () => {
  expect(bareCar({ locale: 'de' }).view()).toMatchObject({
    kind: 'home',
    path: [],
    focus: 'phone',
    entries: [
      { id: 'phone', label: 'PHONE', labelLocale: 'de', kind: 'menu', enabled: true },
      { id: 'apps' },
      { id: 'updates' },
    ],
  })
})

test('in another language the same ids have other words, at once', () => {
  const car = bareCar()
  car.walk(['phone', 'opt', 'set_phone'])
  const english = car.view()
  expect(car.language('de')).toBeUndefined()
  const german = car.view()
  expect(german.entries.map(({ id }) => id)).toEqual(english.entries.map(({ id }) => id))
  expect(german.title).toBe('SET PHONE')
  expect(german.entries.find(({ id }) => id === 'data_connection')?.label).toBe('Datenverbindung')
  expect(german.focus).toBe(english.focus)
})

test('what no Czech document prints is shown in English, and says so (C-26)', () => {
  const car = bareCar({ locale: 'cs' })
  car.walk(['phone', 'opt'])
  const label = car.view().entries.find(({ id }) => id === 'set_phone')
  expect(label).toMatchObject({ labelLocale: 'en' })
  expect(label?.label).not.toBe('set_phone')
})

test('no entry of any car in any language shows its id for want of a word', () => {
  for (const { id } of vehiclesOf(catalogue)) {
    for (const locale of locales) {
      for (const entry of bareCar({ vehicle: id, locale }).view().entries) {
        expect(entry.label).not.toBe('')
        expect(entry.label).not.toBe(entry.id)
        expect([locale, 'en']).toContain(entry.labelLocale)
      }
    }
  }
})

test('a language without prompts of its own has English ones, and the view says so', () => {
  const files = catalogueFiles()
  const own = parseCatalogue({
    ...files,
    'labels/ga.yaml': (files['labels/de.yaml'] ?? '').replace(/^locale: de/m, 'locale: ga'),
  }).catalogue
  const car = bareCar({ locale: 'ga', catalogue: own, given: { car: { pinEntered: false } } })
  expect(car.view()).toMatchObject({
    title: 'SIM PIN',
    entries: [{ id: 'pin', labelLocale: 'en' }],
  })
  car.press('back')
  expect(car.view().entries[0]).toMatchObject({ id: 'phone', labelLocale: 'ga' })
})

test('Updates is a list, empty as long as nothing is on offer (R-9.8)', () => {
  const car = bareCar()
  car.walk(['updates'])
  expect(car.view()).toMatchObject({ kind: 'list', path: ['updates'], entries: [], focus: null })
  expect(car.turn(1)).toBe('nothing-in-focus')
})

test('a pairing code is shown as it is typed: it is no secret', () => {
  const car = bareCar()
  car.walk(['apps', 'opt', 'login_porsche_connect'])
  car.type('1234')
  expect(car.view()).toMatchObject({
    path: ['apps', 'opt', 'login_porsche_connect'],
    entries: [{ id: 'pairing_code', value: '1234' }],
    input: { field: 'pairing_code', length: 4, maxLength: 8, secret: false, text: '1234' },
  })
})

test('the caps of the keys that open an entry bear its label; the others their own', () => {
  const caps = bareCar({ locale: 'de' }).view().keys
  expect(caps).toEqual([
    { id: 'phone', label: 'PHONE' },
    { id: 'radio', label: 'RADIO' },
    { id: 'media', label: 'MEDIA' },
    { id: 'nav', label: 'NAV' },
    { id: 'apps', label: 'APPS' },
    { id: 'car', label: 'CAR' },
    { id: 'home', label: 'Startbildschirm' },
    { id: 'back', label: 'Zurück' },
  ])
})

test('a view is what the contract says, on every page', () => {
  const car = bareCar({ given: { surroundings: { embeddedSim: 'inactive' } } })
  const steps = [
    () => car.press('phone'),
    () => car.walk(['opt', 'set_phone', 'roaming']),
    () => car.confirm(),
    () => car.press('home'),
    () => car.walk(['apps', 'opt', 'login_porsche_connect']),
    () => car.ignition('off'),
    () => car.ignition('on'),
  ]
  for (const step of steps) {
    step()
    expect(screenView.parse(car.view())).toEqual(car.view())
  }
})
