import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAccess } from '../../src/host/access.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const vin = 'WP0ZZZ99ZHS000001'
const car = { vin, vehicle: '911-991-2018' }

interface Written {
  readonly version: number
  readonly clients: readonly Readonly<
    Record<string, unknown> & { user: string; password: string }
  >[]
}

function opened(folder = join(temporaryFolder(), 'data')) {
  const faults: string[] = []
  const access = openAccess(folder, (sentence) => faults.push(sentence))
  const read = () => JSON.parse(readFileSync(access.path, 'utf8')) as Written
  const passwordOf = (user: string) =>
    read().clients.find((client) => client.user === user)?.password ?? 'there is no such user'
  const admit = (user: string, password = passwordOf(user)) =>
    access.admit(user, Buffer.from(password))
  return { access, folder, faults, read, passwordOf, admit }
}

test('the file and its folder are for this user alone', () => {
  const { access, folder } = opened()
  access.addCar(car)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(statSync(access.path).mode & 0o777).toBe(0o600)
  expect(readdirSync(folder)).toEqual(['access.json'])
})

test('a file that others could read is closed to them', () => {
  const { access, folder } = opened()
  chmodSync(access.path, 0o644)
  openAccess(folder, () => undefined)
  expect(statSync(access.path).mode & 0o777).toBe(0o600)
})

test('the file names the bench, and two users for each car that was opened', () => {
  const { access, read } = opened()
  access.addCar(car)
  access.addCar(car)
  const password = expect.stringMatching(/^[\w-]{24}$/) as unknown
  expect(read()).toEqual({
    version: 1,
    clients: [
      {
        user: 'bench',
        password,
        roles: ['bench', 'driver', 'surroundings', 'observer', 'owner', 'dealer'],
        vins: 'all',
      },
      {
        user: `driver-${vin}`,
        password,
        roles: ['driver', 'surroundings', 'observer'],
        vins: [vin],
        vehicle: '911-991-2018',
      },
      {
        user: `observer-${vin}`,
        password,
        roles: ['observer'],
        vins: [vin],
        vehicle: '911-991-2018',
      },
    ],
  })
  expect(new Set(read().clients.map((client) => client.password)).size).toBe(3)
})

test('users and passwords are the same after another start', () => {
  const first = opened()
  first.access.addCar(car)
  const before = first.read()
  const second = opened(first.folder)
  second.access.addCar(car)
  expect(second.read()).toEqual(before)
})

test('a user comes in with the right password and with no other', () => {
  const { access, admit, passwordOf } = opened()
  access.addCar(car)
  const user = `driver-${vin}`
  expect(admit(user)).toEqual({
    roles: ['driver', 'surroundings', 'observer'],
    vins: [vin],
    accounts: [],
  })
  expect(admit(user, `${passwordOf(user)}x`)).toBeUndefined()
  expect(admit(user, passwordOf('bench'))).toBeUndefined()
  expect(admit(user, '')).toBeUndefined()
  expect(admit('nobody', '')).toBeUndefined()
  expect(access.admit()).toBeUndefined()
})

test('a client that somebody adds to the file comes in without another start', () => {
  const { access, read, admit } = opened()
  const clients = [
    ...read().clients,
    { user: 'ci', password: 'long enough', roles: ['observer'], vins: 'all' },
  ]
  writeFileSync(access.path, JSON.stringify({ version: 1, clients }))
  expect(admit('ci')).toEqual({ roles: ['observer'] })
})

test('two hosts on one folder do not lose each other their cars', () => {
  const one = opened()
  const other = opened(one.folder)
  one.access.addCar(car)
  other.access.addCar({ vin: 'WP0ZZZ99ZHS000002', vehicle: '718-982-2018' })
  expect(one.admit(`driver-${vin}`)).toBeDefined()
  expect(one.admit('observer-WP0ZZZ99ZHS000002')).toBeDefined()
})

test('a file that is broken while the host runs is told, and who was known stays known', () => {
  const { access, faults, passwordOf } = opened()
  const password = passwordOf('bench')
  writeFileSync(access.path, '{')
  expect(access.admit('bench', Buffer.from(password))).toBeDefined()
  expect(faults).toEqual([
    `${access.path} is not JSON; expected an access file; without one a new one is made`,
  ])
})

test.each([
  ['{ "password": "geheim-geheim" oops', 'is not JSON'],
  ['{ "version": 2, "clients": [] }', 'version'],
  [
    '{ "version": 1, "clients": [{ "user": "a", "password": "geheim-geheim", "roles": ["king"], "vins": "all" }] }',
    'clients.0.roles.0',
  ],
  [
    '{ "version": 1, "clients": [{ "user": "a", "password": "kurz", "roles": ["driver"], "vins": "all" }] }',
    'clients.0.password',
  ],
])('a broken file %s keeps the host from starting, and no password is quoted', (text, place) => {
  const folder = temporaryFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'access.json'), text)
  expect(() => openAccess(folder, () => undefined)).toThrow(place)
  expect(() => openAccess(folder, () => undefined)).not.toThrow('geheim')
  expect(readFileSync(join(folder, 'access.json'), 'utf8')).toBe(text)
})
