import type { ScreenEntry, ScreenStatus, ScreenView } from '../../../src/contract/screenView.ts'

export const onlineStatus: ScreenStatus = {
  data: 'up',
  connect: 'online',
  bearer: 'embedded',
  technology: 'LTE',
  abroad: false,
  roaming: false,
  sim: 'ready',
  bluetooth: false,
  privateMode: false,
  linked: false,
}

export function entry(id: string, more: Partial<ScreenEntry> = {}): ScreenEntry {
  return { id, label: id.toUpperCase(), labelLocale: 'en', kind: 'menu', enabled: true, ...more }
}

export function view(more: Partial<ScreenView> = {}): ScreenView {
  return {
    kind: 'list',
    title: 'SET PHONE',
    path: ['phone', 'opt', 'set_phone'],
    entries: [entry('roaming', { kind: 'tick', ticked: false, label: 'Roaming' })],
    focus: 'roaming',
    keys: [
      { id: 'phone', label: 'PHONE' },
      { id: 'back', label: 'Back' },
    ],
    status: onlineStatus,
    ...more,
  }
}
