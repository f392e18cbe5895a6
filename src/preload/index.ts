import { contextBridge, ipcRenderer } from 'electron'
import { desktopChannels, desktopKey, type DesktopApi } from '../contract/desktop.ts'

const desktop: DesktopApi = {
  openScenario: () => ipcRenderer.invoke(desktopChannels.openScenario),
  saveReport: (name, text) => ipcRenderer.invoke(desktopChannels.saveReport, name, text),
  openInBrowser: () => ipcRenderer.invoke(desktopChannels.openInBrowser),
}

contextBridge.exposeInMainWorld(desktopKey, desktop)
