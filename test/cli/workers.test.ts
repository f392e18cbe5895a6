import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compileCatalogue } from '../../src/host/compileCatalogue.ts'
import { readCatalogueFiles, shippedCatalogueFolder } from '../../src/host/readCatalogue.ts'
import { bundledProgram } from '../helpers/bundledProgram.ts'
import { junitFaults } from '../helpers/junitFaults.ts'
import { requirement } from '../helpers/requirement.ts'

const xmllint = requirement('xmllint')
const root = mkdtempSync(join(tmpdir(), 'pcm-workers-'))
const flows = join(root, 'flows')
let program = ''

beforeAll(async () => {
  mkdirSync(join(root, 'out', 'cli'), { recursive: true })
  mkdirSync(flows)
  symlinkSync(resolve('assets'), join(root, 'assets'))
  symlinkSync(resolve('out', 'renderer'), join(root, 'out', 'renderer'))
  writeFileSync(join(flows, 'a.yaml'), many)
  writeFileSync(join(flows, 'b.yaml'), failing)
  writeFileSync(join(flows, 'endless.yaml'), endless)
  // as the build leaves it: reading the facts anew takes longer than all that is tested here
  const facts = await readCatalogueFiles(shippedCatalogueFolder(process.cwd()))
  writeFileSync(join(root, 'out', 'catalogue.json'), compileCatalogue(facts))
  program = await bundledProgram(resolve('src/cli/index.ts'), join(root, 'out', 'cli'))
}, 60_000)

afterAll(() => {
  rmSync(root, { recursive: true, force: true })
})

const many =
  'name: Many\nvehicles: { model: 911 }\nlocales: [de, en]\nrules: [R-4.2]\n---\n- press: home\n- see: { kind: home }\n'
const failing = 'name: Not home\nvehicle: taycan-y1a-2022\n---\n- see: { kind: list }\n'
const endless = `name: Endless\nvehicle: 911-991-2018\n---\n${'- press: home\n'.repeat(12_000)}`

/** The program, but it breaks when somebody draws an invoice, and as soon as it serves. */
async function brokenProgram(): Promise<string> {
  const folder = join(root, 'out', 'broken')
  mkdirSync(folder, { recursive: true })
  const load = (id: string) =>
    id.endsWith('/writeInvoicePdf.ts')
      ? 'export const writeInvoicePdf = () => Promise.reject(new Error("no ink is left"))'
      : undefined
  const serving = 'await context.untilStopped()'
  const transform = (code: string, id: string) => {
    if (!id.endsWith('/commands/serve.ts')) return undefined
    expect(code).toContain(serving)
    return code.replace(serving, `void Promise.reject(new Error('no ink is left'))\n${serving}`)
  }
  return bundledProgram(resolve('src/cli/index.ts'), folder, [
    { name: 'broken', enforce: 'pre', load, transform },
  ])
}

function pcm(...argv: readonly string[]) {
  return start(program, argv)
}

function start(path: string, argv: readonly string[]) {
  const child = spawn(process.execPath, [path, ...argv], {
    cwd: flows,
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own, as a shell makes one
    detached: true,
  })
  let stdout = ''
  let stderr = ''
  let all = ''
  let hear = (): void => undefined
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8')
    all += chunk.toString('utf8')
    hear()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString('utf8')
    all += chunk.toString('utf8')
    hear()
  })
  let heard = 0
  /** Resolves when these texts have been written, each after the one before. */
  async function until(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      while (!all.includes(text, heard)) {
        await new Promise<void>((done) => {
          hear = done
        })
      }
      heard = all.indexOf(text, heard) + text.length
    }
  }
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((done) => {
    child.once('close', (code) => {
      done({ code, stdout, stderr })
    })
  })
  return { child, ended, until }
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

test('a faulty file is told by its place, whoever reads it', { timeout: 60_000 }, async () => {
  writeFileSync(join(flows, 'faulty.yaml'), many.replace('press', 'pres'))
  const argv = ['run', 'a.yaml', 'faulty.yaml']
  const one = await pcm(...argv).ended
  const two = await pcm(...argv, '--workers', '2').ended
  expect(two).toEqual(one)
  expect(one).toMatchObject({ code: 2, stdout: '' })
  expect(one.stderr).toMatch(
    /^pcm: faulty\.yaml:6:3 unknown step pres; .*\(did you mean press\?\)\n$/,
  )
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
  'Ctrl-C leaves valid reports %j',
  { timeout: 60_000 },
  async (workers) => {
    const out = join(root, `reports${String(workers.length)}`)
    const flags = ['--reporter', 'json,junit', '--out', out, ...workers]
    const { child, ended } = pcm('run', 'a.yaml', 'endless.yaml', ...flags)
    // the first line tells that playing has begun; a terminal tells every process of the group
    child.stdout.once('data', () => process.kill(-(child.pid ?? 0), 'SIGINT'))
    expect((await ended).code).toBe(1)
    const report = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      ok: boolean
      summary: { runs: number; passed: number; failed: number; skipped: number }
    }
    const { runs, passed, failed, skipped } = report.summary
    expect([report.ok, runs]).toEqual([false, 19])
    expect(passed).toBeGreaterThanOrEqual(1)
    expect(passed + failed + skipped).toBe(19)
    const xml = readFileSync(join(out, 'junit.xml'), 'utf8')
    expect(xml.match(/<testcase /g)).toHaveLength(19)
    if (xmllint.skip === undefined) expect(junitFaults(xmllint.path, xml)).toBe('')
  },
)

test(
  'what breaks the program leaves valid reports, and breaks one run only where workers play',
  {
    timeout: 60_000,
  },
  async () => {
    const broken = await brokenProgram()
    const invoice = resolve('assets/scenarios/connect/r-10.2-monthly-invoice.yaml')
    const outcome = async (...workers: readonly string[]) => {
      const { code, stdout, stderr } = await start(broken, [
        'run',
        'a.yaml',
        invoice,
        '--json',
        ...workers,
      ]).ended
      expect(code).toBe(1)
      expect(stderr).toContain('no ink is left')
      const { runs, summary } = JSON.parse(stdout) as {
        runs: { problem?: string }[]
        summary: object
      }
      return { summary, problems: runs.flatMap(({ problem = [] }) => problem) }
    }
    const alone = await outcome()
    expect(alone.problems).toEqual([expect.stringContaining('unexpected: no ink is left')])
    const shared = await outcome('--workers', '2')
    expect(shared.problems).toEqual([
      expect.stringContaining('the worker that played it has ended'),
    ])
    expect(shared.summary).toMatchObject({ passed: 18, failed: 1, skipped: 0 })

    const flags = ['--data', join(root, 'data'), '--mqtt-port', '0']
    const served = await start(broken, ['serve', ...flags]).ended
    expect(served).toMatchObject({ code: 1, stderr: expect.stringContaining('no ink is left') })
  },
)

test('--watch plays again after a change, and Ctrl-C ends it', { timeout: 60_000 }, async () => {
  const file = join(flows, 'watched.yaml')
  writeFileSync(file, failing)
  const { child, ended, until } = pcm('run', 'watched.yaml', '--watch')
  await until('1 failed (seed 1', 'watching for changes')
  writeFileSync(file, 'name: Half')
  await until('pcm: watched.yaml', 'watching for changes')
  writeFileSync(file, failing.replace('list', 'home'))
  await until('1 passed, 0 failed', 'watching for changes')
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
})
