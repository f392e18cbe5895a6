import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import { parseCatalogue } from '../../src/catalogue/parseCatalogue.ts'
import { fixture, type Fixture } from '../../src/contract/fixture.ts'
import { catalogueFiles } from './catalogueFiles.ts'

let parsed: Catalogue | undefined

/** The shipped catalogue, parsed once a test file. */
export function shippedCatalogue(): Catalogue {
  parsed ??= parseCatalogue(catalogueFiles()).catalogue
  return parsed
}

/** The world that everything starts from. */
export function defaultFixture(): Fixture {
  return fixture.parse(parse(readFileSync('assets/fixtures/default.yaml', 'utf8')))
}
