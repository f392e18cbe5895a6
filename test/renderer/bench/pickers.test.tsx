import { renderToString } from 'react-dom/server'
import { cleanup, render, screen } from '@testing-library/react'
import { I18nextProvider } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { CountryPicker } from '../../../src/renderer/bench/CountryPicker.tsx'
import { LanguagePicker } from '../../../src/renderer/bench/LanguagePicker.tsx'
import { benchTexts } from '../helpers/benchTexts.ts'

afterEach(cleanup)

const languages = ['cs', 'de', 'en', 'fr', 'it', 'ru']
const nothing = () => undefined

test('the first drawing names the language that is spoken; all of them are named after it', () => {
  const named: string[] = []
  const nameOf = (locale: string) => {
    named.push(locale)
    return locale
  }
  const picker = (
    <LanguagePicker
      label="Language"
      locale="de"
      languages={languages}
      nameOf={nameOf}
      onChoose={nothing}
    />
  )
  // on a server nothing comes after the first drawing
  renderToString(picker)
  expect(named).toEqual(['de'])
  render(picker)
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual(languages)
})

test('the first drawing names the country that is chosen; all of them are named after it', () => {
  const picker = (
    <I18nextProvider i18n={benchTexts('en')}>
      <CountryPicker
        label="Market"
        country="DE"
        countries={['AT', 'DE', 'CZ']}
        onChoose={nothing}
      />
    </I18nextProvider>
  )
  expect(renderToString(picker).match(/<option/g)).toHaveLength(1)
  render(picker)
  expect(screen.getAllByRole('option').map(({ textContent }) => textContent)).toEqual([
    'Austria',
    'Czechia',
    'Germany',
  ])
})
