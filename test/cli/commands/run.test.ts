import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { pcmIn } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

const passing =
  'name: Home\nvehicle: 911-991-2018\nlocales: [en, de]\ntags: [quick]\n---\n- press: phone\n- see: { path: [phone] }\n'
const failing =
  'name: Not home\nvehicle: taycan-y1a-2022\n---\n- world: { country: FR }\n- see: { kind: list }\n'
const faulty = 'name: Broken\nvehicle: 911-991-2018\n---\n- pres: phone\n'
const part = 'name: Part\npart: true\n---\n- press: home\n'

function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

function runIn(files: Readonly<Record<string, string>>, ...argv: readonly string[]) {
  return pcmIn(folderOf(files), ['run', ...argv])
}

test('the JSON report has the agreed shape', async () => {
  const { exitCode, stdout } = await runIn({ 'a.yaml': passing, 'b.yaml': failing }, '.', '--json')
  expect(exitCode).toBe(1)
  const report = JSON.parse(stdout) as { runs: unknown[] }
  const timing = { milliseconds: 0 }
  expect(report).toMatchObject({
    ok: false,
    seed: 1,
    summary: { scenarios: 2, runs: 3, steps: 6, passed: 2, failed: 1, skipped: 0 },
    timing,
  })
  expect(report.runs[0]).toEqual({
    scenario: 'a.yaml',
    name: 'Home',
    vehicle: '911-991-2018',
    locale: 'de',
    ok: true,
    expect: 'pass',
    steps: [
      { line: 6, step: 'press', ok: true, accepted: true, text: 'press: phone', timing },
      { line: 7, step: 'see', ok: true, text: 'see: { path: [phone] }', timing },
    ],
    timing,
  })
  expect(report.runs[2]).toMatchObject({
    scenario: 'b.yaml',
    ok: false,
    problem: 'b.yaml:5 see: { kind: list }: expected kind list, seen kind home',
    steps: [{}, { line: 5, ok: false, failure: { expected: 'kind list', seen: 'kind home' } }],
  })
})

test('two runs of the same differ under timing only', async () => {
  const folder = folderOf({ 'a.yaml': passing, 'b.yaml': failing })
  let time = 0
  const json = async (pace: number) => {
    const argv = ['run', '.', '--json', '--seed', '5']
    const { stdout } = await pcmIn(folder, argv, () => (time += pace))
    return stdout
  }
  const withoutTiming = (text: string) => text.replace(/"timing": \{[^}]*\}/g, '')
  const [one, other] = [await json(3), await json(7)]
  expect(one).not.toBe(other)
  expect(withoutTiming(one)).toBe(withoutTiming(other))
})

test('as text a failure tells expected, seen, screen, messages and seed', async () => {
  const { exitCode, stdout } = await runIn({ 'b.yaml': failing }, 'b.yaml', '--seed', '9')
  expect(exitCode).toBe(1)
  expect(stdout).toContain(
    'FAILED  Not home  (b.yaml, taycan-y1a-2022, en)\n  b.yaml:5  see: { kind: list }\n',
  )
  expect(stdout).toMatch(
    /expected: kind list\n +seen: +kind home\n +seed: +9\n +screen:\n +\[home\]/,
  )
  expect(stdout).toMatch(
    /messages since the last input step began:\n +surroundings.country.changed/,
  )
  expect(stdout).toContain('1 run, 2 steps: 0 passed, 1 failed (seed 9, 0.00 s)')
})

test('JUnit is well-formed and counts suites and cases', async () => {
  const odd = failing.replace('Not home', '"Not <home> & \\u0007 \\"there\\""')
  const files = { 'a.yaml': passing, 'b.yaml': odd }
  const { stdout } = await runIn(files, '.', '--reporter', 'junit')
  expect(XMLValidator.validate(stdout)).toBe(true)
  expect(stdout).not.toContain('\u0007')
  const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(
    stdout,
  ) as unknown
  expect(parsed).toMatchObject({
    testsuites: {
      tests: '3',
      failures: '1',
      testsuite: [
        {
          name: 'Home',
          file: 'a.yaml',
          testcase: [{ name: '911-991-2018 de' }, { name: '911-991-2018 en' }],
        },
        {
          name: 'Not <home> &  "there"',
          testcase: {
            failure: { message: expect.stringContaining('expected kind list') as unknown },
          },
        },
      ],
    },
  })
})

test('reports are written to a folder, text stays on the screen', async () => {
  const folder = folderOf({ 'a.yaml': passing })
  const argv = ['run', 'a.yaml', '--reporter', 'text,json,junit', '--out', 'reports/now']
  const { exitCode, stdout } = await pcmIn(folder, argv)
  expect(exitCode).toBe(0)
  const written = (name: string) => readFileSync(join(folder, 'reports/now', name), 'utf8')
  expect(written('report.txt')).toBe(stdout)
  expect(JSON.parse(written('report.json'))).toMatchObject({ ok: true })
  expect(XMLValidator.validate(written('junit.xml'))).toBe(true)
})

test('with --json the screen has JSON alone, whatever is written', async () => {
  const folder = folderOf({ 'a.yaml': passing })
  const argv = ['run', 'a.yaml', '--json', '--reporter', 'junit', '--out', 'reports']
  const { stdout } = await pcmIn(folder, argv)
  expect(JSON.parse(stdout)).toMatchObject({ ok: true })
  expect(existsSync(join(folder, 'reports/junit.xml'))).toBe(true)
  expect(existsSync(join(folder, 'reports/report.json'))).toBe(false)
})

test('--list names the runs and plays none', async () => {
  const { exitCode, stdout } = await runIn({ 'b.yaml': failing }, '.', '--list', '--json')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    ok: true,
    runs: [{ scenario: 'b.yaml', name: 'Not home', vehicle: 'taycan-y1a-2022', locale: 'en' }],
  })
})

test('the runs are narrowed by vehicle, language and pattern', async () => {
  const files = { 'a.yaml': passing, 'b.yaml': failing }
  const count = async (...argv: readonly string[]) => {
    const { stdout } = await runIn(files, '.', '--list', ...argv)
    return stdout.split('\n').length - 1
  }
  expect(await count()).toBe(3)
  expect(await count('--vehicle', '911-991-2018')).toBe(2)
  expect(await count('--locale', 'de')).toBe(1)
  expect(await count('--locale', 'all')).toBe(3)
  expect(await count('--grep', 'quick')).toBe(2)
  expect(await count('--tag', 'quick,R-4.1')).toBe(2)
  expect(await count('--tag', 'quic')).toBe(0)
})

test('after the first failure --bail skips the rest', async () => {
  const files = { 'a.yaml': failing, 'b.yaml': passing }
  const { exitCode, stdout } = await runIn(files, '.', '--bail', '--json')
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    summary: { runs: 3, passed: 0, failed: 1, skipped: 2 },
    runs: [{}, { ok: false, skipped: true, steps: [] }, { skipped: true }],
  })
})

test('shards share the runs out, none twice and none left', async () => {
  const files = { 'a.yaml': passing, 'b.yaml': failing }
  const listed = async (...argv: readonly string[]) => {
    const { stdout } = await runIn(files, '.', '--list', ...argv)
    return stdout.split('\n').filter((line) => line !== '')
  }
  const parts = [await listed('--shard', '1/2'), await listed('--shard', '2/2')]
  expect(parts.map(({ length }) => length)).toEqual([2, 1])
  expect(parts.flat().sort()).toEqual((await listed()).sort())
})

test('an empty shard is well', async () => {
  const { exitCode, stdout } = await runIn({ 'b.yaml': failing }, '.', '--shard', '2/2', '--json')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, summary: { runs: 0 } })
})

test('a random order is another one for another seed, and the same for the same', async () => {
  const all = passing.replace('vehicle: 911-991-2018', 'vehicles: all')
  const order = async (...argv: readonly string[]) => {
    const { stdout } = await runIn({ 'a.yaml': all }, '.', '--list', ...argv)
    return stdout.split('\n')
  }
  const sorted = await order()
  const [one, again, other] = [
    await order('--order', 'random', '--seed', '4'),
    await order('--order', 'random', '--seed', '4'),
    await order('--order', 'random', '--seed', '5'),
  ]
  expect(one).toEqual(again)
  expect(one).not.toEqual(other)
  expect(one).not.toEqual(sorted)
  expect([...one].sort()).toEqual([...sorted].sort())
})

test('the rules that were shown are told, and those that were not', async () => {
  const files = {
    'a.yaml': passing.replace('tags:', 'rules: [R-4.2, R-4.1]\ntags:'),
    'b.yaml': failing.replace('---', 'rules: [R-4.1]\n---'),
  }
  const { stdout } = await runIn(files, '.', '--json')
  expect(JSON.parse(stdout)).toMatchObject({
    rules: { shown: ['R-4.2'], failed: ['R-4.1'], known: 64 },
    runs: [{ rules: ['R-4.2', 'R-4.1'] }, {}, { rules: ['R-4.1'] }],
  })
  expect((await runIn(files, '.')).stdout).toContain('rules shown: R-4.2 (1 of 64)\n')
})

test('what fails is played again only when asked for, and stays failed', async () => {
  const files = { 'b.yaml': failing }
  const { exitCode, stdout } = await runIn(files, '.', '--retry', '2', '--json')
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { runs: 1, failed: 1, flaky: 0 },
    runs: [{ ok: false, attempts: 3, steps: [{}, {}] }],
  })
  expect((await runIn(files, '.', '--retry', '1')).stdout).toMatch(/^again {3}Not home.*\nFAILED/)
})

test('a run that takes too much virtual time is a failure with a reason', async () => {
  const files = { 'a.yaml': passing.replace('- press', '- wait: 3 h\n- press') }
  const argv = ['.', '--locale', 'de', '--json', '--virtual-timeout']
  expect((await runIn(files, ...argv, '3 h')).exitCode).toBe(0)
  expect((await runIn(files, ...argv, '0')).exitCode).toBe(0)
  const { exitCode, stdout } = await runIn(files, ...argv, '90 min')
  expect(exitCode).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    runs: [
      {
        problem:
          'the run broke off at a.yaml:6 wait: 3 h: more than 90 min of virtual time have passed',
      },
    ],
  })
})

test('a terminal has a line that tells the progress, a pipe has none', async () => {
  const folder = folderOf({ 'a.yaml': passing })
  const { stdout: piped } = await pcmIn(folder, ['run', '.'])
  const { stdout: shown } = await pcmIn(folder, ['run', '.'], () => 0, {
    isTerminal: true,
  })
  expect(piped).not.toContain('\r')
  expect(shown).toContain('\r\u001B[K1 of 2 runs, 0 failed  Home')
  const lines = shown.split(/[\n\r]/).map((line) => line.replace('\u001B[K', ''))
  expect(lines.filter((line) => !/^\d of 2 runs/.test(line))).toEqual(
    expect.arrayContaining(piped.split('\n')),
  )
  // nothing is left of it at the end
  const last = shown.slice(shown.lastIndexOf('\r')).replace('\r\u001B[K', '')
  expect(last).toMatch(/^2 runs, .*\n$/)
})

test('a part is played where it is run, and skipped in a folder', async () => {
  const main = passing.replace('- see', '- run: parts/one.yaml\n- see').replace('[phone]', '[]')
  const files = { 'a.yaml': main, 'parts/one.yaml': part }
  const { exitCode, stdout } = await runIn(files, '.', '--json')
  expect(exitCode).toBe(0)
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { scenarios: 1 },
    runs: [{ steps: [{}, { file: 'parts/one.yaml', line: 4, step: 'press' }, { line: 8 }] }, {}],
  })
})

test.each([
  ['a faulty file', { 'a.yaml': faulty }, ['.'], 'a.yaml:4:3'],
  ['a file that is not there', { 'a.yaml': passing }, ['aa.yaml'], 'aa.yaml'],
  ['a folder without scenarios', { 'a.txt': 'x' }, ['.'], '.'],
  ['a part by itself', { 'p.yaml': part }, ['p.yaml'], 'p.yaml'],
  [
    'nothing that matches',
    { 'a.yaml': passing },
    ['.', '--grep', 'zzz'],
    '--vehicle, --locale, --tag, --grep',
  ],
  ['a vehicle that is nowhere', { 'a.yaml': passing }, ['.', '--vehicle', 'x'], 'x'],
  [
    'a vehicle of no scenario',
    { 'a.yaml': passing },
    ['.', '--vehicle', 'taycan-y1a-2022'],
    '--vehicle, --locale, --tag, --grep',
  ],
  ['a language that is nowhere', { 'a.yaml': passing }, ['.', '--locale', 'xx'], 'xx'],
  ['a reporter that is none', { 'a.yaml': passing }, ['.', '--reporter', 'josn'], '--reporter'],
  [
    'several reporters and no folder',
    { 'a.yaml': passing },
    ['.', '--reporter', 'json,junit'],
    '--reporter',
  ],
  ['a seed that is none', { 'a.yaml': passing }, ['.', '--seed', '-1'], '--seed'],
  ['a pattern that is none', { 'a.yaml': passing }, ['.', '--grep', '('], '--grep'],
  ['a shard that is none', { 'a.yaml': passing }, ['.', '--shard', '5/4'], '--shard'],
  ['an order that is none', { 'a.yaml': passing }, ['.', '--order', 'odd'], '--order'],
  ['no number of workers', { 'a.yaml': passing }, ['.', '--workers', 'x'], '--workers'],
  [
    'a virtual limit without a unit',
    { 'a.yaml': passing },
    ['.', '--virtual-timeout', '12'],
    '--virtual-timeout',
  ],
  ['watching for a machine', { 'a.yaml': passing }, ['.', '--watch'], '--watch'],
  ['a limit that is none', { 'a.yaml': passing }, ['.', '--timeout', 'x'], '--timeout'],
  ['a flag that is nowhere', { 'a.yaml': passing }, ['.', '--shart', '1/4'], '--shart'],
])('%s is wrong use', async (_, files, argv, place) => {
  const { exitCode, stdout } = await runIn(files, ...argv, '--json')
  expect(exitCode).toBe(2)
  expect(JSON.parse(stdout)).toMatchObject({ ok: false, error: { place } })
})

test('every faulty file is told before anything is played', async () => {
  const { exitCode, stderr, stdout } = await runIn(
    { 'a.yaml': faulty, 'b.yaml': faulty, 'c.yaml': passing },
    '.',
  )
  expect(exitCode).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.split('\n').filter((line) => line !== '')).toEqual([
    expect.stringMatching(/^pcm: a\.yaml:4:3 unknown step pres; .*did you mean press\?/),
    expect.stringMatching(/^pcm: b\.yaml:4:3 unknown step pres/),
  ])
})

test('a folder does not mean hidden folders and packages', async () => {
  const files = {
    'a.yaml': passing,
    '.hidden/b.yaml': faulty,
    'node_modules/c.yaml': faulty,
    'deep/.d.yaml': faulty,
  }
  const { exitCode, stdout } = await runIn(files, '.', '--list')
  expect(exitCode).toBe(0)
  expect(stdout.trim().split('\n')).toHaveLength(2)
})
