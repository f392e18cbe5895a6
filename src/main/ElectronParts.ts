import type * as Electron from 'electron'

/** What the desktop app uses of Electron, handed in: requiring the package starts a download where it has no binary. */
export type ElectronParts = Pick<
  typeof Electron,
  'app' | 'BrowserWindow' | 'dialog' | 'ipcMain' | 'Menu' | 'session' | 'shell'
>
