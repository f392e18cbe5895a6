import type { WebContents } from 'electron'
import type { Host } from '../host/startHost.ts'
import type { ElectronParts } from './ElectronParts.ts'
import { desktopMenu } from './desktopMenu.ts'
import { serveDesktop } from './serveDesktop.ts'

interface DesktopOptions {
  readonly electron: ElectronParts
  readonly platform: NodeJS.Platform
  /** The built preload script. */
  readonly preload: string
  readonly openHost: () => Promise<Pick<Host, 'url' | 'oneTimeUrl' | 'close'>>
}

const disclaimer =
  'An independent training and test tool, not made or endorsed by the manufacturer.'

/** Opens the host and one window on its page. The window can do no more than a browser's tab, but for `DesktopApi`. */
export async function startDesktop(options: DesktopOptions): Promise<void> {
  const { electron, platform } = options
  const { app, BrowserWindow, dialog, Menu } = electron
  if (!app.requestSingleInstanceLock()) {
    app.quit()
    return
  }
  app.enableSandbox()
  app.on('window-all-closed', () => {
    app.quit()
  })
  await app.whenReady()
  let host: Awaited<ReturnType<DesktopOptions['openHost']>>
  try {
    host = await options.openHost()
  } catch (error) {
    dialog.showErrorBox('PCM Simulator', error instanceof Error ? error.message : String(error))
    app.exit(1)
    return
  }
  app.once('will-quit', (event) => {
    event.preventDefault()
    void host.close().finally(() => {
      app.quit()
    })
  })

  const { origin } = new URL(host.url)
  denyPermissions(electron)
  app.on('web-contents-created', (_event, contents) => {
    stayOn(origin, contents)
  })
  app.setAboutPanelOptions({
    applicationName: 'PCM Simulator',
    copyright: disclaimer,
    credits: disclaimer,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(desktopMenu(platform)))
  const window = new BrowserWindow({
    title: 'PCM Simulator',
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  serveDesktop({ electron, window, origin, oneTimeUrl: () => host.oneTimeUrl() })
  await window.loadURL(host.url)
}

function denyPermissions({ session }: Pick<ElectronParts, 'session'>): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.defaultSession.setPermissionCheckHandler(() => false)
}

/** The window shows the host's page and nothing else, whatever a link or a script wants. */
function stayOn(origin: string, contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-frame-navigate', (event) => {
    if (!isAt(origin, event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    if (!isAt(origin, event.url)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
}

function isAt(origin: string, url: string): boolean {
  return URL.canParse(url) && new URL(url).origin === origin
}
