import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { HostFault } from '../../src/host/HostFault.ts'
import { pageToken } from '../../src/host/pageToken.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcm-token-'))
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const file = () => join(folder, 'page-token')

test('a host that comes back knows the pages it had let in', () => {
  const token = pageToken(folder)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(pageToken(folder)).toBe(token)
})

test('another data folder has another token', () => {
  const other = join(folder, 'other')
  expect(pageToken(other)).not.toBe(pageToken(folder))
})

test('nobody but its owner may read it', () => {
  pageToken(folder)
  expect(statSync(file()).mode & 0o077).toBe(0)
})

test.each([
  ['nothing', ''],
  ['what could be guessed', 'let me in'],
  ['the half of one', 'a'.repeat(21)],
])('a file that holds %s is replaced by a token', (_, text) => {
  writeFileSync(file(), text)
  const token = pageToken(folder)
  expect(token).toMatch(/^[\w-]{43}$/)
  expect(readFileSync(file(), 'utf8')).toBe(token)
})

test('what cannot be read as a file is told, not overwritten', () => {
  mkdirSync(file())
  expect(() => pageToken(folder)).toThrow(HostFault)
  expect(() => pageToken(folder)).toThrow('page-token cannot be read')
})
