import { expect, test } from 'vitest'
import {
  emptyBackend,
  withAccount,
  withVehicle,
  type BackendState,
  type ConnectedVehicle,
} from '../../../src/backend/backendState.ts'
import {
  linkVehicle as linkVehicleBy,
  type LinkRequest,
} from '../../../src/backend/identity/linkVehicle.ts'
import { csvRows } from '../../helpers/csvRows.ts'
import { shippedCatalogue } from '../../helpers/shippedFacts.ts'

const vin = 'WP0ZZZ99ZHS000001'
const otherVin = 'WP0ZZZ98ZHS000002'
const codes: Readonly<Record<string, string>> = {
  own: '11112222',
  other: '33334444',
  nobody: '99999999',
}

/** A hash that can be read, so that the table stays readable. */
const hash = (secret: string, salt: string) => `${salt}:${secret}`
const linkVehicle = (state: BackendState, to: string, request: LinkRequest) =>
  linkVehicleBy(state, to, request, hash)

const alex = {
  accountId: 'alex',
  name: 'Alex Demo',
  porscheId: 'alex@example.com',
  password: 'alex:right',
  securityCode: 'alex:4711',
}
const sam = {
  ...alex,
  accountId: 'sam',
  name: 'Sam New',
  password: 'sam:right',
  porscheId: 'new@example.com',
  securityCode: null,
}

type Row = Readonly<Record<string, string>>

function vehicleOf(row: Row): ConnectedVehicle {
  return {
    vin,
    vehicle: '911-991-2018',
    owner: 'alex',
    method: row['car'] === 'apps' ? 'pairing-code' : 'porsche-id',
    pairingCode: { code: '11112222', state: row['state'] === 'open' ? 'open' : 'redeemed' },
    asksSecurityCode: row['car'] === 'id',
    linkedTo: row['state'] === 'linked' ? 'alex' : null,
  }
}

function stateOf(row: Row): BackendState {
  const accounts = withAccount(withAccount(emptyBackend, alex), sam)
  const other = withVehicle(accounts, {
    ...vehicleOf({ car: 'apps', state: 'open' }),
    vin: otherVin,
    pairingCode: { code: '33334444', state: 'open' },
  })
  return row['car'] === 'unknown' ? other : withVehicle(other, vehicleOf(row))
}

function requestOf(row: Row, requestId = 'link-1'): LinkRequest {
  if (row['request'] === 'pairing-code') {
    return { requestId, method: 'pairing-code', pairingCode: codes[row['code'] ?? ''] ?? '' }
  }
  return {
    requestId,
    method: 'porsche-id',
    porscheId: row['porscheId'] ?? '',
    password: row['password'] ?? '',
    ...(row['securityCode'] === '' ? {} : { securityCode: row['securityCode'] }),
  }
}

const rows = csvRows('test/fixtures/link-vehicle.csv')

test.each(rows)('$rule → $outcome', (row) => {
  const before = stateOf(row)
  const { state, answer } = linkVehicle(before, vin, requestOf(row))
  if (row['outcome'] === 'linked') {
    const account = row['porscheId'] === 'new@example.com' ? sam : alex
    expect(answer).toEqual({ accepted: true, user: account.name })
    expect(state.vehicles[vin]).toMatchObject({
      linkedTo: account.accountId,
      pairingCode: { state: 'redeemed' },
    })
  } else {
    expect(answer).toEqual({ accepted: false, reason: row['outcome'] })
    expect(state.vehicles).toEqual(before.vehicles)
    expect(shippedCatalogue().texts['en']?.reasons[row['outcome'] ?? '']).toBeDefined()
  }
  expect(state.vehicles[otherVin]).toEqual(before.vehicles[otherVin])
})

test.each(rows)('$rule, and the same request again has no second effect', (row) => {
  const once = linkVehicle(stateOf(row), vin, requestOf(row))
  const twice = linkVehicle(once.state, vin, requestOf(row))
  expect(twice.answer).toEqual(once.answer)
  expect(twice.state).toEqual(once.state)
})

test('another request after a refusal is judged anew', () => {
  const row = { car: 'apps', state: 'open', request: 'pairing-code', code: 'nobody' }
  const refused = linkVehicle(stateOf(row), vin, requestOf(row))
  const accepted = linkVehicle(refused.state, vin, requestOf({ ...row, code: 'own' }, 'link-2'))
  expect(accepted.answer).toEqual({ accepted: true, user: 'Alex Demo' })
})

test('the same request id of another car is another request', () => {
  const row = { car: 'apps', state: 'open', request: 'pairing-code', code: 'own' }
  const first = linkVehicle(stateOf(row), vin, requestOf(row))
  const second = linkVehicle(first.state, otherVin, requestOf({ ...row, code: 'other' }))
  expect(second.answer.accepted).toBe(true)
})

test('a decision changes no state it was given', () => {
  const row = { car: 'apps', state: 'open', request: 'pairing-code', code: 'own' }
  const before = stateOf(row)
  const copy = structuredClone(before)
  linkVehicle(before, vin, requestOf(row))
  expect(before).toEqual(copy)
})

test('a car that Porsche Connect knows stays as it is when it is handed over again', () => {
  const row = { car: 'apps', state: 'linked' }
  const state = stateOf(row)
  expect(withVehicle(state, { ...vehicleOf(row), linkedTo: null }).vehicles[vin]?.linkedTo).toBe(
    'alex',
  )
})

test('C-34: the code of a secondary user links the car to that user, and to nobody a second time', () => {
  const row = { car: 'apps', state: 'open', request: 'pairing-code', code: 'nobody' }
  const shared: ConnectedVehicle = {
    ...vehicleOf(row),
    givesUserCodes: true,
    users: ['sam'],
    userCodes: { sam: { code: '99999999', state: 'open' } },
  }
  const before = { ...stateOf(row), vehicles: { [vin]: shared } }
  const { state, answer } = linkVehicle(before, vin, requestOf(row))
  expect(answer).toEqual({ accepted: true, user: 'Sam New' })
  expect(state.vehicles[vin]).toMatchObject({
    linkedTo: 'sam',
    pairingCode: { state: 'open' },
    userCodes: { sam: { state: 'redeemed' } },
  })
  const byOwner = linkVehicle(state, vin, requestOf({ ...row, code: 'own' }, 'link-2'))
  expect(byOwner.answer).toEqual({ accepted: false, reason: 'already-linked' })
  const unlinked = {
    ...state,
    vehicles: { [vin]: { ...shared, ...state.vehicles[vin], linkedTo: null } },
  }
  const again = linkVehicle(unlinked, vin, requestOf(row, 'link-3'))
  expect(again.answer).toEqual({ accepted: false, reason: 'pairing-code-used' })
})
