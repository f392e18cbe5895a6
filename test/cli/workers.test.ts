import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundledProgram } from '../helpers/bundledProgram.ts'

const root = mkdtempSync(join(tmpdir(), 'pcm-workers-'))
const flows = join(root, 'flows')
let program = ''

beforeAll(async () => {
  mkdirSync(join(root, 'out', 'cli'), { recursive: true })
  mkdirSync(flows)
  symlinkSync(resolve('assets'), join(root, 'assets'))
  writeFileSync(join(flows, 'a.yaml'), many)
  writeFileSync(join(flows, 'b.yaml'), failing)
  writeFileSync(join(flows, 'endless.yaml'), endless)
  program = await bundledProgram(resolve('src/cli/index.ts'), join(root, 'out', 'cli'))
}, 60_000)

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

const many =
  'name: Many\nvehicles: { model: 911 }\nlocales: [de, en]\nrules: [R-4.2]\n---\n- press: home\n- see: { kind: home }\n'
const failing = 'name: Not home\nvehicle: taycan-y1a-2022\n---\n- see: { kind: list }\n'
const endless = `name: Endless\nvehicle: 911-991-2018\n---\n${'- press: home\n'.repeat(40_000)}`

function pcm(...argv: readonly string[]) {
  const child = spawn(process.execPath, [program, ...argv], {
    cwd: flows,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    child.once('close', (code) => {
      done({ code, stdout, stderr })
    })
  })
  return { child, ended }
}

const withoutTiming = (text: string) => text.replace(/"timing": \{[^}]*\}/g, '')

test('several workers give the very report that one gives', { timeout: 60_000 }, async () => {
  const argv = ['run', 'a.yaml', 'b.yaml', '--json', '--retry', '1']
  const one = await pcm(...argv).ended
  const two = await pcm(...argv, '--workers', '3').ended
  expect(one.stderr + two.stderr).toBe('')
  expect([one.code, two.code]).toEqual([1, 1])
  expect(JSON.parse(one.stdout)).toMatchObject({ summary: { passed: 18, failed: 1 } })
  expect(withoutTiming(two.stdout)).toBe(withoutTiming(one.stdout))
})

test('with --bail the workers stop after the first failure', { timeout: 60_000 }, async () => {
  const argv = ['run', 'b.yaml', 'a.yaml', '--order', 'random', '--json', '--bail']
  const { code, stdout } = await pcm(...argv, '--workers', '2').ended
  const { summary } = JSON.parse(stdout) as { summary: { runs: number; failed: number } }
  expect(code).toBe(1)
  expect(summary).toMatchObject({ runs: 19, failed: 1 })
})

test.each([[[]], [['--workers', '2']]])(
  'a run that takes too long is a failure with a reason %j',
  { timeout: 60_000 },
  async (workers) => {
    const argv = ['run', 'endless.yaml', '--json', '--timeout', '1', ...workers]
    const { code, stdout } = await pcm(...argv).ended
    expect(code).toBe(1)
    const { runs } = JSON.parse(stdout) as { runs: { problem: string }[] }
    expect(runs[0]?.problem).toMatch(
      /^the run broke off at endless\.yaml:\d+ press: home: no end within 1 s/,
    )
  },
)

test.each([[[]], [['--workers', '2']]])(
  'Ctrl-C leaves a valid report %j',
  { timeout: 60_000 },
  async (workers) => {
    const out = join(root, `reports${String(workers.length)}`)
    const flags = ['--reporter', 'json', '--out', out, ...workers]
    const { child, ended } = pcm('run', 'a.yaml', 'endless.yaml', ...flags)
    // the first line tells that playing has begun
    child.stdout.once('data', () => child.kill('SIGINT'))
    expect((await ended).code).toBe(1)
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      ok: boolean
      summary: { runs: number; passed: number; failed: number; skipped: number }
    }
    const { runs, passed, failed, skipped } = report.summary
    expect([report.ok, runs]).toEqual([false, 19])
    expect(passed).toBeGreaterThanOrEqual(1)
    expect(passed + failed + skipped).toBe(19)
  },
)
