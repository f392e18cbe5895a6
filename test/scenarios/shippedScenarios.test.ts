import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pcm } from '../helpers/pcm.ts'

const folder = 'assets/scenarios'
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.yaml') && !name.startsWith('parts'),
)

test('there are at least a dozen', () => {
  expect(files.length).toBeGreaterThanOrEqual(12)
})

// one file may mean hundreds of runs
test.each(files)('%s is played and is as it expects', { timeout: 180_000 }, async (name) => {
  const { exitCode, stdout } = await pcm('run', join(folder, name), '--json')
  expect(JSON.parse(stdout)).toMatchObject({ ok: true, summary: { failed: 0, skipped: 0 } })
  expect(exitCode).toBe(0)
})

test('at least one of them must fail, and does', async () => {
  const paths = files.map((name) => join(folder, name))
  const meant = paths.filter((path) => /^expect: fail$/m.test(readFileSync(path, 'utf8')))
  const { stdout } = await pcm('run', ...meant, '--json')
  const { runs } = JSON.parse(stdout) as { runs: { expect: string; steps: { ok: boolean }[] }[] }
  const failing = runs.filter((run) => run.expect === 'fail')
  expect(failing).not.toHaveLength(0)
  for (const { steps } of failing) expect(steps.at(-1)?.ok).toBe(false)
})
