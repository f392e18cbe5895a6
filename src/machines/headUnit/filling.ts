import { triesDialog } from './headUnitContext.ts'
import { headUnitSetup } from './headUnitSetup.ts'

/** A form is on the screen: a code or a Porsche ID for the backend, a PIN or a PUK for the card in the slot. */
export const filling = headUnitSetup.createStateConfig({
  always: [
    { guard: 'mustAskPuk', actions: 'openPinForm' },
    {
      guard: 'isBlockedAtPinForm',
      target: 'browsing',
      actions: ['closeForm', { type: 'showDialog', params: { id: 'sim-blocked' } }],
    },
    { guard: 'isPinFormOver', target: 'browsing', actions: 'closeForm' },
  ],
  on: {
    'act.form.left': { target: 'browsing', actions: 'closeForm' },
    'act.field.changed': { actions: { type: 'fillField', params: ({ event }) => event } },
    'act.field.reached': { actions: { type: 'reachField', params: ({ event }) => event } },
    'act.form.sent': [
      { guard: 'isPinForm', actions: 'sendPin' },
      {
        target: 'browsing',
        actions: ['requestLink', { type: 'showDialog', params: { id: 'linking' } }, 'closeForm'],
      },
    ],
    'sim.pin.accepted': {
      target: 'browsing',
      actions: [
        'rememberAcceptedPin',
        'closeForm',
        'tellSimRemembering',
        { type: 'soundTone', params: { tone: 'acceptance' } },
      ],
    },
    'sim.pin.refused': {
      actions: [
        'clearForm',
        { type: 'showDialog', params: ({ event }) => triesDialog(event) },
        { type: 'soundTone', params: { tone: 'refusal' } },
      ],
    },
    'sim.puk.refused': {
      actions: [
        'clearForm',
        { type: 'showDialog', params: ({ event }) => triesDialog(event) },
        { type: 'soundTone', params: { tone: 'refusal' } },
      ],
    },
  },
})
