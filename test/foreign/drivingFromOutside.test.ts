import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pythonWithPaho } from '../helpers/pythonWithPaho.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const guide = readFileSync('docs/driving-from-outside.md', 'utf8')

/** The programs of the guide by the name in their first line, exactly as they stand there. */
const programs = new Map(
  [...guide.matchAll(/^```(?:python|bash)\n(# (\S+)\n.*?)^```$/gms)].map(([, text, name]) => [
    name ?? '',
    text ?? '',
  ]),
)

const python = pythonWithPaho()
const mosquitto = requirement('mosquitto')
const isNeeded = python.skip === undefined || mosquitto.skip === undefined

let served: ServedProgram
beforeAll(async () => {
  if (isNeeded) served = await startServe()
}, 60_000)
afterAll(async () => {
  if (isNeeded) expect(await served.stop()).toBe(0)
})

/** What a program of the guide prints, line by line, beside all the others of the guide. */
async function printedBy(command: string, name: string): Promise<readonly string[]> {
  const folder = temporaryFolder()
  for (const [file, text] of programs) writeFileSync(join(folder, file), text)
  const { stdout } = await promisify(execFile)(command, [name], {
    cwd: folder,
    timeout: 120_000,
    env: {
      ...process.env,
      PCM_ACCESS: served.accessFile,
      PCM_PORT: served.mqttPort,
      PYTHONDONTWRITEBYTECODE: '1',
    },
  })
  return stdout.trimEnd().split('\n')
}

test('the guide has programs in Python and shell, and each has a name', () => {
  expect([...programs.keys()]).toEqual(['pcm.py', 'drive.py', 'link.py', 'pcm.sh', 'press.sh'])
  expect(guide.match(/^```(python|bash)$/gm)).toHaveLength(programs.size)
})

test.skipIf(python.skip !== undefined)(
  'Python opens a car, presses keys, is refused, crosses a border and sees the presence',
  async () => {
    expect(await printedBy(python.path, 'drive.py')).toEqual([
      "screen: PHONE ['OPT']",
      expect.stringMatching(/^screen: .+ \['Roaming', 'Datenverbindung', /),
      'driver/key refused: not-part-of-this-simulator',
      'online: True',
      'abroad: offline roaming-not-allowed',
      'online: False',
      'roaming: online',
      'online: True',
    ])
  },
  150_000,
)

test.skipIf(python.skip !== undefined)(
  'Python is the owner and the observer of the backend while the car is linked',
  async () => {
    expect(await printedBy(python.path, 'link.py')).toEqual([
      'the car: linked True',
      'the backend: True Alex Demo',
      'My Porsche: [True]',
      expect.stringMatching(/^the owner: False [a-z-]+$/),
    ])
  },
  150_000,
)

test.skipIf(mosquitto.skip !== undefined)(
  'the shell opens a car, presses keys, reads the screen and the presence, and is the owner',
  async () => {
    expect(await printedBy('bash', 'press.sh')).toEqual([
      'PHONE',
      'not-part-of-this-simulator',
      'true',
      'PHONE',
      'true',
      'no-coverage',
      'false',
      'online',
      expect.stringMatching(/^\d{8}$/),
    ])
  },
  150_000,
)
