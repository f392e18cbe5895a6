import { expect, test } from 'vitest'
import { startDesktop } from '../../src/main/startDesktop.ts'
import { fakeElectron, type FakeElectron } from '../helpers/fakeElectron.ts'

const url = 'http://127.0.0.1:4711/#k=secret'

async function started(fake: FakeElectron, platform: NodeJS.Platform = 'linux') {
  let closed = 0
  await startDesktop({
    electron: fake.electron,
    platform,
    preload: '/app/out/preload/index.cjs',
    openHost: async () => ({
      url,
      oneTimeUrl: () => 'http://127.0.0.1:4711/#k=once',
      close: async () => {
        closed += 1
      },
    }),
  })
  return { closed: () => closed, window: fake.windows[0] }
}

test('one window opens on exactly the page of the host, as powerless as a tab of a browser', async () => {
  const fake = fakeElectron()
  const { window } = await started(fake)
  expect(fake.windows).toHaveLength(1)
  expect(window?.loaded).toEqual([url])
  expect(window?.options.webPreferences).toEqual({
    preload: '/app/out/preload/index.cjs',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
  })
  expect(fake.said).toContain('sandbox')
})

test('the window goes nowhere else, and opens no other', async () => {
  const fake = fakeElectron()
  const { window } = await started(fake)
  const contents = window?.webContents
  expect(contents?.windowOpenHandler()).toEqual({ action: 'deny' })
  const isStopped = (name: string, to: string) => {
    let stopped = false
    contents?.emit(name, {
      url: to,
      preventDefault: () => {
        stopped = true
      },
    })
    return stopped
  }
  for (const name of ['will-frame-navigate', 'will-redirect']) {
    expect(isStopped(name, 'http://127.0.0.1:4711/')).toBe(false)
    expect(isStopped(name, 'http://127.0.0.1:4712/')).toBe(true)
    expect(isStopped(name, 'https://evil.example/')).toBe(true)
    expect(isStopped(name, 'file:///etc/passwd')).toBe(true)
    expect(isStopped(name, 'no address')).toBe(true)
  }
  expect(isStopped('will-attach-webview', '')).toBe(true)
})

test('the page gets no permission', async () => {
  const fake = fakeElectron()
  await started(fake)
  const answers: boolean[] = []
  fake.permission?.({}, 'geolocation', (granted) => answers.push(granted))
  expect(answers).toEqual([false])
  expect(fake.said).toContain('permissions false')
})

test('a second start brings the first window to the front', async () => {
  const first = fakeElectron()
  const { window } = await started(first)
  first.app.emit('second-instance')
  expect(window?.focused).toBe(1)
  const second = fakeElectron(false)
  await started(second)
  expect([second.said, second.windows]).toEqual([['quit'], []])
})

test('the host is closed before the app ends', async () => {
  const fake = fakeElectron()
  const { closed } = await started(fake)
  fake.app.emit('window-all-closed')
  expect(fake.said.at(-1)).toBe('quit')
  let held = false
  fake.app.emit('will-quit', {
    preventDefault: () => {
      held = true
    },
  })
  await expect.poll(() => fake.said.filter((word) => word === 'quit')).toHaveLength(2)
  expect([held, closed()]).toEqual([true, 1])
})

test('a host that cannot start is told in a box, and the app ends with 1', async () => {
  const fake = fakeElectron()
  await startDesktop({
    electron: fake.electron,
    platform: 'linux',
    preload: '',
    openHost: () => Promise.reject(new Error('the page is not built: run npm run build')),
  })
  expect(fake.said.slice(-2)).toEqual(['the page is not built: run npm run build', 'exit 1'])
  expect(fake.windows).toEqual([])
})

test('the menu is the usual one, and About says whose tool this is not', async () => {
  const rolesOn = async (platform: NodeJS.Platform) => {
    const fake = fakeElectron()
    await started(fake, platform)
    expect(fake.said.join()).toContain('not made or endorsed by the manufacturer')
    return fake.menu.map(({ role }) => role)
  }
  const usual = ['fileMenu', 'editMenu', 'viewMenu', 'windowMenu', 'help']
  expect(await rolesOn('linux')).toEqual(usual)
  expect(await rolesOn('darwin')).toEqual(['appMenu', ...usual])
})
