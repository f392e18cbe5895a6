import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pcmIn } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

const slow = { timeout: 120_000 }

const flow = `name: Blocks
vehicle: 911-991-2018
locale: en
markets: [FR, DE]
teardown:
  - press: home
---
- repeat:
    times: 2
    steps:
      - run: { file: parts/open.yaml, with: { key: phone } }
- press: apps
  when: { market: FR }
- keep: { title: { screen: title } }
- see: { title: $title }
`
const part = 'name: Open\npart: true\nparameters: [key]\n---\n- press: $key\n'

function folderOfFlow(): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'parts'))
  writeFileSync(join(folder, 'flow.yaml'), flow)
  writeFileSync(join(folder, 'parts/open.yaml'), part)
  return folder
}

test(
  'steps of blocks and parts are told with their own file and line, runs with their market',
  slow,
  async () => {
    const { exitCode, stdout } = await pcmIn(folderOfFlow(), ['run', 'flow.yaml', '--json'])
    expect(exitCode).toBe(0)
    const { runs } = JSON.parse(stdout) as {
      runs: { market: string; steps: { file?: string; line: number; text: string }[] }[]
    }
    const opened = 'parts/open.yaml:5 press: phone'
    const rest = [
      '14 keep: { title: { screen: title } }',
      '15 see: { title: $title }',
      '6 press: home',
    ]
    expect(
      runs.map(({ market, steps }) => [
        market,
        ...steps.map(
          ({ file, line, text }) =>
            `${file === undefined ? '' : `${file}:`}${String(line)} ${text}`,
        ),
      ]),
    ).toEqual([
      ['DE', opened, opened, ...rest],
      ['FR', opened, opened, '12 press: apps', ...rest],
    ])
  },
)
