import { execFile } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'

interface Run {
  readonly scenario: string
  readonly locale: string
  readonly ok: boolean
  readonly expect: 'pass' | 'fail'
  readonly problem?: string
  readonly steps: readonly { readonly ok: boolean }[]
}

interface Report {
  readonly ok: boolean
  readonly summary: { readonly runs: number; readonly failed: number; readonly skipped: number }
  readonly runs: readonly Run[]
}

const folder = 'assets/scenarios'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml') && !name.startsWith('parts'))
  .map((name) => join(folder, name))

let report: Report

// by the program that users get, bundled and started from its kept code
beforeAll(async () => {
  const argv = ['out/cli/pcm.js', 'run', folder, '--json', '--workers', '1']
  const { stdout, stderr } = await promisify(execFile)(process.execPath, argv, {
    maxBuffer: 256 * 1024 * 1024,
  })
  expect(stderr).toBe('')
  report = JSON.parse(stdout) as Report
}, 300_000)

test('there are at least a dozen, and each of their runs was played', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
  expect(report).toMatchObject({ ok: true, summary: { failed: 0, skipped: 0 } })
  expect(report.summary.runs).toBe(report.runs.length)
})

test.each(files)('%s is played and is as it expects', (file) => {
  const runs = report.runs.filter(({ scenario }) => scenario === file)
  expect(runs).not.toHaveLength(0)
  expect(runs.filter(({ ok }) => !ok)).toEqual([])
})

test('at least one of them must fail, and does', () => {
  const meant = files.filter((file) => /^expect: fail$/m.test(readFileSync(file, 'utf8')))
  const failing = report.runs.filter((run) => run.expect === 'fail')
  expect(new Set(failing.map(({ scenario }) => scenario))).toEqual(new Set(meant))
  expect(failing).not.toHaveLength(0)
  for (const { steps } of failing) expect(steps.at(-1)?.ok).toBe(false)
})

test('what is told to those who watch is told in every language that the scenario is shown in', () => {
  const lacking = files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const played = new Set(
      report.runs.filter(({ scenario }) => scenario === file).map(({ locale }) => locale),
    )
    const [, steps] = parseAllDocuments(text).map((document): unknown => document.toJS())
    const said = (steps as readonly { readonly say?: object }[]).flatMap(({ say = [] }) => say)
    return said.flatMap((texts) =>
      [...played].filter((locale) => !(locale in texts)).map((locale) => `${file} ${locale}`),
    )
  })
  expect(lacking).toEqual([])
})
