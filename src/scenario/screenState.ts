import type { ScreenView } from '../contract/screenView.ts'

/**
 * The state that a screen shows, as a text to compare: not where the focus is, for an entry that is touched and one
 * that the knob has found are the same; not words, for they say the same in every language.
 */
export function screenState(view: ScreenView): string {
  const { kind, path, entries, input, dialog, status } = view
  return JSON.stringify([
    kind,
    path,
    entries.map(({ id, enabled, ticked }) => [id, enabled, ticked]),
    input === undefined ? null : [input.field, input.length],
    dialog?.id,
    Object.entries(status).sort(([one], [other]) => (one < other ? -1 : 1)),
  ])
}
