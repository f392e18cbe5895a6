import { cpSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectMqttBus } from '../../../src/bus/mqttBus.ts'
import { localeOf } from '../../../src/cli/localeOf.ts'
import { nodeFiles } from '../../../src/cli/nodeFiles.ts'
import { runCli } from '../../../src/cli/runCli.ts'
import { ask } from '../../helpers/ask.ts'
import { noProcess } from '../../helpers/pcm.ts'
import { builtPage } from '../../helpers/servedBroker.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

interface Running {
  readonly stdout: () => string
  readonly stderr: () => string
  /** What it prints when it is up. */
  readonly up: Promise<string>
  readonly ended: Promise<number>
  stop(): void
}

function packageRoot(): string {
  const root = temporaryFolder()
  cpSync('assets', join(root, 'assets'), { recursive: true })
  mkdirSync(join(root, 'out'))
  cpSync(builtPage(), join(root, 'out', 'renderer'), { recursive: true })
  return root
}

function pcm(...argv: readonly string[]): Running {
  let stdout = ''
  let stderr = ''
  const doors = { stop: () => {}, isUp: (_text: string) => {} }
  const stopped = new Promise<string>((resolve) => {
    doors.stop = () => {
      resolve('stopped')
    }
  })
  const up = new Promise<string>((resolve) => {
    doors.isUp = resolve
  })
  const ended = runCli({
    argv,
    cwd: temporaryFolder(),
    env: { LANG: 'de_DE.UTF-8' },
    stdout: {
      write: (text) => {
        stdout += text
        doors.isUp(text)
      },
    },
    stderr: {
      write: (text) => {
        stderr += text
      },
    },
    isTerminal: false,
    packageRoot: packageRoot(),
    files: nodeFiles,
    elapsed: () => 0,
    untilStopped: () => stopped,
    ...noProcess,
  })
  onTestFinished(async () => {
    doors.stop()
    await ended
  })
  return { stdout: () => stdout, stderr: () => stderr, up, ended, stop: () => doors.stop() }
}

test('serve says where it is, who may come in and which car is open, and stops cleanly', async () => {
  const data = join(temporaryFolder(), 'data')
  const { up, stop, ended, stderr } = pcm('serve', '--mqtt-port', '0', '--data', data)
  const text = await up
  const port = Number(/^Open http:\/\/127\.0\.0\.1:(\d+)\/#k=[\w-]{43}$/m.exec(text)?.[1])
  const mqttPort = /^MQTT mqtt:\/\/127\.0\.0\.1:(\d+)$/m.exec(text)?.[1] ?? ''
  expect(text).toContain(resolve(data, 'access.json'))
  expect(text).toMatch(/^Car 911-991-2018, VIN (\w{17}), topics pcm\/v1\/\1\/#$/m)
  expect((await ask(port, '/')).status).toBe(200)
  stop()
  expect([await ended, stderr()]).toEqual([0, ''])
  await expect(ask(port, '/')).rejects.toThrow('ECONNREFUSED')
  await expect(ask(Number(mqttPort), '/')).rejects.toThrow('ECONNREFUSED')
})

test('serve --json says the same in one line, for programs', async () => {
  const data = join(temporaryFolder(), 'data')
  const running = pcm('serve', '--json', '--mqtt-port', '0', '--data', data)
  const port = expect.any(Number) as unknown
  const vin = expect.stringMatching(/^[A-HJ-NPR-Z0-9]{17}$/) as unknown
  expect(JSON.parse(await running.up)).toEqual({
    ok: true,
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/#k=/) as unknown,
    port,
    mqttPort: port,
    accessFile: join(data, 'access.json'),
    car: {
      vin,
      vehicle: '911-991-2018',
      locale: 'de',
      topics: expect.stringMatching(/^pcm\/v1\/\w{17}\/#$/) as unknown,
    },
  })
  expect(running.stdout().trimEnd()).not.toContain('\n')
})

test('a message that is refused is told, and nothing in it steers the terminal', async () => {
  const running = pcm('serve', '--json', '--mqtt-port', '0', '--data', temporaryFolder())
  const { mqttPort } = JSON.parse(await running.up) as { mqttPort: number }
  const url = `mqtt://127.0.0.1:${String(mqttPort)}`
  const stranger = connectMqttBus({ transport: { url }, clientId: 'stranger\u001b[2J' })
  await expect(stranger).rejects.toThrow()
  await expect.poll(() => running.stderr()).toContain('1 refused')
  expect(running.stderr()).toMatch(/^1 refused; the last: \P{Cc}+\n$/u)
})

test('a port that is taken is one readable line and exit code 2', async () => {
  const first = pcm('serve', '--json', '--data', temporaryFolder())
  const { port } = JSON.parse(await first.up) as { port: number }
  const second = pcm('serve', '--port', String(port), '--data', temporaryFolder())
  expect(await second.ended).toBe(2)
  expect(second.stderr()).toBe(
    `pcm: port ${String(port)} on 127.0.0.1 is in use by another program; ` +
      'expected a free port of this machine\n',
  )
})

test('a state that nobody has written is told with what could be meant, and nothing is started', async () => {
  const { ended, stderr } = pcm('serve', '--data', temporaryFolder(), '--state', 'a-car-just-solt')
  expect(await ended).toBe(2)
  expect(stderr()).toContain('unknown state a-car-just-solt')
  expect(stderr()).toContain('a-car-just-sold')
})

test.each([
  [['--port', 'x'], '--port x is no port'],
  [['--mqtt-port', '65536'], '--mqtt-port 65536 is no port'],
  [['--host', '0.0.0.0'], '0.0.0.0 is not loopback and there is no certificate'],
  [['--tls-cert', 'a.pem'], '--tls-key is missing'],
  [['--tls-cert', 'a.pem', '--tls-key', 'b.pem'], '--tls-cert a.pem cannot be read'],
])('serve %j is wrong use: one line, exit code 2', async (argv, problem) => {
  const { ended, stderr, stdout } = pcm('serve', '--data', temporaryFolder(), ...argv)
  expect([await ended, stdout()]).toEqual([2, ''])
  expect(stderr()).toMatch(/^pcm: [^\n]+; expected [^\n]+\n$/)
  expect(stderr()).toContain(problem)
})

test('the car speaks the language of the environment where the facts have it', () => {
  const locales = ['de', 'en', 'pt-BR']
  expect(localeOf({ LANG: 'de_DE.UTF-8' }, locales)).toBe('de')
  expect(localeOf({ LANG: 'pt_BR.UTF-8' }, locales)).toBe('pt-BR')
  expect(localeOf({ LC_ALL: 'de', LANG: 'en_US' }, locales)).toBe('de')
  expect(localeOf({ LANG: 'C.UTF-8' }, locales)).toBe('en')
  expect(localeOf({}, locales)).toBe('en')
})
