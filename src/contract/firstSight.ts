import type { Payload } from './channels.ts'
import type { ScreenView } from './screenView.ts'
import type { OpenCar } from './worldChannels.ts'

/** What a world shows of itself at one moment: enough to draw a page before it is connected. */
export interface FirstSight {
  readonly cars: readonly OpenCar[]
  /** What is on the screen of each open car, by VIN. */
  readonly screens: Readonly<Record<string, ScreenView>>
  readonly clock: Payload<'world.clock.changed'>
}
