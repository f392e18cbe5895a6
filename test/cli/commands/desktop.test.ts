import { expect, test } from 'vitest'
import { wayToOpen, type Circumstances } from '../../../src/cli/commands/desktop.ts'

const withBinary = { packageFolder: '/e', binary: '/e/dist/electron' }
const withoutBinary = { packageFolder: '/e' }
const atADesk: Circumstances = {
  electron: withBinary,
  hasDisplay: true,
  isTerminal: true,
  env: {},
}

test('where Electron and a display are, a window opens, with or without a terminal', () => {
  expect(wayToOpen(atADesk)).toBe('window')
  expect(wayToOpen({ ...atADesk, isTerminal: false })).toBe('window')
})

test('a download is tried only on a terminal and not in CI', () => {
  const bare = { ...atADesk, electron: withoutBinary }
  expect(wayToOpen(bare)).toBe('install-first')
  expect(wayToOpen({ ...bare, env: { CI: 'false' } })).toBe('install-first')
  expect(wayToOpen({ ...bare, isTerminal: false })).toBe('browser')
  expect(wayToOpen({ ...bare, env: { CI: 'true' } })).toBe('address')
})

test('without the package there is nothing to download with', () => {
  expect(wayToOpen({ ...atADesk, electron: {} })).toBe('browser')
})

test('without a display only the address is printed, Electron or not', () => {
  expect(wayToOpen({ ...atADesk, hasDisplay: false })).toBe('address')
  expect(wayToOpen({ ...atADesk, hasDisplay: false, electron: withoutBinary })).toBe('address')
})
