import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokerAccess, rootOf } from '../../src/cli/brokerAccess.ts'
import type { CliContext } from '../../src/cli/command.ts'
import { nodeFiles } from '../../src/cli/nodeFiles.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const broker = 'mqtt://127.0.0.1:1883'

function contextWith(env: CliContext['env'], files: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text)
  return { env, cwd, files: nodeFiles } as CliContext
}

const many = JSON.stringify({
  version: 1,
  clients: [
    { user: 'bench', password: 'b-secret' },
    { user: 'driver-X', password: 'x-secret' },
  ],
})

test('user and password come from the environment, or there are none', async () => {
  expect(await brokerAccess(contextWith({}), { broker })).toEqual({ url: broker })
  const env = { PCM_BROKER_USER: 'me', PCM_BROKER_PASSWORD: 'p' }
  expect(await brokerAccess(contextWith(env), { broker })).toEqual({
    url: broker,
    username: 'me',
    password: 'p',
  })
})

test('they come from a file of one user, or from an access.json that has the user that is wanted', async () => {
  const files = { 'one.json': '{"user":"u","password":"p"}', 'many.json': many }
  const of = (access: string, wanted: readonly string[] = [], env = {}) =>
    brokerAccess(contextWith(env, files), { broker, access }, wanted)
  expect(await of('one.json', ['bench'])).toMatchObject({ username: 'u', password: 'p' })
  expect(await of('many.json', ['nobody', 'driver-X'])).toMatchObject({ password: 'x-secret' })
  const named = { PCM_BROKER_USER: 'driver-X' }
  expect(await of('many.json', ['bench'], named)).toMatchObject({ username: 'driver-X' })
  await expect(of('many.json', ['nobody'])).rejects.toThrow('many.json has no user nobody')
})

test.each([
  ['nowhere.json', /nowhere\.json cannot be read/],
  ['odd.json', /odd\.json is not JSON$/],
  ['empty.json', /empty\.json holds no user/],
])('a file that is no access file is told without what stands in it: %s', async (access, told) => {
  const files = { 'odd.json': 'password: hidden', 'empty.json': '{"clients":[],"x":"hidden"}' }
  const asked = brokerAccess(contextWith({}, files), { broker, access })
  await expect(asked).rejects.toThrow(told)
  await expect(asked).rejects.not.toThrow('hidden')
})

test.each([
  ['mqtt://me:hidden@127.0.0.1', /do not belong into the address/],
  ['me:hidden@127.0.0.1', /do not belong|not an address|--broker/],
  ['http://127.0.0.1', /--broker http/],
  ['mqtt://', /--broker mqtt/],
  [undefined, /--broker is missing/],
])('an address that is none, or holds a secret, is refused: %s', async (given, told) => {
  const flags = given === undefined ? {} : { broker: given }
  await expect(brokerAccess(contextWith({}), flags)).rejects.toThrow(told)
})

test('a root is levels of a topic and can mean nothing but itself', () => {
  expect(['ci', 'ci/build-42', 'a/b.c/D_1', undefined].map(rootOf)).toEqual([
    'ci',
    'ci/build-42',
    'a/b.c/D_1',
    undefined,
  ])
  for (const root of ['', '/', 'a/', '/a', 'a//b', '#', 'a/+', '$SYS', 'a b', 'a~b', 'ä']) {
    expect(() => rootOf(root)).toThrow(`--root ${root}`)
  }
  expect(() => rootOf('1/2/3/4/5/6/7/8/9')).toThrow('not a prefix')
})
