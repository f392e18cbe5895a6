import { cleanup, render, screen, within } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { labelFor } from '../../src/catalogue/labelFor.ts'
import { parseCatalogue } from '../../src/catalogue/parseCatalogue.ts'
import { textFor } from '../../src/catalogue/textFor.ts'
import { benchLocales } from '../../src/renderer/bench/benchLocales.ts'
import { benchMessages } from '../../src/renderer/bench/benchMessages.ts'
import { createBenchStore } from '../../src/renderer/bench/benchStore.ts'
import { headUnitWordsFor } from '../../src/renderer/bench/headUnitWordsFor.ts'
import { SurroundingsPanel } from '../../src/renderer/bench/SurroundingsPanel.tsx'
import { Panel } from '../../src/renderer/bench/Panel.tsx'
import { HeadUnit } from '../../src/renderer/headUnit/HeadUnit.tsx'
import { bareCar } from '../helpers/bareCar.ts'
import {
  benchTextFile,
  catalogueFilesWithMadeUpLanguage,
  madeUpBenchTexts,
  madeUpLocale,
} from '../helpers/madeUpLanguage.ts'

const { catalogue, faults } = parseCatalogue(catalogueFilesWithMadeUpLanguage())

const languages = [...benchLocales, madeUpLocale]

const fileOf = (locale: string) =>
  locale === madeUpLocale ? madeUpBenchTexts() : benchTextFile(locale)

function textOf(locale: string, key: string): string {
  let at: unknown = fileOf(locale)
  for (const part of key.split('.')) at = (at as Readonly<Record<string, unknown>>)[part]
  return String(at)
}

async function messagesOf(locale: string) {
  const messages = await benchMessages(locale)
  // as its file would come from the folder of the bench's texts
  messages.addResourceBundle(locale, 'translation', fileOf(locale))
  return messages
}

afterEach(cleanup)

test('a made-up language is two more files of the catalogue, with no fault', () => {
  expect(faults).toEqual([])
  expect(Object.keys(catalogue.labels)).toContain(madeUpLocale)
})

test.each(languages)('the head unit is named and worked by its words in %s', async (locale) => {
  const messages = await messagesOf(locale)
  const words = headUnitWordsFor(messages, catalogue, locale)
  for (const vehicle of ['911-991-2018', 'panamera-971-2019', 'taycan-y1a-2022']) {
    const car = bareCar({ vehicle, locale, catalogue })
    const { facts } = car
    render(
      <HeadUnit
        view={car.view()}
        skin={facts.skin}
        words={words}
        onInput={(event) => {
          car.send(event)
        }}
      />,
    )
    const glass = within(screen.getByRole('group', { name: textOf(locale, 'headUnit.screen') }))
    const home = textFor(catalogue, locale, 'prompts', 'home')
    expect(glass.getByRole('heading', { name: home })).toBeDefined()
    const list = within(glass.getByRole('list', { name: home }))
    for (const node of facts.menu) {
      const { text } = labelFor(catalogue, node, locale)
      list.getByRole('button', { name: (name) => name.startsWith(text) }).click()
      expect(car.view().path).toEqual(node.does === undefined ? [node.id] : car.view().path)
      car.press('home')
    }
    const back = textFor(catalogue, locale, 'prompts', 'back')
    expect(screen.getAllByRole('button', { name: back })).toHaveLength(1)
    const knob = screen.queryByRole('group', { name: textOf(locale, 'headUnit.knob') })
    expect(knob !== null).toBe(facts.skin.knob)
    cleanup()
  }
})

test.each(languages)('a keypad and a panel of the bench speak %s', async (locale) => {
  const messages = await messagesOf(locale)
  const car = bareCar({ vehicle: '911-991-2018', locale, catalogue })
  expect(car.walk(['apps', 'opt', 'login_porsche_connect'])).toBeUndefined()
  const store = createBenchStore(window.localStorage)
  store.setState({ panels: ['surroundings'] })
  const title = textOf(locale, 'surroundings.title')
  render(
    <I18nextProvider i18n={messages}>
      <HeadUnit
        view={car.view()}
        skin={car.facts.skin}
        words={headUnitWordsFor(messages, catalogue, locale)}
        onInput={(event) => {
          car.send(event)
        }}
      />
      <Panel store={store} name="surroundings" title={title}>
        <SurroundingsPanel
          surroundings={car.fixture.surroundings}
          simCard={car.fixture.surroundings.simCard}
          sim="ready"
          countries={['DE', 'FR']}
          onChange={(event) => {
            car.send(event)
          }}
        />
      </Panel>
    </I18nextProvider>,
  )
  const keypad = within(screen.getByRole('group', { name: textOf(locale, 'headUnit.keypad') }))
  keypad.getByRole('button', { name: '7' }).click()
  keypad.getByRole('button', { name: '3' }).click()
  keypad.getByRole('button', { name: textOf(locale, 'headUnit.delete') }).click()
  expect(car.view().input?.text).toBe('7')
  const panel = within(screen.getByRole('region', { name: title }))
  const doors = panel.getByRole('radiogroup', { name: textOf(locale, 'surroundings.doors') })
  within(doors)
    .getByRole('radio', { name: textOf(locale, 'surroundings.doors_open') })
    .click()
  expect(car.context().surroundings.doors).toBe('open')
})
