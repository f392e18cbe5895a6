import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { BrowserWindow, IpcMainInvokeEvent } from 'electron'
import { z } from 'zod'
import { desktopChannels, type DesktopApi } from '../contract/desktop.ts'
import type { ElectronParts } from './ElectronParts.ts'

interface ServeDesktopOptions {
  readonly electron: Pick<ElectronParts, 'dialog' | 'ipcMain' | 'shell'>
  readonly window: BrowserWindow
  /** The origin of the one page that may ask. */
  readonly origin: string
  readonly oneTimeUrl: () => string
}

const largestScenario = 1024 * 1024
const reportName = z.string().regex(/^[\w .-]{1,120}$/, 'a plain file name')
const reportText = z.string().max(64 * 1024 * 1024)

/** Answers what the page asks of the desktop app; anybody else's question is refused. */
export function serveDesktop({ electron, window, origin, oneTimeUrl }: ServeDesktopOptions): void {
  const { dialog, ipcMain, shell } = electron
  const handlers: DesktopApi = {
    async openScenario() {
      const { filePaths } = await dialog.showOpenDialog(window, {
        properties: ['openFile'],
        filters: [{ name: 'Scenario', extensions: ['yaml', 'yml'] }],
      })
      const path = filePaths[0]
      if (path === undefined) return undefined
      if ((await stat(path)).size > largestScenario)
        throw new Error('the file is larger than 1 MiB')
      return { name: basename(path), text: await readFile(path, 'utf8') }
    },
    async saveReport(name, text) {
      const { filePath, canceled } = await dialog.showSaveDialog(window, {
        defaultPath: reportName.parse(name),
      })
      if (canceled || filePath === '') return false
      await writeFile(filePath, reportText.parse(text))
      return true
    },
    async openInBrowser() {
      await shell.openExternal(oneTimeUrl())
    },
  }

  ipcMain.handle(desktopChannels.openScenario, (event) => {
    checkSender(event)
    return handlers.openScenario()
  })
  ipcMain.handle(desktopChannels.saveReport, (event, name: unknown, text: unknown) => {
    checkSender(event)
    return handlers.saveReport(reportName.parse(name), reportText.parse(text))
  })
  ipcMain.handle(desktopChannels.openInBrowser, (event) => {
    checkSender(event)
    return handlers.openInBrowser()
  })

  function checkSender({ senderFrame }: IpcMainInvokeEvent): void {
    const isOurs = senderFrame !== null && senderFrame === window.webContents.mainFrame
    if (!isOurs || senderFrame.origin !== origin)
      throw new Error('not asked by the page of this app')
  }
}
