import { headUnitSetup } from './headUnitSetup.ts'

/** What concerns orders: what Porsche Connect says, and what the procedures of the car tell the driver. */
export const orderEvents = headUnitSetup.createStateConfig({
  on: {
    'backend.orders.shown': { actions: { type: 'passOrders', params: ({ event }) => event } },
    'backend.report.acknowledged': {
      actions: { type: 'passReceipt', params: ({ event }) => event },
    },
    'orders.notice.given': {
      actions: [
        {
          type: 'showDialog',
          params: ({ event }) => ({ id: event.notice, values: { function: event.id } }),
        },
        { type: 'soundTone', params: { tone: 'notice' } },
      ],
    },
    'orders.way.told': {
      actions: [
        {
          type: 'showDialog',
          params: ({ event }) => ({ id: 'procedure-incomplete', reason: event.reason }),
        },
        { type: 'soundTone', params: { tone: 'notice' } },
      ],
    },
    'orders.update.listed': {
      actions: { type: 'noteReport', params: ({ event }) => ({ update: event.id }) },
    },
    'orders.services.changed': {
      actions: { type: 'noteReport', params: ({ event }) => ({ services: event.services }) },
    },
    'orders.report.made': { actions: { type: 'publishReport', params: ({ event }) => event } },
  },
})
