import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions } from 'electron'
import type { ElectronParts } from '../../src/main/ElectronParts.ts'

type Permission = (
  contents: unknown,
  permission: string,
  answer: (granted: boolean) => void,
) => void

/** What a test sees of the app that it runs in a hand-written stand-in for Electron. */
export interface FakeElectron {
  readonly electron: ElectronParts
  readonly app: EventEmitter
  readonly said: string[]
  readonly windows: FakeWindow[]
  readonly menu: MenuItemConstructorOptions[]
  readonly opened: string[]
  permission?: Permission
  /** Asks over IPC, as a frame of this window. */
  invoke(channel: string, frame: unknown, ...args: readonly unknown[]): Promise<unknown>
  readonly channels: () => readonly string[]
  /** What the user chooses in the next dialog. */
  chosen: string | undefined
}

export class FakeContents extends EventEmitter {
  mainFrame = { origin: '' }
  windowOpenHandler: () => { action: string } = () => ({ action: 'allow' })
  setWindowOpenHandler(handler: () => { action: string }): void {
    this.windowOpenHandler = handler
  }
}

export class FakeWindow {
  readonly webContents = new FakeContents()
  readonly options: BrowserWindowConstructorOptions
  readonly loaded: string[] = []
  focused = 0
  constructor(options: BrowserWindowConstructorOptions) {
    this.options = options
  }
  async loadURL(url: string): Promise<void> {
    this.loaded.push(url)
    this.webContents.mainFrame.origin = new URL(url).origin
  }
  isMinimized(): boolean {
    return false
  }
  restore(): void {
    this.focused += 0
  }
  focus(): void {
    this.focused += 1
  }
}

/** Electron as far as the app uses it, without a window system; `isFirst`: no other instance is running. */
export function fakeElectron(isFirst = true): FakeElectron {
  const said: string[] = []
  const windows: FakeWindow[] = []
  const menu: MenuItemConstructorOptions[] = []
  const opened: string[] = []
  const handlers = new Map<string, (event: unknown, ...args: readonly unknown[]) => unknown>()
  const app = Object.assign(new EventEmitter(), {
    requestSingleInstanceLock: () => isFirst,
    enableSandbox: () => said.push('sandbox'),
    whenReady: async () => undefined,
    quit: () => said.push('quit'),
    exit: (code: number) => said.push(`exit ${String(code)}`),
    setAboutPanelOptions: ({ credits }: { credits: string }) => said.push(credits),
  })
  class BrowserWindow extends FakeWindow {
    constructor(options: BrowserWindowConstructorOptions) {
      super(options)
      windows.push(this)
      app.emit('web-contents-created', {}, this.webContents)
    }
  }
  const fake: FakeElectron = {
    electron: {
      app,
      BrowserWindow,
      dialog: {
        showErrorBox: (_title: string, content: string) => said.push(content),
        showOpenDialog: async () => ({ filePaths: fake.chosen === undefined ? [] : [fake.chosen] }),
        showSaveDialog: async () => ({
          canceled: fake.chosen === undefined,
          filePath: fake.chosen ?? '',
        }),
      },
      ipcMain: {
        handle(channel: string, handler: (event: unknown) => unknown) {
          if (handlers.has(channel)) throw new Error(`a second handler for ${channel}`)
          handlers.set(channel, handler)
        },
      },
      Menu: {
        buildFromTemplate: (template: readonly MenuItemConstructorOptions[]) => template,
        setApplicationMenu: (template: readonly MenuItemConstructorOptions[]) => {
          menu.push(...template)
        },
      },
      session: {
        defaultSession: {
          setPermissionRequestHandler: (handler: Permission) => {
            fake.permission = handler
          },
          setPermissionCheckHandler: (handler: () => boolean) => {
            said.push(`permissions ${String(handler())}`)
          },
        },
      },
      shell: { openExternal: async (url: string) => opened.push(url) },
    } as unknown as ElectronParts,
    app,
    said,
    windows,
    menu,
    opened,
    async invoke(channel, frame, ...args) {
      return handlers.get(channel)?.({ senderFrame: frame }, ...args)
    },
    channels: () => [...handlers.keys()],
    chosen: undefined,
  }
  return fake
}
