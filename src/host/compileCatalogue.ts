import { faultText } from '../catalogue/catalogue.ts'
import { parseCatalogue, type CatalogueFiles } from '../catalogue/parseCatalogue.ts'
import { catalogueDigest } from './catalogueDigest.ts'

/** The text of `out/catalogue.json`: the facts as plain data, and the digest of the files they come from. */
export function compileCatalogue(files: CatalogueFiles): string {
  const { catalogue, faults } = parseCatalogue(files)
  if (faults.length > 0) {
    throw new Error(`the catalogue has faults:\n${faults.map(faultText).join('\n')}`)
  }
  return JSON.stringify({ digest: catalogueDigest(files), catalogue })
}
