import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { browserCommand, hasDisplay, openBrowser } from '../../src/cli/openBrowser.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

test('a window can open where there is a display', () => {
  expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false)
  expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true)
  expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true)
  expect(hasDisplay({ platform: 'darwin', env: {} })).toBe(true)
  expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true)
})

test('each system has its own way to open an address', () => {
  expect(browserCommand('http://a/', 'linux')).toEqual(['xdg-open', 'http://a/'])
  expect(browserCommand('http://a/', 'darwin')).toEqual(['open', 'http://a/'])
  expect(browserCommand('http://a/', 'win32')[0]).toBe('rundll32')
})

test('the address is handed to the program that opens it', async () => {
  const folder = temporaryFolder()
  const opener = join(folder, 'xdg-open')
  writeFileSync(opener, `#!/bin/sh\nprintf %s "$1" > "${folder}/opened"\n`)
  chmodSync(opener, 0o755)
  const env = { DISPLAY: ':0', PATH: `${folder}:/bin:/usr/bin` }
  expect(await openBrowser('http://127.0.0.1:1/#k=x', { platform: 'linux', env })).toBe(true)
  const opened = join(folder, 'opened')
  await expect
    .poll(() => existsSync(opened) && readFileSync(opened, 'utf8'))
    .toBe('http://127.0.0.1:1/#k=x')
})

test('a system without such a program, or without a display, is told', async () => {
  const env = { DISPLAY: ':0', PATH: temporaryFolder() }
  expect(await openBrowser('http://a/', { platform: 'linux', env })).toBe(false)
  expect(await openBrowser('http://a/', { platform: 'linux', env: {} })).toBe(false)
})
