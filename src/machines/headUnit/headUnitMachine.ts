import { hasSimSlot } from '../../catalogue/features.ts'
import { noOrders } from '../functionsOnDemand/ordersMachine.ts'
import { actOf } from './act.ts'
import { filling } from './filling.ts'
import { initialContext } from './headUnitContext.ts'
import { headUnitSetup } from './headUnitSetup.ts'
import { orderEvents } from './orderEvents.ts'
import { conditionsOf, parkingOf } from './page.ts'

/**
 * The head unit of one car: inputs go in, facts come out, nothing else crosses its skin.
 * It knows no MQTT, no clock and no React; the menu is data, where we are is `context.path`.
 */
export const headUnitMachine = headUnitSetup.createMachine({
  id: 'headUnit',
  context: ({ input, spawn }) => {
    const context = initialContext(input)
    spawn('sim', {
      id: 'sim',
      input: {
        hasSlot: hasSimSlot(input.facts.vehicle),
        card: input.surroundings.simCard,
        pinEntered: input.pinEntered,
        remembers: input.settings.rememberPin,
        memory: input.sim,
      },
    })
    spawn('mobileData', { id: 'mobileData', input: { conditions: conditionsOf(context) } })
    spawn('calls', { id: 'calls', input: { conditions: conditionsOf(context) } })
    spawn('orders', {
      id: 'orders',
      input: { parking: parkingOf(context), memory: input.orders ?? noOrders },
    })
    spawn('account', { id: 'account', input: { user: input.user } })
    return context
  },
  initial: 'waking',
  on: {
    'surroundings.*': {
      actions: [
        { type: 'noteSurroundings', params: ({ event }) => event.payload },
        'tellConditions',
      ],
    },
    'surroundings.simCard.changed': [
      {
        guard: 'hasNoSlot',
        actions: { type: 'refuse', params: { reason: 'no-sim-slot' } },
      },
      {
        actions: [
          'askPinAgain',
          { type: 'tellSimCard', params: ({ event }) => ({ card: event.payload.simCard }) },
        ],
      },
    ],
    'surroundings.call.changed': {
      actions: { type: 'requestCall', params: ({ event }) => event.payload },
    },
    'surroundings.carPlay.changed': [
      {
        guard: { type: 'isCarPlayWithoutPhone', params: ({ event }) => event.payload },
        actions: { type: 'refuse', params: { reason: 'no-phone-paired' } },
      },
      {
        actions: [
          { type: 'noteSurroundings', params: ({ event }) => event.payload },
          'tellConditions',
        ],
      },
    ],
    'calls.state.changed': {
      actions: [
        { type: 'noteSurroundings', params: ({ event }) => ({ call: event.call }) },
        'tellConditions',
      ],
    },
    'calls.call.refused': { actions: { type: 'refuse', params: ({ event }) => event } },
    'sim.state.changed': {
      actions: [
        {
          type: 'noteReport',
          params: ({ event: { sim, home, plan } }) => ({ sim, cardHome: home, cardPlan: plan }),
        },
        'tellConditions',
        'tellCardRead',
      ],
    },
    'mobileData.connect.changed': {
      actions: [
        {
          type: 'noteReport',
          params: ({ event }) => ({ connect: event.connect, connectReason: event.reason }),
        },
        'tellAccount',
        'tellParking',
      ],
    },
    'account.state.changed': {
      actions: {
        type: 'noteReport',
        params: ({ event }) => ({ linked: event.linked, user: event.user, linking: false }),
      },
    },
    'account.request.made': {
      actions: [
        { type: 'noteReport', params: { linking: true } },
        { type: 'publishRequest', params: ({ event }) => event },
      ],
    },
    ...orderEvents.on,
    'clock.time.told': { actions: { type: 'takeTime', params: ({ event }) => event } },
    'backend.link.*': {
      actions: { type: 'passAnswer', params: ({ event }) => ({ event }) },
    },
  },
  states: {
    waking: { always: [{ guard: 'isOn', target: 'on' }, { target: 'off' }] },
    off: {
      tags: 'dark',
      entry: [
        { type: 'setPower', params: { power: 'off' } },
        'goHome',
        'askPinAgain',
        'cyclePower',
        'tellConditions',
      ],
      on: {
        'driver.*': { actions: { type: 'refuse', params: { reason: 'ignition-off' } } },
        'driver.key.pressed': [
          {
            guard: { type: 'isPowerKey', params: ({ event }) => event.payload },
            target: 'starting',
            actions: { type: 'noteSurroundings', params: { ignition: 'on' } },
          },
          { actions: { type: 'refuse', params: { reason: 'ignition-off' } } },
        ],
        'surroundings.ignition.changed': {
          guard: { type: 'isSwitchedOn', params: ({ event }) => event.payload },
          target: 'starting',
          actions: { type: 'noteSurroundings', params: ({ event }) => event.payload },
        },
      },
    },
    starting: {
      tags: 'starting',
      entry: [{ type: 'setPower', params: { power: 'starting' } }, 'tellConditions'],
      after: { startTime: 'on' },
      on: {
        'driver.*': { actions: { type: 'refuse', params: { reason: 'starting-up' } } },
        'driver.key.pressed': [
          {
            guard: { type: 'isPowerKey', params: ({ event }) => event.payload },
            target: 'off',
            actions: { type: 'noteSurroundings', params: { ignition: 'off' } },
          },
          { actions: { type: 'refuse', params: { reason: 'starting-up' } } },
        ],
        'surroundings.ignition.changed': {
          guard: { type: 'isSwitchedOff', params: ({ event }) => event.payload },
          target: 'off',
          actions: { type: 'noteSurroundings', params: ({ event }) => event.payload },
        },
      },
    },
    on: {
      entry: [{ type: 'setPower', params: { power: 'on' } }, 'tellConditions'],
      initial: 'browsing',
      on: {
        'driver.*': {
          actions: {
            type: 'interpret',
            params: ({ context, event }) => ({ act: actOf(context, event) }),
          },
        },
        'surroundings.ignition.changed': {
          guard: { type: 'isSwitchedOff', params: ({ event }) => event.payload },
          target: 'off',
          actions: { type: 'noteSurroundings', params: ({ event }) => event.payload },
        },
        'act.power.pressed': {
          target: 'off',
          actions: { type: 'noteSurroundings', params: { ignition: 'off' } },
        },
        'act.notice.confirmed': {
          actions: [
            'tellParking',
            { type: 'closeNotice', params: ({ event }) => event },
            { type: 'confirmNotice', params: ({ event }) => event },
          ],
        },
        'act.input.refused': { actions: { type: 'refuse', params: ({ event }) => event } },
        'act.language.changed': { actions: { type: 'setLocale', params: ({ event }) => event } },
        'act.dialog.closed': [
          { guard: 'isLinkingDialog', actions: ['cancelLink', 'closeDialog'] },
          { actions: 'closeDialog' },
        ],
        'act.page.opened': {
          target: '.browsing',
          actions: { type: 'openPage', params: ({ event }) => event },
        },
        'act.form.opened': {
          target: '.filling',
          actions: { type: 'openForm', params: ({ event }) => event },
        },
        'account.link.accepted': {
          actions: [
            { type: 'showDialog', params: { id: 'linked' } },
            { type: 'soundTone', params: { tone: 'acceptance' } },
          ],
        },
        'account.link.refused': {
          actions: [
            {
              type: 'showDialog',
              params: ({ event }) => ({ id: 'link-refused', reason: event.reason }),
            },
            { type: 'soundTone', params: { tone: 'refusal' } },
          ],
        },
      },
      states: {
        browsing: {
          always: { guard: 'mustAskPin', target: 'filling', actions: 'openPinForm' },
          on: {
            'act.page.left': { actions: 'leavePage' },
            'act.focus.moved': { actions: { type: 'moveFocus', params: ({ event }) => event } },
            'act.setting.toggled': [
              {
                guard: { type: 'causesCost', params: ({ event }) => event },
                actions: [
                  { type: 'toggleSetting', params: ({ event }) => event },
                  'tellConditions',
                  { type: 'showDialog', params: { id: 'roaming-cost' } },
                  { type: 'soundTone', params: { tone: 'notice' } },
                ],
              },
              {
                actions: [
                  { type: 'toggleSetting', params: ({ event }) => event },
                  'tellConditions',
                  'tellSimRemembering',
                ],
              },
            ],
          },
        },
        filling,
      },
    },
  },
})
