import { gunzipSync } from 'node:zlib'
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { htmlReporter } from '../../../src/cli/reporters/html.ts'
import { partWriter } from '../../../src/cli/reporters/partWriter.ts'
import type { DrawnPart, DrawnReport } from '../../../src/scenario/drawnReport.ts'
import { pcmIn } from '../../helpers/pcm.ts'
import { reportOf } from '../../helpers/reportOf.ts'
import { everyOutcome } from '../../helpers/runEvents.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

const page = '<body><!-- report --></body>'

function dataOf(html: string): readonly [DrawnReport, ...DrawnPart[]] {
  const packed = [...html.matchAll(/<script type="application\/gzip">([^<]*)<\/script>/g)]
  const [list, ...parts] = packed.map(
    ([, text = '']) =>
      JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString('utf8')) as unknown,
  )
  return [list as DrawnReport, ...(parts as DrawnPart[])]
}

/** Runs a scenario in a place whose report page is empty, and gives the report. */
async function drawnReport(scenario: string) {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'out', 'report'), { recursive: true })
  writeFileSync(join(folder, 'out', 'report', 'index.html'), page)
  symlinkSync(resolve('assets'), join(folder, 'assets'))
  writeFileSync(join(folder, 'a.yaml'), scenario)
  const argv = ['run', 'a.yaml', '--reporter', 'html,json', '--out', '.']
  await pcmIn(folder, argv, () => 0, { packageRoot: folder })
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { data: dataOf(read('report.html')), json: read('report.json') }
}

test('the list tells how each run ended and how to play it again', () => {
  const [{ runs, ok }] = dataOf(reportOf(htmlReporter, everyOutcome(), page))
  expect(ok).toBe(false)
  expect(runs.map(({ result }) => result)).toEqual([
    'passed',
    'failed',
    'failed',
    'flaky',
    'skipped',
  ])
  expect(runs[3]?.repeat).toBe('pcm run d.yaml --vehicle 911-991-2018 --locale de --seed 1')
})

test('each step is told with the screens, messages and states around it', async () => {
  const { data, json } = await drawnReport(
    'name: Home\nvehicle: 911-991-2018\nlocale: de\n---\n- press: phone\n- see: { kind: home }\n',
  )
  const [{ runs, vehicles, skins }, part] = data
  const [pressed, seen] = part?.runs[0]?.steps ?? []
  const view = (place = -1) => part?.views[place]
  expect(runs[0]).toMatchObject({ result: 'failed', at: [0, 0] })
  expect(skins.map(({ skin }) => skin)).toContain(vehicles['911-991-2018']?.skin)
  expect([view(pressed?.before)?.kind, view(pressed?.after)?.path]).toEqual(['home', ['phone']])
  expect(seen).toMatchObject({ before: pressed?.after, after: pressed?.after, ok: false })
  expect(pressed?.messages.map(({ name }) => name)).toEqual([
    'driver.key.pressed',
    'headUnit.input.answered',
  ])
  expect(pressed?.messages[1]?.text).not.toContain('entries')
  expect(pressed?.states).toMatchObject({ headUnit: { on: 'browsing' } })
  // the JSON report is as it was
  expect(json).not.toContain('"views"')
  expect(json).not.toContain('"sight"')
})

test('no secret stands in the report', async () => {
  const shipped = readFileSync('assets/fixtures/default.yaml', 'utf8')
  const secrets = ['Connect-2024', '4711', '12345678']
  for (const secret of secrets) expect(shipped).toContain(secret)
  const { data } = await drawnReport(
    [
      'name: Secrets',
      'vehicle: taycan-y1a-2022',
      'locale: en',
      '---',
      '- press: home',
      '- choose: settings',
      '- choose: accounts',
      '- choose: set_up_account',
      '- enter: { secret: owner.porscheId }',
      '- confirm: {}',
      '- enter: { secret: owner.password }',
      '- confirm: {}',
      '- enter: { secret: owner.securityCode }',
      '- confirm: {}',
      '- see: { kind: dark }',
      '',
    ].join('\n'),
  )
  const text = JSON.stringify(data)
  expect(data[1]?.runs[0]?.steps.length).toBeGreaterThan(4)
  for (const secret of secrets) expect(text).not.toContain(secret)
})

test('a report that grows too large keeps what failed and leaves out steps of what passed', () => {
  const writer = partWriter(() => 'x'.repeat(100), 150)
  const steps = () => ({ earlier: ['y'.repeat(1_100_000)], steps: [] })
  const kept = [true, true, true, false].map((passed) => writer.keep(passed, steps))
  expect(kept).toEqual([[0, 0], [1, 0], undefined, [2, 0]])
  expect([writer.leftOut(), writer.finish().length]).toEqual([1, 3])
})
