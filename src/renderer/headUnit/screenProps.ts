import type { DriverEvent } from '../../contract/channels.ts'
import type { ScreenView } from '../../contract/screenView.ts'
import type { HeadUnitWords } from './headUnitWords.ts'

/** What every screen and widget is given: a value to draw, and where to say what the driver did. */
export interface ScreenProps {
  readonly view: ScreenView
  readonly words: HeadUnitWords
  /** Entries that this skin draws as a key at the foot of the glass. */
  readonly softKeys?: readonly string[] | undefined
  readonly onInput: (event: DriverEvent) => void
}
