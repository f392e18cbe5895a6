import { expect, test } from 'vitest'
import type { OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import type { InnerWorld } from '../../src/world/innerWorld.ts'
import { openedWorld } from '../helpers/openedWorld.ts'
import { rawOwner, type RawOwner } from '../helpers/rawOwner.ts'

const account = 'demo-owner'
const buy: OwnerDeed = { act: 'buy', terms: true, renew: true }

/** One `buy` away from an order: address, card, cart and check are done. */
async function atTheTill(): Promise<{ world: InnerWorld; vin: string; owner: RawOwner }> {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle: 'taycan-y1a-2021' })
  const owner = await rawOwner(world, account)
  const address = { street: '1 Test Road', city: 'Ulm', postcode: '89073', country: 'DE' }
  const card = { holder: 'Alex', number: '4111 1111 1111 1111', expires: '2027-12' }
  await owner.send('a', { act: 'enter-address', ...address })
  await owner.send('b', { act: 'enter-card', ...card })
  await owner.send('c', { act: 'add-to-cart', vin, product: 'navigation' })
  await owner.send('d', { act: 'review' })
  expect(owner.answers.map(({ accepted }) => accepted)).toEqual([true, true, true, true])
  return { world, vin, owner }
}

interface Shown {
  readonly shop: { readonly orders: readonly unknown[]; readonly charges: readonly unknown[] }
}

function ordersIn(owner: RawOwner): readonly number[] {
  const { shop } = owner.seen() as unknown as Shown
  return [shop.orders.length, shop.charges.length]
}

/** One act under its id, and what else may come of its messages. */
type Trouble = (owner: RawOwner, vin: string, id: string, deed: OwnerDeed) => Promise<void>

const faults: readonly (readonly [string, Trouble])[] = [
  ['the same request again', (owner, _, id, deed) => owner.send(id, deed)],
  [
    'the same request a hundred times',
    async (owner, _, id, deed) => {
      for (let count = 0; count < 100; count += 1) await owner.send(id, deed)
    },
  ],
  [
    'the same request id with other words',
    (owner, vin, id) => owner.send(id, { act: 'remove-vehicle', vin }),
  ],
  ['a second press of the button', (owner, _, id, deed) => owner.send(`${id}-2`, deed)],
  [
    'the messages of the whole order once more, in another order',
    async (owner, vin, id, deed) => {
      await owner.send('d', { act: 'review' })
      await owner.send(id, deed)
      await owner.send('c', { act: 'add-to-cart', vin, product: 'navigation' })
    },
  ],
  [
    'half a message',
    async (owner, _, id, deed) => {
      const text = JSON.stringify({ requestId: `${id}-3`, deed })
      for (const length of [1, 10, text.length - 1]) await owner.sendText(text.slice(0, length))
    },
  ],
  [
    'a message that is something else',
    async (owner) => {
      await owner.sendText('{"requestId":"x","deed":{"act":"buy"}}')
      await owner.sendText('{"requestId":"x","deed":{"act":"buy","terms":1,"renew":true}}')
      await owner.sendText('null')
      await owner.sendText('{"requestId":"x","deed":{"act":"give-money-back"}}')
    },
  ],
  [
    'the request in the name of another account',
    (owner, _, id, deed) =>
      owner.sendText(
        JSON.stringify({ requestId: `${id}-4`, deed }),
        'connect/v1/users/somebody-else/request',
      ),
  ],
  [
    'a request that is to be kept by the broker',
    (owner, _, id, deed) =>
      owner.sendText(JSON.stringify({ requestId: id, deed }), owner.topic, {
        retain: true,
      }),
  ],
  [
    'an answer that the owner invents',
    (owner, _, id) =>
      owner.sendText(
        JSON.stringify({ requestId: id, accepted: true }),
        `connect/v1/users/${account}/answer`,
      ),
  ],
]

test.each(faults)('an order is placed once, whatever follows: %s', async (_, trouble) => {
  const { vin, owner } = await atTheTill()
  await owner.send('buy', buy)
  const before = owner.seen()
  expect(ordersIn(owner)).toEqual([1, 1])
  const first = owner.answers.findLast(({ requestId }) => requestId === 'buy')
  await trouble(owner, vin, 'buy', buy)
  expect(owner.seen()).toEqual(before)
  for (const answer of owner.answers.filter(({ requestId }) => requestId === 'buy')) {
    expect(answer).toEqual(first)
  }
})

const harmless = /half a message|something else|another account|the owner invents/

test.each(faults.filter(([name]) => harmless.test(name)))(
  'nothing is ordered by: %s',
  async (_, trouble) => {
    const { vin, owner } = await atTheTill()
    const before = owner.seen()
    await trouble(owner, vin, 'buy', buy)
    expect(owner.seen()).toEqual(before)
    expect(ordersIn(owner)).toEqual([0, 0])
  },
)

test('a request that comes a year late has no second effect', async () => {
  const { world, owner } = await atTheTill()
  await owner.send('buy', { ...buy, renew: false })
  await world.advance(364 * 86_400_000)
  const before = owner.seen()
  await owner.send('buy', { ...buy, renew: false })
  expect(owner.seen()).toEqual(before)
})

test.each(faults)('a contract is cancelled once, whatever follows: %s', async (_, trouble) => {
  const { vin, owner } = await atTheTill()
  await owner.send('buy', buy)
  const cancel: OwnerDeed = { act: 'cancel', vin, product: 'navigation', via: 'store' }
  const first = await owner.ask('cancel', cancel)
  expect(first?.accepted).toBe(true)
  const before = owner.seen()
  await trouble(owner, vin, 'cancel', cancel)
  expect(owner.seen()).toEqual(before)
  for (const answer of owner.answers.filter(({ requestId }) => requestId === 'cancel')) {
    expect(answer).toEqual(first)
  }
})

test('a cancellation takes effect once', async () => {
  const { vin, owner } = await atTheTill()
  await owner.send('buy', buy)
  const cancel: OwnerDeed = { act: 'cancel', vin, product: 'navigation', via: 'portal' }
  const first = await owner.ask('cancel', cancel)
  const before = owner.seen()
  expect(await owner.ask('cancel', cancel)).toEqual(first)
  expect(await owner.ask('cancel-2', cancel)).toMatchObject({ reason: 'already-cancelled' })
  expect(owner.seen()).toEqual(before)
})

test('a request cut off in the middle of its packet does nothing', async () => {
  const { world, owner } = await atTheTill()
  const before = owner.seen()
  const packet = JSON.stringify({ requestId: 'cut', deed: buy })
  const stream = world.stream({ roles: ['owner'], accounts: [account] })
  const topic = Buffer.from(owner.topic)
  // CONNECT, then a PUBLISH that promises more bytes than come (MQTT 3.1.1, 3.1 and 3.3)
  const name = Buffer.from('\0\x04MQTT\x04\x02\0\0\0\x03cut')
  stream.write(Buffer.concat([Buffer.from([0x10, name.length]), name]))
  await new Promise((resolve) => stream.once('data', resolve))
  const body = Buffer.concat([Buffer.from([0, topic.length]), topic, Buffer.from(packet)])
  stream.write(Buffer.concat([Buffer.from([0x30, body.length]), body.subarray(0, -5)]))
  stream.destroy()
  await owner.send('after', { act: 'review' })
  expect(owner.seen()).toEqual(before)
  expect(owner.answers.some(({ requestId }) => requestId === 'cut')).toBe(false)
})
