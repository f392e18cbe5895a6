import { activationSetup } from './activationSetup.ts'

/**
 * After an installation that has failed, in this order: no cable, switch off, leave, lock, ten minutes, start
 * again. A step out of its order leads to nothing, and whoever starts the car is told which one was missing.
 */
export const recovering = activationSetup.createStateConfig({
  description: 'Switched off, left and locked for ten minutes [src: 004:274, R-9.6, C-60]',
  initial: 'unplugging',
  on: { 'charger.cable.plugged': '.unplugging' },
  states: {
    unplugging: {
      entry: { type: 'noteStage', params: { stage: 'unplugging' } },
      always: { guard: 'isUnplugged', target: 'switchingOff' },
      on: {
        'driver.car.entered': { actions: { type: 'tellWhy', params: { stage: 'unplugging' } } },
        'power.car.started': { actions: { type: 'tellWhy', params: { stage: 'unplugging' } } },
      },
    },
    switchingOff: {
      entry: { type: 'noteStage', params: { stage: 'switchingOff' } },
      on: {
        'power.car.stopped': 'leaving',
        'driver.car.entered': { actions: { type: 'tellWhy', params: { stage: 'switchingOff' } } },
        'power.car.started': { actions: { type: 'tellWhy', params: { stage: 'leaving' } } },
      },
    },
    leaving: {
      entry: { type: 'noteStage', params: { stage: 'leaving' } },
      on: {
        'driver.car.left': 'locking',
        'power.car.started': {
          target: 'switchingOff',
          actions: { type: 'tellWhy', params: { stage: 'leaving' } },
        },
      },
    },
    locking: {
      entry: { type: 'noteStage', params: { stage: 'locking' } },
      on: {
        'doors.car.locked': 'executing',
        'power.car.started': {
          target: 'switchingOff',
          actions: { type: 'tellWhy', params: { stage: 'locking' } },
        },
      },
    },
    executing: {
      entry: 'noteDue',
      after: { lockedTime: 'ready' },
      on: {
        'doors.car.unlocked': 'interrupted',
        'power.car.started': {
          target: 'switchingOff',
          actions: { type: 'tellWhy', params: { stage: 'executing' } },
        },
      },
    },
    interrupted: {
      entry: { type: 'noteStage', params: { stage: 'locking' } },
      on: {
        'doors.car.locked': 'executing',
        'power.car.started': {
          target: 'switchingOff',
          actions: { type: 'tellWhy', params: { stage: 'executing' } },
        },
      },
    },
    ready: {
      entry: 'noteReady',
      on: { 'power.car.started': '#activation.recovered', 'charger.cable.plugged': {} },
    },
  },
})
