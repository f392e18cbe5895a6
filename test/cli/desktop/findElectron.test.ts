import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { findElectron } from '../../../src/cli/desktop/findElectron.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

/** A folder with these files; `!` before a name makes it a program. */
function rootWith(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder()
  for (const [name, text] of Object.entries({ 'package.json': '{}', ...files })) {
    const path = join(root, name.replace('!', ''))
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    if (name.startsWith('!')) chmodSync(path, 0o755)
  }
  return root
}

const manifest = { 'node_modules/electron/package.json': '{"name":"electron","main":"index.js"}' }
const pathFile = { 'node_modules/electron/path.txt': 'electron' }
// requiring the package would run this
const trap = { 'node_modules/electron/index.js': 'throw new Error("required")' }

function found(root: string, env: Readonly<Record<string, string>> = {}) {
  return findElectron({ root, env, platform: 'linux' })
}

test('a binary that can be run is found by its files', () => {
  const root = rootWith({
    ...manifest,
    ...pathFile,
    ...trap,
    '!node_modules/electron/dist/electron': '',
  })
  expect(found(root)).toEqual({
    packageFolder: join(root, 'node_modules/electron'),
    binary: join(root, 'node_modules/electron/dist/electron'),
  })
})

test('a package without its binary is told apart from no package', () => {
  const withPackage = rootWith({ ...manifest, ...trap })
  expect(found(withPackage)).toEqual({ packageFolder: join(withPackage, 'node_modules/electron') })
  expect(found(rootWith({}))).toEqual({})
})

test('a binary that is promised but absent, or may not be run, is none', () => {
  expect(found(rootWith({ ...manifest, ...pathFile }))).not.toHaveProperty('binary')
  const notRunnable = { ...manifest, ...pathFile, 'node_modules/electron/dist/electron': '' }
  expect(found(rootWith(notRunnable))).not.toHaveProperty('binary')
})

test('another place of the binary counts only when the binary is there', () => {
  const root = rootWith({
    ...manifest,
    ...pathFile,
    '!node_modules/electron/dist/electron': '',
    '!elsewhere/electron': '',
  })
  const binaryIn = (folder: string) =>
    found(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, folder) }).binary
  expect(binaryIn('elsewhere')).toBe(join(root, 'elsewhere/electron'))
  expect(binaryIn('nowhere')).toBe(join(root, 'node_modules/electron/dist/electron'))
})
