import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/backend/backendStore.ts'
import { pcm } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

async function kept(folder: string): Promise<Record<string, unknown>> {
  const store = await openStore(folder)
  const entries = Object.fromEntries(store.entries())
  await store.close()
  return entries
}

test('the whole state goes into one file and comes out of it in another folder', async () => {
  const [from, to] = [temporaryFolder(), temporaryFolder()]
  const file = join(temporaryFolder(), 'state.json')
  const account = {
    accountId: 'a',
    name: 'Ä',
    porscheId: 'a@b.de',
    password: '',
    securityCode: null,
  }
  const store = await openStore(from)
  await store.write({ 'backend/accounts/a': account, clock: 5 })
  await store.close()
  const other = await openStore(to)
  await other.put('backend/accounts/gone', {})
  await other.close()
  expect(await pcm('backend', '--data', from, '--export', file)).toMatchObject({ exitCode: 0 })
  expect(await pcm('backend', '--data', to, '--import', file)).toMatchObject({ exitCode: 0 })
  expect(await kept(to)).toEqual({ 'backend/accounts/a': account, clock: 5 })
})

test('a file that holds no state is refused, and what was kept stays', async () => {
  const folder = temporaryFolder()
  const store = await openStore(folder)
  await store.put('a', 1)
  await store.close()
  const file = join(temporaryFolder(), 'state.json')
  for (const text of ['{"form":"pcm-backend 7","entries":{}}', 'holiday', '[]', 'null']) {
    writeFileSync(file, text)
    const { exitCode, stderr } = await pcm('backend', '--data', folder, '--import', file)
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/state\.json holds no state of a backend/),
    ])
  }
  const missing = await pcm('backend', '--data', folder, '--import', `${file}.nowhere`)
  expect(missing.exitCode).toBe(2)
  expect(await kept(folder)).toEqual({ a: 1 })
})

test.each([
  ['backend/accounts/a', { name: 'half' }, 'accountId: '],
  ['backend/contracts/contract-1', { id: 'contract-1' }, 'vin: '],
  ['backend/counters/mail', -1, ''],
  ['backend/wishes/a', {}, 'no such entry is known'],
  ['backend/accounts', {}, 'no such entry is known'],
  ['clock', 'noon', 'expected milliseconds since 1970'],
])('a file with half a state is refused with its place: %s', async (entry, value, why) => {
  const folder = temporaryFolder()
  const file = join(temporaryFolder(), 'state.json')
  writeFileSync(file, JSON.stringify({ form: 'pcm-backend 1', entries: { [entry]: value } }))
  const { exitCode, stderr } = await pcm('backend', '--data', folder, '--import', file)
  expect(exitCode).toBe(2)
  expect(stderr).toContain(`holds no whole state of a backend: ${entry}: ${why}`)
  expect(await kept(folder)).toEqual({})
})

test('a data folder of another version is refused with a clear word', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'store.journal'), 'pcm-store 9\n')
  const { exitCode, stderr } = await pcm('backend', '--data', folder, '--export', 'x.json')
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/in the form "pcm-store 9"/)
  expect(readFileSync(join(folder, 'store.journal'), 'utf8')).toBe('pcm-store 9\n')
})

test.each([
  [[], /--broker is missing/],
  [['--broker', 'nonsense'], /--broker nonsense/],
  [['--broker', 'http://127.0.0.1'], /--broker http/],
  [['--broker', 'mqtt://me:secret@127.0.0.1'], /do not belong into the address/],
  [['--broker', 'mqtt://127.0.0.1', '--seed', 'x'], /--seed x is no number/],
])('wrong use is told: backend %j', async (flags, told) => {
  const { exitCode, stderr } = await pcm('backend', '--data', temporaryFolder(), ...flags)
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(told)])
  expect(stderr).not.toContain('secret')
})

test('a broker that is not there is told, and the folder is free again', async () => {
  const folder = temporaryFolder()
  // the discard port, where nobody listens
  const { exitCode, stderr } = await pcm(
    'backend',
    '--data',
    folder,
    '--broker',
    'mqtt://127.0.0.1:9',
  )
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/no backend at mqtt:\/\/127\.0\.0\.1:9/)
  expect(await kept(folder)).toEqual({})
})

test('the ACL file gives the backend its answers and nobody else', async () => {
  const { stdout, exitCode } = await pcm('backend', '--acl', '--root', 'mine')
  expect(exitCode).toBe(0)
  const writers = stdout
    .split('\n\n')
    .filter((section) => section.includes('write mine/connect/v1/users/+/answer'))
  expect(writers).toHaveLength(1)
  expect(writers[0]).toMatch(/^user backend\n/)
  expect(stdout).toContain('pattern write mine/connect/v1/users/%u/request')
  expect(stdout).not.toContain('{')
  expect(
    stdout.split('\n').filter((line) => /^pattern/.test(line) && !line.includes('%u')),
  ).toEqual([])
})
