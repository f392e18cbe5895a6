import { resolve } from 'node:path'
import { faultText, type Catalogue } from '../catalogue/catalogue.ts'
import { readCatalogue, shippedCatalogueFolder } from '../host/readCatalogue.ts'
import { WrongUse, type CliContext } from './command.ts'

/** The folder of facts: the given one, or the one that is shipped. */
export function catalogueFolder({ cwd, packageRoot }: CliContext, given?: string): string {
  return given === undefined ? shippedCatalogueFolder(packageRoot) : resolve(cwd, given)
}

/** The facts, all of them: a command refuses a catalogue that has faults. */
export async function loadCatalogue(context: CliContext, given?: string): Promise<Catalogue> {
  const folder = catalogueFolder(context, given)
  const { catalogue, faults } = await readCatalogue(context.packageRoot, folder)
  const [first] = faults
  if (first === undefined) return catalogue
  throw new WrongUse(`the catalogue ${folder} has faults:`, {
    place: `${first.file}:${String(first.line)}:${String(first.column)}`,
    expected: 'a catalogue without faults (`pcm check` tells them all)',
    faults: faults.map(faultText),
  })
}
