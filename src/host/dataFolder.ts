import { isAbsolute, join, posix, win32 } from 'node:path'
import { mkdirSync } from 'node:fs'
import { HostFault } from './HostFault.ts'

const folderName = 'pcm-simulator'

interface Machine {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly platform: NodeJS.Platform
  readonly home: string
}

/** Where this user's data is kept unless told otherwise: where each system keeps the data of its programs. */
export function dataFolder({ env, platform, home }: Machine): string {
  if (platform === 'win32') {
    return win32.join(env['APPDATA'] ?? win32.join(home, 'AppData', 'Roaming'), folderName)
  }
  if (platform === 'darwin') {
    return posix.join(home, 'Library', 'Application Support', folderName)
  }
  const given = env['XDG_DATA_HOME']
  // the XDG base directory specification: a relative path is to be ignored
  const base = given !== undefined && isAbsolute(given) ? given : join(home, '.local', 'share')
  return posix.join(base, folderName)
}

/** Makes the folder, for this user alone, where it is not there yet. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (error) {
    throw new HostFault(`the data folder ${folder} cannot be made`, 'a folder of yours', {
      cause: error,
    })
  }
}
