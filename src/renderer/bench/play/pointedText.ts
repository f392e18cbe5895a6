import type { TFunction } from 'i18next'
import type { ScreenView } from '../../../contract/screenView.ts'
import type { Pointed } from '../../../scenario/seeFor.ts'

/** What can be pointed at, in words. */
export function pointedText(t: TFunction, view: ScreenView, pointed: Pointed): string {
  switch (pointed.at) {
    case 'entry': {
      const entry = view.entries.find(({ id }) => id === pointed.id)
      return t(
        entry?.ticked === undefined ? 'record.at_entry' : `record.at_tick_${String(entry.ticked)}`,
        {
          label: entry?.label ?? pointed.id,
        },
      )
    }
    case 'status':
      return t('record.at_status', {
        key: pointed.key,
        value: String(view.status[pointed.key] ?? '–'),
      })
    case 'dialog':
      return t('record.at_dialog', { title: view.dialog?.title ?? '' })
    case 'input':
      return t('record.at_input', { label: view.input?.label ?? '' })
    case 'page':
      return t('record.at_page', { title: view.title })
  }
}
