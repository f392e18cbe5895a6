import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { CliContext } from '../../src/cli/command.ts'
import { loadCatalogue } from '../../src/cli/loadCatalogue.ts'
import { catalogueDigest } from '../../src/host/catalogueDigest.ts'
import { compileCatalogue } from '../../src/host/compileCatalogue.ts'
import { nodeFiles } from '../../src/cli/nodeFiles.ts'
import { catalogueFiles } from '../helpers/catalogueFiles.ts'
import { noProcess, pcm } from '../helpers/pcm.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const files = Object.fromEntries(
  Object.entries(catalogueFiles()).filter(([name]) => name.endsWith('.yaml')),
)

function contextOf(packageRoot: string): CliContext {
  const nothing = { write: () => undefined }
  return {
    argv: [],
    cwd: packageRoot,
    env: {},
    stdout: nothing,
    stderr: nothing,
    isTerminal: false,
    packageRoot,
    files: nodeFiles,
    elapsed: () => 0,
    untilStopped: () => new Promise(() => undefined),
    ...noProcess,
  }
}

function builtPackage(compiled: string): string {
  const root = temporaryFolder()
  cpSync('assets/catalogue', join(root, 'assets/catalogue'), { recursive: true })
  mkdirSync(join(root, 'out'))
  writeFileSync(join(root, 'out/catalogue.json'), compiled)
  return root
}

/** The compiled catalogue, marked, so that one sees which was read. */
function marked(): string {
  const { digest, catalogue } = JSON.parse(compileCatalogue(files)) as {
    digest: string
    catalogue: Record<string, unknown>
  }
  return JSON.stringify({ digest, catalogue: { ...catalogue, vehicles: [] } })
}

test('the compiled catalogue is the catalogue', async () => {
  const root = builtPackage(compileCatalogue(files))
  expect(await loadCatalogue(contextOf(root))).toEqual(shippedCatalogue())
})

test('it is read while no file has changed since', async () => {
  const { vehicles } = await loadCatalogue(contextOf(builtPackage(marked())))
  expect(vehicles).toEqual([])
})

test('a changed or a new file counts at once, without a build', async () => {
  const root = builtPackage(marked())
  const german = join(root, 'assets/catalogue/labels/de.yaml')
  writeFileSync(german, readFileSync(german, 'utf8').replace('name: Deutsch', 'name: Hochdeutsch'))
  const { vehicles, labels } = await loadCatalogue(contextOf(root))
  expect(vehicles).not.toEqual([])
  expect(labels['de']?.name).toBe('Hochdeutsch')
  const english = readFileSync(join(root, 'assets/catalogue/labels/en.yaml'), 'utf8')
  const unseen = english
    .replace('locale: en', 'locale: sv')
    .replace('name: English', 'name: Svenska')
  writeFileSync(join(root, 'assets/catalogue/labels/sv.yaml'), unseen)
  expect((await loadCatalogue(contextOf(root))).labels['sv']?.name).toBe('Svenska')
})

test('without a build, or with a broken one, the files are read', async () => {
  expect((await loadCatalogue(contextOf(builtPackage('{')))).vehicles).not.toEqual([])
})

test('a folder that is none is wrong use', async () => {
  await expect(loadCatalogue(contextOf(process.cwd()), 'nowhere')).rejects.toMatchObject({
    name: 'HostFault',
  })
})

test.each([
  ['flow', `tree: ${'['.repeat(10_000)}`],
  ['block', `tree:\n  ${'- '.repeat(10_000)}x`],
])('facts nested too deep in %s style are a readable fault', async (_, text) => {
  const root = builtPackage('{')
  writeFileSync(join(root, 'assets/catalogue/menus/a.yaml'), text)
  const { exitCode, stderr } = await pcm('vehicles', '--catalogue', join(root, 'assets/catalogue'))
  expect(exitCode).toBe(2)
  expect(stderr).toContain('menus/a.yaml:1:1 lists or maps too deep in one another')
})

test('the digest tells names and texts apart', () => {
  const digests = [{ a: 'b', c: '' }, { a: 'bc' }, { ab: '' }, { a: 'b' }].map(catalogueDigest)
  expect(new Set(digests).size).toBe(4)
  expect(catalogueDigest({ x: '1', y: '2' })).toBe(catalogueDigest({ y: '2', x: '1' }))
})

test('a faulty catalogue is not compiled', () => {
  expect(() => compileCatalogue({ ...files, 'labels/de.yaml': 'lokale: de' })).toThrow(
    /labels\/de\.yaml/,
  )
})
