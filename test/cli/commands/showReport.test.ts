import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { pcmIn } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

test.each([[[]], [['reports']], [['reports/report.html']]])(
  'a report is found by %j, and told where there is no screen',
  async (place) => {
    const folder = temporaryFolder()
    const path = join(folder, 'reports', 'report.html')
    mkdirSync(join(folder, 'reports'))
    writeFileSync(path, '<p>')
    const { exitCode, stdout } = await pcmIn(folder, ['show-report', ...place])
    expect([exitCode, stdout]).toEqual([0, `Open ${pathToFileURL(path).href}\n`])
    const { stdout: json } = await pcmIn(folder, ['show-report', ...place, '--json'])
    expect(JSON.parse(json)).toEqual({ ok: true, path, url: pathToFileURL(path).href })
  },
)

test('a place without a report is wrong use', async () => {
  const { exitCode, stderr } = await pcmIn(temporaryFolder(), ['show-report', 'here'])
  expect(exitCode).toBe(2)
  expect(stderr).toMatch(/^pcm: no report in here; expected report\.html, which /)
})
