import { join } from 'node:path'
import { parse } from 'yaml'
import { fixture, type Fixture } from '../contract/fixture.ts'
import { WrongUse, type CliContext } from './command.ts'

/** The world that everything starts from. */
export async function loadFixture({ files, packageRoot }: CliContext): Promise<Fixture> {
  const path = join(packageRoot, 'assets', 'fixtures', 'default.yaml')
  const result = fixture.safeParse(parse(new TextDecoder().decode(await files.readFile(path))))
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new WrongUse(`${path}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'not valid'}`, {
    place: path,
    expected: 'a whole fixture',
  })
}
