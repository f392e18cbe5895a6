import { app, BrowserWindow, dialog, ipcMain, Menu, session, shell } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '../host/dataFolder.ts'
import { readCatalogue, readFixture } from '../host/readAssets.ts'
import { startHost } from '../host/startHost.ts'
import { startDesktop } from './startDesktop.ts'

const root = app.getAppPath()
const { env, platform } = process

function onNotice(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
}

void startDesktop({
  electron: { app, BrowserWindow, dialog, ipcMain, Menu, session, shell },
  platform,
  preload: join(root, 'out', 'preload', 'index.cjs'),
  openHost: async () => {
    const catalogue = await readCatalogue(join(root, 'assets', 'catalogue'), onNotice)
    const language = app.getLocale().split('-', 1)[0] ?? 'en'
    return startHost({
      catalogue,
      fixture: await readFixture(join(root, 'assets', 'fixtures', 'default.yaml')),
      pageFolder: join(root, 'out', 'renderer'),
      dataFolder: dataFolder({ env, platform, home: homedir() }),
      locale: language in catalogue.labels ? language : 'en',
      onNotice,
    })
  },
})
