import type { Catalogue } from '../catalogue/catalogue.ts'
import { isLabelOf, normalLabel } from '../catalogue/labelFor.ts'
import { nodeAt, type MenuNode } from '../catalogue/menuFor.ts'
import type { ScreenEntry, ScreenView } from '../contract/screenView.ts'

/** The car whose labels count: its menu, its language, and the facts both come from. */
interface LabelContext {
  readonly catalogue: Catalogue
  readonly menu: readonly MenuNode[]
  readonly locale: string
}

/** The entry of the screen that carries this label, or a variant that the documents print at its position. */
export function entryByLabel(
  view: ScreenView,
  written: string,
  { catalogue, menu, locale }: LabelContext,
): ScreenEntry | undefined {
  return view.entries.find(({ id, label }) => {
    const node = nodeAt(menu, [...view.path, id])
    if (node !== undefined && isLabelOf(catalogue, node, locale, written)) return true
    return normalLabel(label) === normalLabel(written)
  })
}

/** The id of what somebody wants to choose: a button of the dialog, or an entry by id or label; undefined when it is not there. */
export function choiceOnScreen(
  view: ScreenView,
  written: string,
  context: LabelContext,
): string | undefined {
  const button = view.dialog?.buttons.find(
    ({ id, label }) => id === written || normalLabel(label) === normalLabel(written),
  )
  if (button !== undefined) return button.id
  const entry =
    view.entries.find(({ id }) => id === written) ?? entryByLabel(view, written, context)
  return entry?.id
}

/** The labels that can be chosen on this screen. */
export function labelsOnScreen({ entries, dialog }: ScreenView): readonly string[] {
  return [...(dialog?.buttons ?? []), ...entries].map(({ label }) => label)
}
