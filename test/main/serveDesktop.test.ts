import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { expect, test } from 'vitest'
import { desktopChannels } from '../../src/contract/desktop.ts'
import { serveDesktop } from '../../src/main/serveDesktop.ts'
import { fakeElectron, FakeWindow } from '../helpers/fakeElectron.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const origin = 'http://127.0.0.1:4711'
const { openScenario, saveReport, openInBrowser } = desktopChannels

function served() {
  const fake = fakeElectron()
  const window = new FakeWindow({})
  window.webContents.mainFrame.origin = origin
  serveDesktop({
    electron: fake.electron,
    window: window as unknown as BrowserWindow,
    origin,
    oneTimeUrl: () => `${origin}/#k=once`,
  })
  return { fake, page: window.webContents.mainFrame }
}

test('everything that the page may ask is answered', () => {
  expect(served().fake.channels()).toEqual(Object.values(desktopChannels))
})

test('a scenario that the user chooses is read; none when they think better of it', async () => {
  const { fake, page } = served()
  expect(await fake.invoke(openScenario, page)).toBeUndefined()
  fake.chosen = join(temporaryFolder(), 'abroad.yaml')
  writeFileSync(fake.chosen, 'name: Abroad\n')
  expect(await fake.invoke(openScenario, page)).toEqual({
    name: 'abroad.yaml',
    text: 'name: Abroad\n',
  })
})

test('a file that is too large for a scenario is not read', async () => {
  const { fake, page } = served()
  fake.chosen = join(temporaryFolder(), 'large.yaml')
  writeFileSync(fake.chosen, Buffer.alloc(1024 * 1024 + 1))
  await expect(fake.invoke(openScenario, page)).rejects.toThrow('larger than 1 MiB')
})

test('a report goes where the user chooses, and only under a plain name', async () => {
  const { fake, page } = served()
  expect(await fake.invoke(saveReport, page, 'report.html', '<p>')).toBe(false)
  fake.chosen = join(temporaryFolder(), 'report.html')
  expect(await fake.invoke(saveReport, page, 'report.html', '<p>')).toBe(true)
  expect(readFileSync(fake.chosen, 'utf8')).toBe('<p>')
  for (const name of ['../report.html', '/etc/passwd', '', 7]) {
    await expect(fake.invoke(saveReport, page, name, '<p>')).rejects.toThrow()
  }
})

test('the browser gets an address that signs in once, never the key of the window', async () => {
  const { fake, page } = served()
  await fake.invoke(openInBrowser, page)
  expect(fake.opened).toEqual([`${origin}/#k=once`])
})

test('a frame within the page, another page and a frame that is gone are refused', async () => {
  const { fake, page } = served()
  fake.chosen = join(temporaryFolder(), 'report.html')
  const ask = (frame: unknown) => fake.invoke(saveReport, frame, 'report.html', '<p>')
  await expect(ask({ origin })).rejects.toThrow('not asked by the page')
  await expect(ask(null)).rejects.toThrow('not asked by the page')
  page.origin = 'https://evil.example'
  await expect(ask(page)).rejects.toThrow('not asked by the page')
  expect(existsSync(fake.chosen)).toBe(false)
})
