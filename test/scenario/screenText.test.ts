import { expect, test } from 'vitest'
import type { ScreenView } from '../../src/contract/screenView.ts'
import { channels } from '../../src/contract/channels.ts'
import { screenText } from '../../src/scenario/screenText.ts'

const { status } = channels['headUnit.screen.shown'].example

const view: ScreenView = {
  kind: 'form',
  title: 'SIM PIN',
  path: ['sim_pin'],
  entries: [
    { id: 'pin', label: 'PIN', labelLocale: 'en', kind: 'field', enabled: true, value: '••••' },
    {
      id: 'roaming',
      label: 'Roaming',
      labelLocale: 'en',
      kind: 'tick',
      enabled: true,
      ticked: true,
    },
    {
      id: 'sim',
      label: 'SIM',
      labelLocale: 'en',
      kind: 'menu',
      enabled: false,
      reason: 'no-sim-card',
    },
  ],
  focus: 'pin',
  keys: [],
  input: { field: 'pin', label: 'PIN', kind: 'digits', length: 4, maxLength: 8, secret: true },
  dialog: { id: 'd', title: 'Title', text: 'Words', buttons: [{ id: 'ok', label: 'OK' }] },
  status: { ...status, privateMode: true, linked: true, user: 'Alex' },
}

test('the screen as text shows everything but secrets', () => {
  expect(screenText(view)).toBe(
    [
      '[form] SIM PIN  (sim_pin)',
      '  > PIN  (pin) = ••••',
      '    [x] Roaming  (roaming)',
      '    SIM  (sim)  greyed: no-sim-card',
      '  input pin (PIN): ••••_',
      '  dialog d: Title',
      '    Words',
      '    (OK = ok)',
      '  offline (ignition-off) · data down · bearer none · LTE · sim ready · private mode · linked to Alex',
    ].join('\n'),
  )
})
