import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { ClockControls } from '../../../src/renderer/bench/ClockControls.tsx'
import type { WorldRequest } from '../../../src/renderer/bench/requestWorld.ts'
import { inBench } from '../helpers/inBench.tsx'

afterEach(cleanup)

const start = Date.UTC(2024, 2, 1, 9)

function controls(locale = 'en') {
  const asked: WorldRequest['payload'][] = []
  inBench(
    <ClockControls now={start} rate={1} onRequest={({ payload }) => asked.push(payload)} />,
    locale,
  )
  return { asked, user: userEvent.setup() }
}

test('the time of the world is written out in the language of the bench', () => {
  controls('de')
  expect(screen.getByText('01.03.2024, 09:00:00').getAttribute('datetime')).toBe(
    '2024-03-01T09:00:00.000Z',
  )
})

test('it stands, runs as real time does, or many times faster', async () => {
  const { asked, user } = controls()
  const clock = within(screen.getByRole('radiogroup', { name: 'Clock' }))
  expect(clock.getByRole('radio', { checked: true }).textContent).toBe('×1')
  await user.click(clock.getByRole('radio', { name: 'Paused' }))
  await user.click(clock.getByRole('radio', { name: '×600' }))
  expect(asked).toEqual([{ rate: 0 }, { rate: 600 }])
})

test('it goes on by a step', async () => {
  const { asked, user } = controls()
  const steps = within(screen.getByRole('group', { name: 'Forward by' }))
  for (const step of steps.getAllByRole('button')) await user.click(step)
  expect(asked).toEqual(
    [1000, 60_000, 600_000, 3_600_000, 86_400_000].map((advance) => ({ advance })),
  )
})

test('it jumps to a moment to come, never back', async () => {
  const { asked, user } = controls()
  const jump = screen.getByRole('button', { name: 'Jump' })
  const moment = screen.getByLabelText('Jump to (UTC)')
  fireEvent.change(moment, { target: { value: '2024-02-29T09:00' } })
  expect(jump.hasAttribute('disabled')).toBe(true)
  fireEvent.change(moment, { target: { value: '2024-03-02T10:00' } })
  await user.click(jump)
  expect(asked).toEqual([{ advance: 25 * 3_600_000 }])
})
