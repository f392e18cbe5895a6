import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { randomUUID } from 'node:crypto'

/** Replaces a private file (mode 0600) as a whole: whoever reads it finds the old content or the new, never a part. */
export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}.tmp`
  const file = openSync(draft, 'wx', 0o600)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } catch (error) {
    closeSync(file)
    rmSync(draft, { force: true })
    throw error
  }
  closeSync(file)
  renameSync(draft, path)
}
