import { expect, test } from 'vitest'
import { addressOf, filterOf, placeOf } from '../../src/contract/address.ts'
import { channelNames, channels } from '../../src/contract/channels.ts'

const vin = 'WP0ZZZ99ZHS000001'
const accountId = 'demo-owner'

test('a channel of one car is addressed by its VIN', () => {
  expect(addressOf('driver.key.pressed', { vin })).toBe(`pcm/v1/${vin}/driver/key`)
  expect(addressOf('car.presence.changed', { vin })).toBe(`connect/v1/vehicles/${vin}/presence`)
  expect(addressOf('backend.pairingCode.shown', { accountId, vin })).toBe(
    `connect/v1/users/${accountId}/pairing-codes/${vin}`,
  )
  expect(addressOf('bench.clock.changed', {})).toBe('pcm/v1/world/clock/change')
})

test.each(['', '+', '#', 'a/b', `${vin}/#`, 'nul\0'])(
  'the parameter %j would change the shape of a topic and is refused',
  (bad) => {
    expect(() => addressOf('driver.key.pressed', { vin: bad })).toThrow(/driver\.key\.pressed.*vin/)
  },
)

test('a misspelt or missing parameter is seen by the compiler, and refused when it comes from elsewhere', () => {
  // @ts-expect-error the parameter is called vin
  expect(() => addressOf('driver.key.pressed', { vim: vin })).toThrow(/vin is missing/)
  // @ts-expect-error a channel of an account has two parameters
  expect(() => addressOf('backend.pairingCode.shown', { vin })).toThrow(/accountId is missing/)
})

test('every channel is found again by its own address, with its parameters', () => {
  for (const name of channelNames) {
    const topic = channels[name].address
      .replace('{vin}', vin)
      .replace(/\{(accountId|deskId)\}/, accountId)
    const place = placeOf(topic)
    expect(place?.name).toBe(name)
    for (const [key, value] of Object.entries(place?.params ?? {})) {
      expect(value).toBe(key === 'vin' ? vin : accountId)
    }
  }
  expect(new Set(channelNames.map((name) => channels[name].address)).size).toBe(channelNames.length)
})

test.each([
  '',
  'pcm/v1',
  'pcm/v2/WP0ZZZ99ZHS000001/driver/key',
  'pcm/v1/WP0ZZZ99ZHS000001/driver/key/more',
  'pcm/v1/WP0ZZZ99ZHS000001/driver',
  'pcm/v1//driver/key',
  '/pcm/v1/WP0ZZZ99ZHS000001/driver/key',
  'PCM/v1/WP0ZZZ99ZHS000001/driver/key',
  '$SYS/broker/heartbeat',
])('%j is no place of ours', (topic) => {
  expect(placeOf(topic)).toBeUndefined()
})

test('the clock of the world is never the clock of a car called world', () => {
  expect(placeOf('pcm/v1/world/clock')).toEqual({ name: 'world.clock.changed', params: {} })
})

test('a filter takes every value of the parameters that are not given', () => {
  expect(filterOf('driver.key.pressed')).toBe('pcm/v1/+/driver/key')
  expect(filterOf('driver.key.pressed', { vin })).toBe(`pcm/v1/${vin}/driver/key`)
  expect(filterOf('backend.pairingCode.shown', { accountId })).toBe(
    `connect/v1/users/${accountId}/pairing-codes/+`,
  )
})
