import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { prepareDataFolder } from './dataFolder.ts'
import { HostFault } from './HostFault.ts'
import { writeAtomically } from './writeAtomically.ts'

const form = /^[\w-]{43}$/

/**
 * What the page's cookie holds, kept in the data folder: a page that was let in stays so when the host has been away.
 * Whoever can read the folder has the passwords of `access.json` anyway.
 */
export function pageToken(folder: string): string {
  prepareDataFolder(folder)
  const path = join(folder, 'page-token')
  const kept = read(path)
  if (kept !== undefined && form.test(kept)) return kept
  const fresh = randomBytes(32).toString('base64url')
  writeAtomically(path, fresh)
  return fresh
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw new HostFault(`${path} cannot be read`, 'a file of yours; without it a new one is made', {
      cause: error,
    })
  }
}
