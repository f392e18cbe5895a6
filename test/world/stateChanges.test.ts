import { expect, test } from 'vitest'
import { assign, createActor, createMachine } from 'xstate'
import { stateChanges, statesOf } from '../../src/world/statesOf.ts'

const lamp = createMachine({
  initial: 'dark',
  states: { dark: { on: { switch: 'bright' } }, bright: { on: { switch: 'dark' } } },
})

const room = createMachine({
  context: { guests: 0 },
  initial: 'closed',
  states: {
    closed: { on: { open: 'open' } },
    open: { invoke: { src: lamp, id: 'lamp' }, on: { close: 'closed' } },
  },
  on: { knock: { actions: assign({ guests: () => 7 }) } },
})

test('a state of the machine or of one in it is a change, and so is one that comes or goes', () => {
  const actor = createActor(room).start()
  const hasChanged = stateChanges(actor)
  expect(hasChanged()).toBe(true)
  expect(hasChanged()).toBe(false)

  actor.send({ type: 'open' })
  expect(hasChanged()).toBe(true)
  expect(statesOf(actor)).toEqual({ headUnit: 'open', lamp: 'dark' })

  actor.getSnapshot().children['lamp']?.send({ type: 'switch' })
  expect(hasChanged()).toBe(true)
  expect(hasChanged()).toBe(false)

  actor.send({ type: 'close' })
  expect(hasChanged()).toBe(true)
})

test('what a machine only knows better is none', () => {
  const actor = createActor(room).start()
  const hasChanged = stateChanges(actor)
  hasChanged()
  actor.send({ type: 'knock' })
  expect(actor.getSnapshot().context.guests).toBe(7)
  expect(hasChanged()).toBe(false)
})
