import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { brokenScenarios } from '../helpers/brokenScenarios.ts'
import { pcmIn, type PcmResult } from '../helpers/pcm.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const slow = { timeout: 60_000 }

function runFlow(files: Readonly<Record<string, string | Uint8Array>>): Promise<PcmResult> {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return pcmIn(folder, ['run', 'flow.yaml'])
}

test('there are at least forty broken files, none twice', () => {
  expect(new Set(brokenScenarios.map(({ title }) => title)).size).toBe(brokenScenarios.length)
  expect(brokenScenarios.length).toBeGreaterThanOrEqual(40)
})

test.each(brokenScenarios)('$title: one line with place and hint', slow, async (broken) => {
  const { text, beside = {}, told } = broken
  expect(await runFlow({ ...beside, 'flow.yaml': text })).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `pcm: ${told}\n`,
  })
  expect(told).toMatch(/^[\w/]+\.yaml:\d+:\d+ .+; expected ./)
})

const header = 'name: x\nvehicle: 911-991-2018\n---\n'

test('of very many faults the first are told, and no more', slow, async () => {
  const text = header + '- pres: phone\n'.repeat(17_000)
  const { exitCode, stderr } = await runFlow({ 'flow.yaml': text })
  expect(exitCode).toBe(2)
  const lines = stderr.trimEnd().split('\n')
  expect(lines).toHaveLength(20)
  for (const line of lines) expect(line).toMatch(/unknown step pres; .*did you mean press\?/)
})

test.each([
  ['a byte order mark', `\ufeff${header}- press: phone\n`],
  [
    'lines that end as on Windows',
    `${header}- see:\n    kind: home\n- press: phone\n`.replaceAll('\n', '\r\n'),
  ],
  ['comments and blank lines', `# one\n\n${header}\n# two\n- press: phone # three\n\n`],
  ['an anchor and its alias', `${header}- say: &hello { en: Hello }\n- say: *hello\n`],
  ['a document that is ended with dots', `${header}- press: phone\n...\n`],
])('%s is not broken', slow, async (_, text) => {
  expect(await runFlow({ 'flow.yaml': text })).toMatchObject({ exitCode: 0, stderr: '' })
})
