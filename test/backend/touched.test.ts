import fc from 'fast-check'
import { expect, test } from 'vitest'
import { atDueTime } from '../../src/backend/atDueTime.ts'
import { emptyBackend, withAccount, withVehicle } from '../../src/backend/backendState.ts'
import { doDealerDeed } from '../../src/backend/dealerDeeds.ts'
import { ordersOf } from '../../src/backend/functionsOnDemand/carTasks.ts'
import { pagesOf } from '../../src/backend/myPorsche.ts'
import { doOwnerDeed } from '../../src/backend/ownerDeeds.ts'
import { touchedBy } from '../../src/backend/touched.ts'
import { ownerDeed, type OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import { backendGround } from '../../src/world/backendGround.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'

const vin = 'WP0ZZZ99ZHS000001'
const accounts = ['a', 'b'] as const
const ground = { ...backendGround(shippedCatalogue(), 1), hash: (secret: string) => `#${secret}` }
const day = 86_400_000

const address = { street: '1 Road', city: 'Ulm', postcode: '89073', country: 'DE' }
const charging = {
  place: 'Ulm',
  isPublic: true,
  energyKwh: 9,
  powerKw: 11,
  minutes: 9,
  idleMinutes: 0,
}
const products = ['navigation', 'charging-service', 'lane-keeping-month', 'power-steering-plus']

const deeds: readonly OwnerDeed[] = [
  { act: 'enter-address', ...address },
  { act: 'enter-card', holder: 'A', number: '4111 1111 1111 1111', expires: '2030-12' },
  { act: 'add-vehicle', vin },
  { act: 'remove-vehicle', vin },
  { act: 'add-user', vin, accountId: 'b', name: 'B', porscheId: 'b@example.com' },
  { act: 'remove-user', vin, accountId: 'b' },
  { act: 'charge', vin, ...charging },
  { act: 'give-consent', exchange: false },
  { act: 'delete-account', password: 'password-1' },
  ...products.flatMap((product): readonly OwnerDeed[] => [
    { act: 'express-purchase', vin, product, terms: true, renew: true },
    { act: 'add-to-cart', vin, product },
    { act: 'cancel', vin, product, via: 'store' },
    { act: 'withdraw', vin, product },
  ]),
]

test('whatever is done, and whatever time brings: who is not touched sees the same pages as before', () => {
  expect(deeds.map((deed) => ownerDeed.safeParse(deed).success)).not.toContain(false)
  const step = fc.record({
    accountId: fc.constantFrom(...accounts),
    deed: fc.constantFrom(...deeds),
    days: fc.constantFrom(0, 0, 0, 1, 40),
  })
  const start = accounts.reduce(
    (state, accountId) =>
      withAccount(state, {
        accountId,
        name: accountId,
        porscheId: `${accountId}@example.com`,
        password: '#password-1',
        securityCode: null,
      }),
    withVehicle(emptyBackend, {
      vin,
      vehicle: 'taycan-y1a-2021',
      owner: 'a',
      method: 'porsche-id',
      pairingCode: { code: '12345678', state: 'open' },
      asksSecurityCode: false,
      linkedTo: null,
    }),
  )
  let untouched = 0
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      let state = start
      let now = Date.UTC(2024, 2, 1)
      for (const { accountId, deed, days } of steps) {
        now += days * day
        const here = { ...ground, now }
        for (const next of [
          atDueTime(state, here),
          doOwnerDeed({ state: atDueTime(state, here), accountId, deed, ground: here }).state,
        ]) {
          const touched = touchedBy(state, next)
          for (const account of accounts) {
            if (touched.accounts.has(account)) continue
            untouched += 1
            expect(pagesOf(next, account, here)).toEqual(pagesOf(state, account, here))
          }
          if (!touched.vins.has(vin)) expect(ordersOf(next, vin)).toEqual(ordersOf(state, vin))
          state = next
        }
      }
    }),
    { seed: 20240301, numRuns: 60 },
  )
  expect(untouched).toBeGreaterThan(500)
})

test('a desk that changes one account touches no other', () => {
  const state = withAccount(emptyBackend, {
    accountId: 'a',
    name: 'A',
    porscheId: 'a@example.com',
    password: '#x',
    securityCode: null,
  })
  const deed = { act: 'change-country', accountId: 'a', country: 'FR' } as const
  const after = doDealerDeed({ state, deed, ground: { ...ground, now: 0 } }).state
  expect([...touchedBy(state, after).accounts]).toEqual(['a'])
})
