import type { Bearer, Call, ScreenStatus, SimState } from '../../contract/screenView.ts'

/** What is named on or about the head unit without being part of a `ScreenView`: symbols, keypad, knob. */
export type HeadUnitWord =
  | 'screen'
  | 'dark'
  | 'keys'
  | 'main-menu'
  | 'shortcuts'
  | 'knob'
  | 'turn-left'
  | 'turn-right'
  | 'press-knob'
  | 'keypad'
  | 'delete'
  | 'confirm'
  | 'shift'
  | 'signs'
  | 'letters'
  | 'space'
  | 'greyed'
  | 'empty'
  | 'status'
  | 'abroad'
  | 'roaming-on'
  | 'bluetooth'
  | 'car-play'
  | 'private-mode'
  | 'linked'
  | `bearer-${Bearer}`
  | `call-${Exclude<Call, 'none'>}`
  | `sim-${SimState}`
  | `connect-${ScreenStatus['connect']}`

/** The words of the drawing in the car's language, handed in by whoever mounts it. */
export interface HeadUnitWords {
  readonly locale: string
  word(word: HeadUnitWord): string
  /** The words of a reason code. */
  reason(code: string): string
  /** The name of a language, for labels that no document prints in the car's own. */
  language(locale: string): string
}
