import { app, BrowserWindow, dialog, ipcMain, Menu, session, shell } from 'electron'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { dataFolder } from '../host/dataFolder.ts'
import { readCatalogue } from '../host/readCatalogue.ts'
import { readFixture } from '../host/readFixture.ts'
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
    const { catalogue, faults } = await readCatalogue(root)
    // a desktop program opens with what can be read
    for (const { file, line, problem } of faults) onNotice(`${file}:${String(line)} ${problem}`)
    const language = app.getLocale().split('-', 1)[0] ?? 'en'
    return startHost({
      catalogue,
      fixture: await readFixture(root),
      pageFolder: join(root, 'out', 'renderer'),
      scenarioFolder: join(root, 'assets', 'scenarios'),
      dataFolder: dataFolder({ env, platform, home: homedir() }),
      locale: language in catalogue.labels ? language : 'en',
      onNotice,
    })
  },
})
