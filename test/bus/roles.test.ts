import { expect, test } from 'vitest'
import type { Bus } from '../../src/bus/bus.ts'
import type { ChannelName } from '../../src/contract/channels.ts'

/** A bus that notes what it is asked; what is wrong is wrong before anything runs. */
function notingBus(): { readonly bus: Bus<'driver'>; readonly asked: ChannelName[] } {
  const asked: ChannelName[] = []
  return {
    asked,
    bus: {
      publish: (name) => asked.push(name),
      listen: (names) => {
        asked.push(...names)
        return Promise.resolve(() => undefined)
      },
      onConnection: () => () => undefined,
      close: () => Promise.resolve(),
    },
  }
}

test('the compiler knows who may say and hear what', async () => {
  const { bus, asked } = notingBus()
  const vin = 'WP0ZZZ99ZHS000001'
  bus.publish('driver.key.pressed', { vin }, { inputId: 'a', key: 'back' })
  // @ts-expect-error a driver does not switch the ignition of the surroundings
  bus.publish('surroundings.ignition.changed', { vin }, { inputId: 'a', ignition: 'on' })
  // @ts-expect-error the parameter is called vin
  bus.publish('driver.key.pressed', { vim: vin }, { inputId: 'a', key: 'back' })
  // @ts-expect-error a key is named by a word
  bus.publish('driver.key.pressed', { vin }, { inputId: 'a', key: 1 })
  // @ts-expect-error an input names itself
  bus.publish('driver.key.pressed', { vin }, { key: 'back' })
  // @ts-expect-error there is no such channel
  bus.publish('driver.key.smashed', { vin }, { inputId: 'a', key: 'back' })
  await bus.listen(['headUnit.screen.shown'], { vin }, ({ payload }) => payload.kind)
  // @ts-expect-error what is typed is not for drivers to read
  await bus.listen(['driver.text.entered'], { vin }, () => undefined)
  expect(asked).toHaveLength(8)
})
