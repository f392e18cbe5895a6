import { join, resolve } from 'node:path'
import { faultText, type Catalogue } from '../catalogue/catalogue.ts'
import { parseCatalogue, type CatalogueFiles } from '../catalogue/parseCatalogue.ts'
import { catalogueDigest } from './catalogueDigest.ts'
import { WrongUse, type CliContext } from './command.ts'

/** The folder of facts: the given one, or the one that is shipped. */
export function catalogueFolder({ cwd, packageRoot }: CliContext, given?: string): string {
  return given === undefined ? join(packageRoot, 'assets', 'catalogue') : resolve(cwd, given)
}

/** Reads the files of a catalogue folder, or says that it is none. */
export async function readCatalogueFiles(
  { files }: CliContext,
  folder: string,
): Promise<CatalogueFiles> {
  if ((await files.kindOf(folder)) !== 'folder') {
    throw new WrongUse(`no catalogue folder ${folder}`, {
      place: folder,
      expected: 'a folder with vehicles/, menus/, labels/ and so on',
    })
  }
  const names = (await files.listFiles(folder)).filter((name) => name.endsWith('.yaml'))
  const texts = await Promise.all(
    names.map(async (name) => {
      const bytes = await files.readFile(join(folder, name))
      return [name, new TextDecoder().decode(bytes)] as const
    }),
  )
  return Object.fromEntries(texts)
}

/** The facts: as compiled at the last build when nothing has changed since, otherwise as the files say. */
export async function loadCatalogue(context: CliContext, given?: string): Promise<Catalogue> {
  const folder = catalogueFolder(context, given)
  const files = await readCatalogueFiles(context, folder)
  const compiled = await readCompiled(context)
  if (compiled !== undefined && compiled.digest === catalogueDigest(files)) {
    return compiled.catalogue
  }
  const { catalogue, faults } = parseCatalogue(files)
  const [first] = faults
  if (first === undefined) return catalogue
  throw new WrongUse(`the catalogue ${folder} has faults:`, {
    place: `${first.file}:${String(first.line)}:${String(first.column)}`,
    expected: 'a catalogue without faults (`pcm check` tells them all)',
    faults: faults.map(faultText),
  })
}

interface Compiled {
  readonly digest: string
  readonly catalogue: Catalogue
}

async function readCompiled({ files, packageRoot }: CliContext): Promise<Compiled | undefined> {
  try {
    const bytes = await files.readFile(join(packageRoot, 'out', 'catalogue.json'))
    // our own build wrote it, from the very files whose digest it names
    return JSON.parse(new TextDecoder().decode(bytes)) as Compiled
  } catch {
    return undefined
  }
}
