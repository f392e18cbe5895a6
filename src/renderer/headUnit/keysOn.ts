import type { ScreenKey, ScreenView } from '../../contract/screenView.ts'
import type { HeadUnitSkin, KeySide } from './headUnitSkin.ts'

/** The keys of a view that a skin puts on one side; those it does not place go below the screen. */
export function keysOn(
  side: KeySide,
  { keys }: ScreenView,
  skin: HeadUnitSkin,
): readonly ScreenKey[] {
  return keys.filter(({ id }) => (skin.keys.find((key) => key.id === id)?.side ?? 'bar') === side)
}
