import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pcm, pcmIn } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

function changed(file: string, from: string, to: string): string {
  const folder = temporaryFolder()
  cpSync('assets/catalogue', folder, { recursive: true })
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = before.replace(from, to)
  if (after === before) throw new Error(`${file} has no ${from}`)
  writeFileSync(path, after)
  return folder
}

test('what is shipped is clean, and each language tells how far it goes', async () => {
  const { exitCode, stdout } = await pcm('check', '--json')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: true,
    vehicles: 48,
    faults: [],
    coverage: expect.arrayContaining([expect.objectContaining({ locale: 'cs' })]) as unknown,
  })
  const asText = await pcm('check')
  expect(asText.stdout).toMatch(/^cs +Čeština +\d+ of \d+ labels printed/m)
  expect(asText.stdout).toMatch(/^48 vehicles, \d+ scenarios, 0 faults$/m)
})

test('a broken rule of the data is a failure', async () => {
  const folder = changed('labels/de.yaml', '004:195', '004:99999')
  const { exitCode, stderr } = await pcm('check', '--catalogue', folder)
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/labels\/de\.yaml:\d+:\d+ .*99999/)
})

test('an expected rule that no scenario shows is a failure, with its place', async () => {
  const rule = '  - id: R-99.1\n    section: account\n    title: Nobody shows this\n'
  const folder = changed('rules.yaml', 'rules:\n', `rules:\n${rule}    expected: true\n`)
  const { exitCode, stderr } = await pcm('check', '--catalogue', folder)
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/rules\.yaml:4:1 R-99\.1 .*is expected, and no scenario shows it\n$/)
  const notYet = changed('rules.yaml', 'rules:\n', `rules:\n${rule}`)
  const { exitCode: passed, stdout } = await pcm('check', '--json', '--catalogue', notYet)
  expect(passed).toBe(0)
  const { rules } = JSON.parse(stdout) as { rules: { missing: readonly string[] } }
  expect(rules.missing).toContain('R-99.1')
})

test('a file of the catalogue that cannot be read is wrong input', async () => {
  const folder = changed('labels/de.yaml', 'locale: de', 'lokale: de')
  const { exitCode, stderr } = await pcm('check', folder)
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/labels\/de\.yaml:1:1 /)
  const walk = await pcm('walk', '911-991-2018', '--path', 'PHONE', '--catalogue', folder, '--json')
  expect(walk.exitCode).toBe(2)
  expect(JSON.parse(walk.stdout)).toMatchObject({
    ok: false,
    error: { place: expect.stringMatching(/^labels\/de\.yaml:/) as unknown },
  })
})

test('named scenarios alone are checked', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'a.yaml'), 'name: x\nvehicle: 911-991-2018\n---\n- pres: phone\n')
  const { exitCode, stdout, stderr } = await pcmIn(folder, ['check', 'a.yaml', '--json'])
  expect(exitCode).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    faults: [{ place: 'a.yaml:4:3' }],
    coverage: [],
  })
  expect(stderr).toContain('a.yaml:4:3 unknown step pres')
})

test('a named file of the catalogue is held against the rules', async () => {
  const { exitCode, stdout } = await pcm('check', 'assets/catalogue/labels/de.yaml')
  expect(exitCode).toBe(0)
  expect(stdout).toMatch(/^48 vehicles, 0 faults$/m)
})
