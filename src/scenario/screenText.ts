import type { ScreenEntry, ScreenStatus, ScreenView } from '../contract/screenView.ts'

/** The screen as text, for a terminal or a report; secret fields show their length only. */
export function screenText(view: ScreenView): string {
  const { kind, title, path, entries, focus, input, dialog, status } = view
  const lines = [`[${kind}] ${title}${path.length === 0 ? '' : `  (${path.join('/')})`}`]
  for (const entry of entries) lines.push(entryLine(entry, entry.id === focus))
  if (input !== undefined) {
    const typed = input.secret ? '•'.repeat(input.length) : (input.text ?? '')
    lines.push(`  input ${input.field} (${input.label}): ${typed}_`)
  }
  if (dialog !== undefined) {
    lines.push(`  dialog ${dialog.id}: ${dialog.title}`, `    ${dialog.text}`)
    lines.push(`    ${dialog.buttons.map(({ id, label }) => `(${label} = ${id})`).join(' ')}`)
  }
  lines.push(`  ${statusLine(status)}`)
  return lines.join('\n')
}

function entryLine(entry: ScreenEntry, focused: boolean): string {
  const tick = entry.ticked === undefined ? '' : entry.ticked ? '[x] ' : '[ ] '
  const value = entry.value === undefined ? '' : ` = ${entry.value}`
  const greyed = entry.enabled ? '' : `  greyed: ${entry.reason ?? 'no reason given'}`
  return `  ${focused ? '>' : ' '} ${tick}${entry.label}  (${entry.id})${value}${greyed}`
}

function statusLine(status: ScreenStatus): string {
  const parts = [
    `${status.connect}${status.reason === undefined ? '' : ` (${status.reason})`}`,
    `data ${status.data}`,
    `bearer ${status.bearer}`,
    status.technology,
    `sim ${status.sim}`,
  ]
  if (status.abroad) parts.push('abroad')
  if (status.roaming) parts.push('roaming')
  if (status.privateMode) parts.push('private mode')
  if (status.linked) parts.push(`linked${status.user === undefined ? '' : ` to ${status.user}`}`)
  return parts.join(' · ')
}
