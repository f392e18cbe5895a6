import { accessSync, constants, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface ElectronPlace {
  /** The folder of the npm package; undefined where it is not installed, as in a production install. */
  readonly packageFolder?: string
  /** The program itself; undefined where there is none that can be run. */
  readonly binary?: string
}

interface ElectronSearch {
  /** The folder whose `node_modules` is looked into. */
  readonly root: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
}

/** Looks for Electron by its files. Requiring the package would start a download, which can hang. */
export function findElectron({ root, env, platform }: ElectronSearch): ElectronPlace {
  const packageFolder = packageFolderBelow(root)
  const name = packageFolder === undefined ? undefined : readName(join(packageFolder, 'path.txt'))
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const candidates = [
    ...(override === undefined ? [] : [join(override, name ?? usualName(platform))]),
    ...(packageFolder === undefined || name === undefined
      ? []
      : [join(packageFolder, 'dist', name)]),
  ]
  const binary = candidates.find(isProgram)
  return {
    ...(packageFolder === undefined ? {} : { packageFolder }),
    ...(binary === undefined ? {} : { binary }),
  }
}

function packageFolderBelow(root: string): string | undefined {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

function readName(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return undefined
  }
}

function usualName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
