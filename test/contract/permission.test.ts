import { expect, test } from 'vitest'
import { addressOf } from '../../src/contract/address.ts'
import { roles, type Role } from '../../src/contract/channel.ts'
import { channelNames, channels, channelOf, type ChannelName } from '../../src/contract/channels.ts'
import { mayPublish, mayRead, maySubscribe, type Grant } from '../../src/contract/permission.ts'

const mine = 'WP0ZZZ99ZHS000001'
const other = 'WP0ZZZ99ZHS000002'
const accountId = 'demo-owner'

function topicOf(name: ChannelName, vin = mine, account = accountId): string {
  return channels[name].address.replace('{vin}', vin).replace('{accountId}', account)
}

test.each(roles.map((role) => ({ role })))(
  '$role does what the list says and nothing else',
  ({ role }) => {
    const grant: Grant = { roles: [role], vins: [mine], accounts: [accountId] }
    for (const name of channelNames) {
      const { publishedBy, readBy, address } = channelOf(name)
      expect(mayPublish(grant, topicOf(name)), `publish ${name}`).toBe(publishedBy === role)
      expect(mayRead(grant, topicOf(name)), `read ${name}`).toBe(readBy.includes(role))
      expect(maySubscribe(grant, topicOf(name)), `subscribe ${name}`).toBe(readBy.includes(role))
      if (!address.includes('{vin}')) continue
      expect(mayPublish(grant, topicOf(name, other)), `publish ${name} of another car`).toBe(false)
      expect(mayRead(grant, topicOf(name, other)), `read ${name} of another car`).toBe(false)
      expect(maySubscribe(grant, topicOf(name, other)), `subscribe ${name} of another car`).toBe(
        false,
      )
    }
  },
)

test('who has no roles may do nothing, and a topic outside the list is closed to all', () => {
  const everyone: Grant = { roles }
  for (const topic of ['home/light', `pcm/v1/${mine}/driver`, '$SYS/uptime', '']) {
    expect(mayPublish(everyone, topic)).toBe(false)
    expect(mayRead(everyone, topic)).toBe(false)
    expect(maySubscribe(everyone, topic)).toBe(false)
  }
  for (const name of channelNames) {
    expect(mayPublish({ roles: [] }, topicOf(name))).toBe(false)
    expect(mayRead({ roles: [] }, topicOf(name))).toBe(false)
  }
  expect(maySubscribe({ roles: [] }, '#')).toBe(false)
})

test('an account is nobody else’s business', () => {
  const owner: Grant = { roles: ['owner'], accounts: [accountId] }
  const own = addressOf('backend.pairingCode.shown', { accountId, vin: mine })
  const foreign = addressOf('backend.pairingCode.shown', { accountId: 'someone-else', vin: mine })
  expect(mayRead(owner, own)).toBe(true)
  expect(mayRead(owner, foreign)).toBe(false)
  expect(maySubscribe(owner, 'connect/v1/users/someone-else/pairing-codes/+')).toBe(false)
  expect(maySubscribe(owner, `connect/v1/users/${accountId}/pairing-codes/+`)).toBe(true)
})

const filters: readonly [role: Role, filter: string, allowed: boolean][] = [
  ['driver', '#', true],
  ['driver', 'pcm/v1/#', true],
  ['driver', `pcm/v1/${mine}/#`, true],
  ['driver', `pcm/v1/${other}/#`, false],
  ['driver', 'pcm/v1/+/head-unit/+', true],
  ['driver', 'pcm/v1/+/head-unit/screen', true],
  ['driver', 'pcm/v1/+/head-unit', false],
  ['driver', 'pcm/v1/+/driver/#', false],
  ['driver', 'pcm/v1/+/surroundings/#', false],
  ['driver', 'pcm/v1/world/cars', true],
  ['driver', 'pcm/v1/world/cars/#', true],
  ['driver', 'pcm/v1/world/cars/request', false],
  ['driver', 'connect/v1/users/#', false],
  ['driver', '+/+/+', false],
  ['headUnit', 'pcm/v1/+/driver/#', true],
  ['headUnit', `pcm/v1/${other}/driver/#`, false],
  ['headUnit', 'pcm/v1/+/head-unit/#', false],
  ['observer', 'pcm/v1/+/driver/#', true],
  ['observer', 'pcm/v1/+/driver/text', false],
  ['observer', `pcm/v1/${mine}/surroundings/sim-card`, false],
  ['observer', `connect/v1/vehicles/${mine}/link/request`, false],
  ['backend', 'connect/v1/vehicles/+/link/request', true],
]

test.each(filters)('%s asks for %s: %s', (role, filter, allowed) => {
  expect(maySubscribe({ roles: [role], vins: [mine] }, filter)).toBe(allowed)
})

test('nobody but the head unit is shown what is typed, and nobody but the backend what a car sends to be linked', () => {
  const readers = (name: ChannelName) =>
    roles.filter((role) => mayRead({ roles: [role] }, topicOf(name)))
  expect(readers('driver.text.entered')).toEqual(['headUnit'])
  expect(readers('surroundings.simCard.changed')).toEqual(['headUnit'])
  expect(readers('car.link.requested')).toEqual(['backend'])
})
