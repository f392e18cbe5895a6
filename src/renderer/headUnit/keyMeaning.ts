import type { DriverEvent } from '../../contract/channels.ts'
import type { ScreenView } from '../../contract/screenView.ts'

/** Where a key of the computer's keyboard was struck. */
export interface Stroke {
  readonly key: string
  /** A button has the focus of the page and answers Enter and Space itself. */
  readonly onButton: boolean
}

/** Without a knob the arrow keys move the focus of the page, for the car has none to move. */
export interface FocusMove {
  readonly type: 'focus.moved'
  readonly step: 1 | -1
}

/** What a key of the computer's keyboard means to the head unit, if anything. */
export function keyMeaning(
  { key, onButton }: Stroke,
  view: ScreenView,
  knob: boolean,
): DriverEvent | FocusMove | undefined {
  const typing = view.input !== undefined && view.dialog === undefined
  switch (key) {
    case 'Escape':
      return { type: 'driver.key.pressed', payload: { key: 'back' } }
    case 'ArrowDown':
    case 'ArrowRight':
      return moved(1, knob)
    case 'ArrowUp':
    case 'ArrowLeft':
      return moved(-1, knob)
    case 'Backspace':
      return typing ? { type: 'driver.text.deleted', payload: {} } : undefined
    case 'Enter':
      if (onButton) return undefined
      if (typing || (view.dialog !== undefined && !knob)) {
        return { type: 'driver.input.confirmed', payload: {} }
      }
      return knob ? { type: 'driver.key.pressed', payload: { key: 'knob' } } : undefined
    default: {
      const isCharacter = [...key].length === 1
      if (!typing || !isCharacter || (key === ' ' && onButton)) return undefined
      return { type: 'driver.text.entered', payload: { text: key } }
    }
  }
}

function moved(step: 1 | -1, knob: boolean): DriverEvent | FocusMove {
  if (knob) return { type: 'driver.knob.turned', payload: { detents: step } }
  return { type: 'focus.moved', step }
}
