import type { CarFacts } from '../../catalogue/features.ts'
import type { SkinFile } from '../../catalogue/catalogueSchema.ts'

export type SkinKey = SkinFile['keys'][number]

/** The keys of one car: a key that opens an entry exists only where the home screen has that entry (DESIGN §5). */
export function keysOf({ skin, menu }: CarFacts): readonly SkinKey[] {
  return skin.keys.filter(
    ({ entry }) => entry === undefined || menu.some((node) => node.id === entry),
  )
}
