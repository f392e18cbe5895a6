import { expect, test } from 'vitest'
import type { InnerWorld } from '../../src/world/innerWorld.ts'
import { confirmed, driverOf, openedWorld, typed, type Driver } from '../helpers/openedWorld.ts'
import { rawClient, type RawClient } from '../helpers/rawClient.ts'
import { rawOwner } from '../helpers/rawOwner.ts'

const account = 'demo-owner'
const decoder = new TextDecoder()

interface Garage {
  readonly vehicles: readonly {
    readonly vin: string
    readonly linked: boolean
    readonly pairingCode: string | null
  }[]
}

interface Linking {
  readonly world: InnerWorld
  readonly vin: string
  readonly driver: Driver
  readonly code: string
  /** Another client with the rights of this car. */
  readonly car: RawClient
  readonly request: string
  /** The requests of the car itself, as they were on the wire. */
  readonly asked: readonly string[]
  readonly answers: readonly Readonly<Record<string, unknown>>[]
  /** What My Porsche shows, and the broker keeps, of cars, codes and links. */
  seen(): unknown
}

/** A car whose pairing code is typed in and not yet confirmed. */
async function beforeRedeeming(): Promise<Linking> {
  const world = await openedWorld()
  const { vin } = await world.openCar({ vehicle: '911-991-2018' })
  const asked: string[] = []
  const answers: Record<string, unknown>[] = []
  const shown = new Map<string, unknown>()
  world.onMessage((topic, payload) => {
    const text = decoder.decode(payload)
    if (topic === `connect/v1/vehicles/${vin}/link/request`) asked.push(text)
    else if (topic === `connect/v1/vehicles/${vin}/link/answer`) {
      answers.push(JSON.parse(text) as Record<string, unknown>)
    } else if (/^connect\/v1\/users\/[^/]+\/(garage|profile|shop|pairing-codes\/.*)$/.test(topic)) {
      shown.set(topic, JSON.parse(text))
    }
  })
  const driver = await driverOf(world, vin)
  await driver.choose('apps', 'opt', 'login_porsche_connect')
  const code = world.pairingCodeOf(vin) ?? ''
  await driver.input(typed(code))
  const car = await rawClient(world, 'raw-car', { roles: ['car'], vins: [vin] })
  const request = `connect/v1/vehicles/${vin}/link/request`
  const seen = () => structuredClone(Object.fromEntries(shown))
  return { world, vin, driver, code, car, request, asked, answers, seen }
}

function garageOf(linking: Linking): Garage['vehicles'] {
  const pages = linking.seen() as Readonly<Record<string, Garage | undefined>>
  return pages[`connect/v1/users/${account}/garage`]?.vehicles ?? []
}

const requestOf = (requestId: string, pairingCode: string) =>
  JSON.stringify({ requestId, method: 'pairing-code', pairingCode })

type Trouble = (linking: Linking, text: string) => Promise<void>

const troubles: readonly (readonly [string, Trouble])[] = [
  ['the same request again', ({ car, request }, text) => car.sendText(text, request)],
  [
    'the same request a hundred times',
    async ({ car, request }, text) => {
      for (let count = 0; count < 100; count += 1) await car.sendText(text, request)
    },
  ],
  [
    'the same request id with another code',
    ({ world, car, request }) =>
      car.sendText(requestOf('link-1', world.otherPairingCode()), request),
  ],
  [
    'the code typed in once more',
    ({ car, code, request }) => car.sendText(requestOf('again', code), request),
  ],
  [
    'presence and request once more, in another order',
    async ({ car, vin }, text) => {
      const presence = `connect/v1/vehicles/${vin}/presence`
      await car.sendText(text, `connect/v1/vehicles/${vin}/link/request`)
      await car.sendText('{"online":true}', presence)
      await car.sendText(text, `connect/v1/vehicles/${vin}/link/request`)
    },
  ],
  [
    'half a message',
    async ({ car, code, request }) => {
      const text = requestOf('half', code)
      for (const length of [1, 10, text.length - 1]) {
        await car.sendText(text.slice(0, length), request)
      }
    },
  ],
  [
    'a message that is something else',
    async ({ car, code, request }) => {
      await car.sendText(requestOf('else', code.slice(1)), request)
      await car.sendText(
        `{"requestId":"else","method":"pairing-code","pairingCode":${code}}`,
        request,
      )
      await car.sendText('null', request)
      await car.sendText('{"requestId":"else","method":"give-me-the-car"}', request)
    },
  ],
  [
    'the request in the name of another car',
    ({ car, code }) =>
      car.sendText(requestOf('other', code), 'connect/v1/vehicles/WP0ZZZ98ZHS000001/link/request'),
  ],
  [
    'a request that is to be kept by the broker',
    ({ car, request }, text) => car.sendText(text, request, { retain: true }),
  ],
  [
    'an answer that the car invents',
    ({ car, vin }) =>
      car.sendText(
        '{"requestId":"link-1","accepted":true,"user":"Mallory"}',
        `connect/v1/vehicles/${vin}/link/answer`,
      ),
  ],
]

test.each(troubles)('a code is redeemed once, whatever follows: %s', async (_, trouble) => {
  const linking = await beforeRedeeming()
  const { view } = await linking.driver.input(confirmed)
  expect(view.status.linked).toBe(true)
  const { asked, answers, vin } = linking
  expect(asked).toHaveLength(1)
  expect(garageOf(linking)).toContainEqual(
    expect.objectContaining({ vin, linked: true, pairingCode: null }),
  )
  const before = linking.seen()
  const first = answers[0]
  expect(first).toMatchObject({ accepted: true })
  await trouble(linking, asked[0] ?? '')
  expect(linking.seen()).toEqual(before)
  // whoever asks for the same hears the same; a car that proves itself once more is linked already, to the same user
  for (const { requestId: _id, ...answer } of answers) {
    expect(answer).toEqual({ accepted: true, user: first?.['user'] })
  }
  const after = await linking.driver.input(confirmed)
  expect(after.view.status).toEqual(view.status)
})

const harmless = /half a message|something else|another car|the car invents/

test.each(troubles.filter(([name]) => harmless.test(name)))(
  'no code is redeemed by: %s',
  async (_, trouble) => {
    const linking = await beforeRedeeming()
    const before = linking.seen()
    await trouble(linking, '')
    expect(linking.seen()).toEqual(before)
    expect(linking.answers).toEqual([])
  },
)

test('a code that comes after the car was sold links it to nobody', async () => {
  const linking = await beforeRedeeming()
  const { world, vin, asked, car, request } = linking
  await linking.driver.input(confirmed)
  const owner = await rawOwner(world, account)
  expect(await owner.ask('sold', { act: 'remove-vehicle', vin })).toMatchObject({ accepted: true })
  const buyer = await rawOwner(world, 'buyer')
  const person = { name: 'B', porscheId: 'b@example.com', country: 'DE', password: 'Later-2024' }
  await buyer.ask('1', { act: 'register', ...person })
  expect(await buyer.ask('2', { act: 'add-vehicle', vin })).toMatchObject({ accepted: true })
  await car.sendText('{"online":true}', `connect/v1/vehicles/${vin}/presence`)
  const before = linking.seen()
  await car.sendText(asked[0] ?? '', request)
  expect(linking.answers.at(-1)).toMatchObject({ accepted: false, reason: 'pairing-code-wrong' })
  expect(linking.seen()).toEqual(before)
})

test('a request cut off in the middle of its packet redeems nothing', async () => {
  const linking = await beforeRedeeming()
  const { world, vin, code, request } = linking
  const before = linking.seen()
  const stream = world.stream({ roles: ['car'], vins: [vin] })
  // CONNECT, then a PUBLISH that promises more bytes than come (MQTT 3.1.1, 3.1 and 3.3)
  const name = Buffer.from('\0\x04MQTT\x04\x02\0\0\0\x03cut')
  stream.write(Buffer.concat([Buffer.from([0x10, name.length]), name]))
  await new Promise((resolve) => stream.once('data', resolve))
  const topic = Buffer.from(request)
  const body = Buffer.concat([
    Buffer.from([0, topic.length]),
    topic,
    Buffer.from(requestOf('cut', code)),
  ])
  stream.write(Buffer.concat([Buffer.from([0x30, body.length]), body.subarray(0, -5)]))
  stream.destroy()
  await world.settle()
  expect(linking.seen()).toEqual(before)
  expect(linking.answers).toEqual([])
})
