/** What the drawing needs to know of a generation of head unit; a skin of the catalogue fits in. */
export interface HeadUnitSkin {
  readonly skin: string
  readonly screen: { readonly width: number; readonly height: number; readonly rows: number }
  readonly knob: boolean
  /** Entries that are drawn as a key at the foot of the glass. */
  readonly softKeys?: readonly string[] | undefined
  readonly keys: readonly { readonly id: string; readonly side: KeySide }[]
}

/** Beside the screen, below it, or drawn on the glass: at its edge, or in a dock at its foot. */
export type KeySide = 'left' | 'right' | 'bar' | 'edge' | 'dock'
