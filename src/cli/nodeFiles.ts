import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { Files } from './command.ts'

/** The files of this computer. */
export const nodeFiles: Files = {
  readFile,
  async writeFile(path, text) {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, text)
  },
  async kindOf(path) {
    const found = await stat(path).catch(() => undefined)
    if (found === undefined) return undefined
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : undefined
  },
  async listFiles(folder) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .sort()
  },
  namesIn: (folder) => readdir(folder).catch(() => []),
}
