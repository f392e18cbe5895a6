import { render } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import type { DriverEvent } from '../../../src/contract/channels.ts'
import type { ScreenView } from '../../../src/contract/screenView.ts'
import { HeadUnit } from '../../../src/renderer/headUnit/HeadUnit.tsx'
import { skinOf, words } from './headUnitParts.ts'
import { view } from './sampleViews.ts'

/** Draws a screen in a car of this menu family; `said` is what the driver did, `next` draws what comes of it. */
export function showHeadUnit(shown: ScreenView, family: 'A' | 'B' | 'T' = 'A', locale = 'en') {
  const said: DriverEvent[] = []
  const onInput = (event: DriverEvent) => said.push(event)
  const element = (next: ScreenView) => (
    <HeadUnit view={next} skin={skinOf(family)} words={words(locale)} onInput={onInput} />
  )
  const { rerender } = render(element(shown))
  return {
    said,
    user: userEvent.setup(),
    next(following: ScreenView) {
      rerender(element(following))
    },
  }
}

/** A message above a menu. */
export const notice = view({
  dialog: {
    id: 'roaming-cost',
    title: 'Roaming costs',
    text: 'It may cost more.',
    buttons: [{ id: 'close', label: 'OK' }],
  },
  focus: 'close',
})
