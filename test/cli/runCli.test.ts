import { expect, test } from 'vitest'
import { pcm } from '../helpers/pcm.ts'

const commands = ['vehicles', 'walk', 'run', 'explain', 'check', 'serve', 'desktop']

test.each(commands)('%s has --help, --json and --catalogue', async (command) => {
  const { exitCode, stdout, stderr } = await pcm(command, '--help')
  expect(exitCode).toBe(0)
  expect(stdout).toContain(`Usage: pcm ${command}`)
  expect(stdout).toContain('--json')
  expect(stdout).toContain('--catalogue <folder>')
  expect(stderr).toBe('')
})

test('the program tells its commands, and whose it is not', async () => {
  const { exitCode, stdout } = await pcm('--help')
  expect(exitCode).toBe(0)
  for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, 'm'))
  expect(stdout).toContain('not made or endorsed by the manufacturer')
})

test('the program tells its version', async () => {
  expect(await pcm('--version')).toEqual({ exitCode: 0, stdout: '0.1.0\n', stderr: '' })
})

test.each([
  [
    [],
    'pcm: no command; expected one of vehicles, walk, run, record, explain, check, serve, backend, desktop, show-report\n',
  ],
  [['--colour'], "pcm: unknown option '--colour'; expected one of --version, --help\n"],
  [['rnu'], "pcm: unknown command 'rnu'; did you mean run?\n"],
  [['vehicles', '--modle', '911'], "pcm: unknown option '--modle'; did you mean --model?\n"],
  [
    ['walk', '911-991-2018'],
    "pcm: required option '--path <labels>' not specified; expected what `pcm walk --help` says\n",
  ],
  [['run'], "pcm: missing required argument 'files'; expected what `pcm run --help` says\n"],
  [
    ['walk', '911-991-2081', '--path', 'PHONE'],
    'pcm: unknown vehicle 911-991-2081; did you mean 911-991-2018?\n',
  ],
])('%j is wrong use: one readable line, exit code 2', async (argv, line) => {
  expect(await pcm(...argv)).toEqual({ exitCode: 2, stdout: '', stderr: line })
})

test('with --json wrong use is also told on stdout', async () => {
  const { exitCode, stdout } = await pcm('walk', '911-991-2081', '--path', 'PHONE', '--json')
  expect(exitCode).toBe(2)
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    error: {
      place: '911-991-2081',
      expected: 'an id that `pcm vehicles` lists',
      suggestion: '911-991-2018',
    },
  })
})

test('what nothing resembles has no suggestion', async () => {
  const { stdout } = await pcm('explain', '911-991-2018', 'xyzxyzxyz', '--json')
  expect(JSON.parse(stdout)).toEqual({
    ok: false,
    error: { place: 'xyzxyzxyz', expected: expect.any(String) as unknown, suggestion: null },
  })
})
