import type { Catalogue } from '../../../src/catalogue/catalogue.ts'
import type { ScreenView } from '../../../src/contract/screenView.ts'
import type { HeadUnitSkin } from '../../../src/renderer/headUnit/headUnitSkin.ts'

/** One head unit to be drawn. */
export interface Drawing {
  readonly skin: HeadUnitSkin
  readonly locale: string
  readonly view: ScreenView
}

/** The room that the page leaves to the head unit, in pixels. */
export interface Stage {
  readonly width: number
  readonly height: number
}

/** What the harness offers to the test that opened it. */
export interface Harness {
  /** Fetches texts and fonts. */
  ready(catalogue: Catalogue, locales: readonly string[]): Promise<void>
  /**
   * Draws one after the other and tells what is wrong with the text of each, on each stage; none where all of it can be
   * read.
   */
  faultsOf(
    drawings: readonly Drawing[],
    stages: readonly Stage[],
  ): readonly (readonly (readonly string[])[])[]
}

declare global {
  interface Window {
    harness?: Harness
  }
}
