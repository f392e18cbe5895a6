import { readdir, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { parse } from 'yaml'
import { faultText, type Catalogue } from '../catalogue/catalogue.ts'
import { parseCatalogue } from '../catalogue/parseCatalogue.ts'
import { fixture, type Fixture } from '../contract/fixture.ts'
import { HostFault } from './HostFault.ts'

/** Reads the facts of a folder as they are; a faulty file is left out and told. */
export async function readCatalogue(
  folder: string,
  onNotice: (sentence: string) => void,
): Promise<Catalogue> {
  const names = await readdir(folder, { recursive: true })
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map(async (name) => [name.split(sep).join('/'), await readFile(join(folder, name), 'utf8')]),
  )
  const { catalogue, faults } = parseCatalogue(Object.fromEntries(texts))
  for (const fault of faults) onNotice(faultText(fault))
  return catalogue
}

/** Reads what a fresh world is made of. */
export async function readFixture(path: string): Promise<Fixture> {
  const result = fixture.safeParse(parse(await readFile(path, 'utf8')))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') ?? ''
  throw new HostFault(`${path}: ${place}: ${issue?.message ?? 'not valid'}`, 'a whole fixture')
}
