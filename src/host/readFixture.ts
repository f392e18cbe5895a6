import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'yaml'
import { fixture, type Fixture } from '../contract/fixture.ts'
import { HostFault } from './HostFault.ts'

/** Reads what a fresh world is made of, as it is shipped with the program. */
export async function readFixture(packageRoot: string): Promise<Fixture> {
  const path = join(packageRoot, 'assets', 'fixtures', 'default.yaml')
  const result = fixture.safeParse(parse(await readFile(path, 'utf8')))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') ?? ''
  throw new HostFault(`${path}: ${place}: ${issue?.message ?? 'not valid'}`, 'a whole fixture')
}
