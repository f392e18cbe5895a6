import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Catalogue } from '../catalogue/catalogue.ts'
import {
  parseCatalogue,
  type CatalogueFiles,
  type ParsedCatalogue,
} from '../catalogue/parseCatalogue.ts'
import { catalogueDigest } from './catalogueDigest.ts'
import { HostFault } from './HostFault.ts'

/** The folder of facts that is shipped with the program. */
export function shippedCatalogueFolder(packageRoot: string): string {
  return join(packageRoot, 'assets', 'catalogue')
}

/** Reads the files of a catalogue folder, or says that it is none. */
export async function readCatalogueFiles(folder: string): Promise<CatalogueFiles> {
  const found = await stat(folder).catch(() => undefined)
  if (found?.isDirectory() !== true) {
    throw new HostFault(
      `no catalogue folder ${folder}`,
      'a folder with vehicles/, menus/, labels/ and so on',
    )
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const texts = await Promise.all(
    entries
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map(async (entry): Promise<[string, string]> => {
        const path = join(entry.parentPath, entry.name)
        return [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')]
      }),
  )
  return Object.fromEntries(texts.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/**
 * The facts of a folder: as compiled at the last build when nothing has changed since, otherwise as the files say.
 * A faulty file is left out and its faults are told.
 */
export async function readCatalogue(
  packageRoot: string,
  folder = shippedCatalogueFolder(packageRoot),
): Promise<ParsedCatalogue> {
  const files = await readCatalogueFiles(folder)
  const compiled = await readCompiled(packageRoot)
  return compiled !== undefined && compiled.digest === catalogueDigest(files)
    ? { catalogue: compiled.catalogue, faults: [] }
    : parseCatalogue(files)
}

interface Compiled {
  readonly digest: string
  readonly catalogue: Catalogue
}

async function readCompiled(packageRoot: string): Promise<Compiled | undefined> {
  try {
    // our own build wrote it, from the very files whose digest it names
    return JSON.parse(
      await readFile(join(packageRoot, 'out', 'catalogue.json'), 'utf8'),
    ) as Compiled
  } catch {
    return undefined
  }
}
