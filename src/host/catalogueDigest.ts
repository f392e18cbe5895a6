import { createHash } from 'node:crypto'
import type { CatalogueFiles } from '../catalogue/parseCatalogue.ts'

/** The SHA-256 of a catalogue's files: their names and their texts, in the order of the names. */
export function catalogueDigest(files: CatalogueFiles): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(files).sort()) {
    hash.update(JSON.stringify([name, files[name]]))
  }
  return hash.digest('hex')
}
