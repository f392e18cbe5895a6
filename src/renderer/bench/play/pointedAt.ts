import type { ScreenView } from '../../../contract/screenView.ts'
import { pointableOn, type Pointed } from '../../../scenario/seeFor.ts'

/** What of the head unit was pointed at; undefined where there is nothing to expect. */
export function pointedAt(target: EventTarget | null, view: ScreenView): Pointed | undefined {
  if (!(target instanceof Element)) return undefined
  if (target.closest('[role="alertdialog"]') !== null) return { at: 'dialog' }
  const id = target.closest<HTMLElement>('[data-entry]')?.dataset['entry']
  if (id !== undefined) {
    if (view.entries.some((entry) => entry.id === id)) return { at: 'entry', id }
    return view.input?.field === id ? { at: 'input' } : undefined
  }
  const key = target.closest<HTMLElement>('[data-status]')?.dataset['status']
  const status = pointableOn(view).find((one) => one.at === 'status' && one.key === key)
  if (status !== undefined) return status
  return target.closest('h2') === null ? undefined : { at: 'page' }
}
