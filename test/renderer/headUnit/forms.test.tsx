import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { entry, view } from '../helpers/sampleViews.ts'
import { showHeadUnit } from '../helpers/showHeadUnit.tsx'

afterEach(cleanup)

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

test('a form shows its field and what has been typed, and takes digits from the keypad', async () => {
  const { said, user } = showHeadUnit(pairingForm)
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
  const { said, user } = showHeadUnit(pairingForm)
  screen.getByRole('group', { name: 'Screen of the car' }).focus()
  await user.keyboard('8{Backspace}{Enter}')
  expect(said).toEqual([
    { type: 'driver.text.entered', payload: { text: '8' } },
    { type: 'driver.text.deleted', payload: {} },
    { type: 'driver.input.confirmed', payload: {} },
  ])
})

test('a secret is shown as dots, as many as were typed', () => {
  showHeadUnit(
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
  const { said, user } = showHeadUnit(
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

test('what is typed while nothing has the focus is meant for the car', async () => {
  const { said, user } = showHeadUnit(pairingForm)
  expect(document.activeElement).toBe(document.body)
  await user.keyboard('7{Backspace}')
  expect(said).toEqual([
    { type: 'driver.text.entered', payload: { text: '7' } },
    { type: 'driver.text.deleted', payload: {} },
  ])
})
