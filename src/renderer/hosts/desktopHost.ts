import type { DesktopApi } from '../../contract/desktop.ts'
import { browserHost } from './browserHost.ts'
import type { Host } from './host.ts'

/** The same host, seen from the window of the desktop app. */
export function desktopHost(window: Window, desktop: DesktopApi): Host {
  return {
    ...browserHost(window),
    openInBrowser: () => desktop.openInBrowser(),
    openScenario: () => desktop.openScenario(),
    saveFile: (name, text) => desktop.saveReport(name, text),
  }
}
