import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { connectMqttBus } from '../../../src/bus/mqttBus.ts'
import { pcm, pcmIn } from '../../helpers/pcm.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

/** Starts `pcm record` here, lets somebody drive once it listens, and stops it. */
async function recorded(
  folder: string,
  argv: readonly string[],
  drive: (printed: string, until: (text: string) => Promise<void>) => Promise<void>,
) {
  let printed = ''
  const looking = new Set<() => void>()
  let stop = (): void => undefined
  const stopped = new Promise<string>((resolve) => {
    stop = () => {
      resolve('stopped')
    }
  })
  const write = (text: string) => {
    printed += text
    for (const look of looking) look()
  }
  const until = (text: string) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (printed.includes(text)) resolve()
      }
      looking.add(look)
      look()
    })
  const running = pcmIn(folder, ['record', ...argv], () => 0, {
    stdout: { write },
    stderr: { write },
    untilStopped: () => stopped,
  })
  await Promise.race([until('Ctrl+C'), running])
  if (printed.includes('Ctrl+C')) await drive(printed, until)
  stop()
  const { exitCode } = await running
  return { exitCode, printed }
}

test('what is done to a car of its own, by driver and owner, becomes a scenario that passes', async () => {
  const folder = temporaryFolder()
  const flags = ['flow.yaml', '--vehicle', 'cayenne-9ya-2019', '--locale', 'fr', '--mqtt-port', '0']
  const { exitCode, printed } = await recorded(
    folder,
    [...flags, '--name', 'Un essai'],
    async (told, until) => {
      const url = /mqtt:\S+/.exec(told)?.[0] ?? ''
      const vin = /VIN (\w{17})/.exec(told)?.[1] ?? ''
      const { clients } = JSON.parse(
        readFileSync(/: (\S+access\.json)/.exec(told)?.[1] ?? '', 'utf8'),
      ) as {
        clients: readonly { readonly user: string; readonly password: string }[]
      }
      const { password = '' } = clients.find(({ user }) => user === 'bench') ?? {}
      const bus = await connectMqttBus<'driver' | 'surroundings' | 'owner'>({
        transport: { url, username: 'bench', password },
        clientId: 'somebody',
      })
      bus.publish('driver.entry.chosen', { vin }, { inputId: '1', id: 'set' })
      bus.publish('surroundings.simCard.changed', { vin }, { inputId: '2', simCard: null })
      const deed = {
        act: 'sign-in',
        porscheId: 'alex@example.com',
        password: 'not-this-one',
      } as const
      bus.publish('owner.request.made', { accountId: 'demo-owner' }, { requestId: '3', deed })
      await until('- owner')
      await bus.close()
    },
  )
  expect({ exitCode, printed }).toMatchObject({ exitCode: 0 })
  expect(readFileSync(join(folder, 'flow.yaml'), 'utf8').split('\n')).toEqual([
    'name: Un essai',
    'vehicle: cayenne-9ya-2019',
    'locale: fr',
    '---',
    '- choose: set',
    '- world: { simCard: null }',
    '- see: { status: { sim: none } }',
    '- owner: { does: sign-in, porscheId: alex@example.com, password: { wrong: owner.password }, refused: password-wrong }',
    '- see: { kind: list, path: [ set ] }',
    '',
  ])
  const { exitCode: played } = await pcmIn(folder, ['run', 'flow.yaml'])
  expect(played).toBe(0)
}, 60_000)

test('when nothing is done no file is written', async () => {
  const folder = temporaryFolder()
  const { exitCode, printed } = await recorded(folder, ['flow.yaml'], () => Promise.resolve())
  expect(exitCode).toBe(1)
  expect(printed).toContain('nothing was done to the car')
  expect(existsSync(join(folder, 'flow.yaml'))).toBe(false)
}, 60_000)

test('a file that is there is left alone, and wrong use is told before anything begins', async () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'mine.yaml'), 'precious')
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [['mine.yaml'], /mine\.yaml is there already; expected another name, or --force/],
    [['.'], /is no name for a scenario/],
    [['flow.txt'], /flow\.txt is no name for a scenario; expected a name that ends in \.yaml/],
    [['flow.yaml', '--vehicle', '911-991-2081'], /unknown vehicle 911-991-2081; did you mean/],
    [['flow.yaml', '--locale', 'xx'], /unknown language xx/],
    [['flow.yaml', '--market', 'Germany'], /--market Germany: not a country/],
    [['flow.yaml', '--port', 'x'], /--port x is no port/],
    [['flow.yaml', '--attach', 'WP0ZZZ99ZJS824774'], /--attach needs --broker/],
    [['flow.yaml', '--broker', 'mqtt://127.0.0.1:1'], /--broker is about a car that runs already/],
    [
      ['flow.yaml', '--attach', 'WP0ZZZ99ZJS824774', '--mqtt-port', '0'],
      /--mqtt-port is about a fresh car/,
    ],
    [
      ['flow.yaml', '--attach', 'WP0ZZZ99ZJS824774', '--broker', 'mqtt://127.0.0.1:1'],
      /no car WP0ZZZ99ZJS824774 at mqtt:\/\/127\.0\.0\.1:1/,
    ],
  ]
  for (const [argv, told] of cases) {
    const result = await pcmIn(folder, ['record', ...argv])
    expect(result).toMatchObject({ exitCode: 2, stdout: '' })
    expect(result.stderr).toMatch(told)
    expect(result.stderr.trimEnd()).not.toContain('\n')
  }
  expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('precious')
  expect((await pcm('record', '--help')).stdout).toContain('--attach')
})
