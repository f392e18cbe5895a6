import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../../../src/cli/runCli.ts'
import { nodeFiles } from '../../../src/cli/nodeFiles.ts'
import { noProcess } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'
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

test('the app runs in the binary that is there, and its exit code is ours', async () => {
  const root = temporaryFolder()
  const folder = join(root, 'node_modules', 'electron')
  mkdirSync(join(folder, 'dist'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"name":"electron"}')
  writeFileSync(join(folder, 'path.txt'), 'electron')
  const binary = join(folder, 'dist', 'electron')
  // as an app would: it finds its folder in argv, and is not told to be a plain Node
  writeFileSync(
    binary,
    '#!/bin/sh\n[ "$1" = "$APP" ] && [ -z "$ELECTRON_RUN_AS_NODE" ] && exit 7\n',
  )
  chmodSync(binary, 0o755)
  let said = ''
  const writer = {
    write: (text: string) => {
      said += text
    },
  }
  const exitCode = await runCli({
    argv: ['desktop'],
    cwd: root,
    env: { DISPLAY: ':0', APP: root, ELECTRON_RUN_AS_NODE: '1', PATH: process.env['PATH'] },
    stdout: writer,
    stderr: writer,
    isTerminal: false,
    packageRoot: root,
    files: nodeFiles,
    elapsed: () => 0,
    untilStopped: () => new Promise(() => undefined),
    ...noProcess,
  })
  expect([exitCode, said]).toEqual([7, ''])
})
