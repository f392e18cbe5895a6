import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { codeFile, compiledScript } from '../../src/cli/compiledScript.ts'

const root = mkdtempSync(join(tmpdir(), 'pcm-code-'))

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

test('the build keeps the code of its program, and this Node takes it', () => {
  expect(compiledScript(resolve('out', 'program')).cachedDataRejected).toBe(false)
})

test.each([
  ['no code', undefined],
  ['half of it', (code: Buffer) => code.subarray(0, code.length / 2)],
  ['that of another Node', (code: Buffer) => Buffer.from(code.map((byte) => byte ^ 0x55))],
])('with %s the program starts all the same', { timeout: 30_000 }, (name, spoilt) => {
  const copy = join(root, name.replaceAll(' ', '-'))
  for (const folder of ['cli', 'program']) {
    cpSync(resolve('out', folder), join(copy, 'out', folder), { recursive: true })
  }
  symlinkSync(resolve('assets'), join(copy, 'assets'))
  symlinkSync(resolve('out', 'catalogue.json'), join(copy, 'out', 'catalogue.json'))
  const kept = join(copy, 'out', 'program', codeFile)
  const code = readFileSync(kept)
  if (spoilt === undefined) rmSync(kept)
  else writeFileSync(kept, spoilt(code))
  const argv = ['vehicles', '--model', 'taycan', '--year', '2022', '--json']
  const told = execFileSync(process.execPath, [join(copy, 'out', 'cli', 'pcm.js'), ...argv])
  expect(JSON.parse(told.toString('utf8'))).toMatchObject([{ id: 'taycan-y1a-2022' }])
})

test('whoever asks for the steps of MQTT.js (DEBUG=*) reads nothing of what is typed', () => {
  const invoice = 'assets/scenarios/connect/r-10.2-monthly-invoice.yaml'
  const { stdout, stderr } = spawnSync(process.execPath, ['out/cli/pcm.js', 'run', invoice], {
    env: { ...process.env, DEBUG: '*' },
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(stdout).toContain('1 passed')
})
