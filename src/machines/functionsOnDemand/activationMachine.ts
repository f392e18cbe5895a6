import { activationSetup } from './activationSetup.ts'
import { recovering } from './recovering.ts'

/**
 * A function is activated in the car, or an online software update is installed. One that fails is
 * brought to its end by the procedure of; how the driver starts an activation is assumed: the car asks.
 */
export const activationMachine = activationSetup.createMachine({
  id: 'activation',
  context: ({ input }) => input,
  initial: 'deciding',
  on: {
    'parking.state.changed': { actions: { type: 'takeParking', params: ({ event }) => event } },
    'activation.task.given': [
      { guard: { type: 'isSame', params: ({ event }) => event } },
      { guard: 'isUnderWay' },
      {
        guard: { type: 'isGiven', params: ({ event }) => event },
        target: '.offered',
        actions: { type: 'takeTask', params: ({ event }) => event },
      },
      { target: '.idle', actions: 'forget' },
    ],
  },
  states: {
    deciding: {
      always: [
        { guard: { type: 'isAt', params: { stage: 'offered' } }, target: 'offered' },
        { guard: { type: 'isAt', params: { stage: 'installing' } }, target: 'installing' },
        { guard: { type: 'isAt', params: { stage: 'ready' } }, target: 'recovering.ready' },
        { guard: { type: 'isAt', params: { stage: 'executing' } }, target: 'recovering.executing' },
        { guard: { type: 'isAt', params: { stage: 'locking' } }, target: 'recovering.locking' },
        { guard: { type: 'isAt', params: { stage: 'leaving' } }, target: 'recovering.leaving' },
        {
          guard: { type: 'isAt', params: { stage: 'switchingOff' } },
          target: 'recovering.switchingOff',
        },
        { guard: { type: 'isAt', params: { stage: 'unplugging' } }, target: 'recovering' },
        { target: 'idle' },
      ],
    },
    idle: {},
    offered: {
      entry: { type: 'noteStage', params: { stage: 'offered' } },
      initial: 'deciding',
      on: { 'activation.notice.confirmed': 'installing', 'power.car.started': '.deciding' },
      states: {
        // an update waits under Updates until it is chosen
        deciding: { always: [{ guard: 'isUpdate', target: 'listed' }, { target: 'asking' }] },
        asking: { entry: { type: 'giveNotice', params: { notice: 'function-activation' } } },
        listed: { entry: 'listUpdate', exit: 'unlistUpdate' },
      },
    },
    installing: {
      entry: 'noteInstallation',
      after: {
        installationTime: [
          {
            guard: 'fails',
            target: 'recovering',
            actions: [
              'reportFailed',
              { type: 'giveNotice', params: { notice: 'installation-failed' } },
            ],
          },
          { target: 'done' },
        ],
      },
      on: { 'power.car.stopped': 'offered' },
    },
    recovering,
    recovered: {
      entry: 'noteRecovered',
      always: [
        {
          guard: 'isUpdate',
          target: 'offered',
          actions: { type: 'giveNotice', params: { notice: 'update-offered' } },
        },
        { target: 'done' },
      ],
    },
    done: {
      entry: 'reportDone',
      always: [
        {
          guard: 'isUpdate',
          target: 'idle',
          actions: [{ type: 'giveNotice', params: { notice: 'update-installed' } }, 'forget'],
        },
        {
          target: 'idle',
          actions: [{ type: 'giveNotice', params: { notice: 'function-activated' } }, 'forget'],
        },
      ],
    },
  },
})
