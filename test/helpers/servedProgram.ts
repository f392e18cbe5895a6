import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface AccessClient {
  readonly user: string
  readonly password: string
  readonly roles: readonly string[]
}

/** `pcm serve` as a program of its own, the built one, with a data folder of its own. */
export interface ServedProgram {
  readonly url: string
  readonly mqttPort: string
  readonly vin: string
  readonly accessFile: string
  readonly printed: () => string
  /** Its data folder. */
  readonly data: string
  client(user: string): AccessClient
  /** Ends it as a power cut does; what it kept stays, for one that is started again with `--data`. */
  kill(): Promise<void>
  stop(): Promise<number | null>
}

export async function startServe(...flags: readonly string[]): Promise<ServedProgram> {
  const given = flags.indexOf('--data')
  const data =
    given === -1 ? mkdtempSync(join(tmpdir(), 'pcm-serve-')) : (flags[given + 1] ?? 'none')
  const own = given === -1 ? ['--data', data] : []
  const child = spawn(
    process.execPath,
    ['out/cli/pcm.js', 'serve', ...own, '--mqtt-port', '0', ...flags],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  const gone = new Promise<number | null>((resolve) => {
    child.once('exit', resolve)
  })
  const ready = new Promise<void>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      printed += chunk.toString('utf8')
      if (printed.includes('Ctrl+C')) resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void gone.then(() => {
      reject(new Error(`serve ended: ${printed}`))
    })
  })
  await ready
  const found = (pattern: RegExp) => pattern.exec(printed)?.[1] ?? ''
  return {
    url: found(/(http:\/\/\S+)/),
    mqttPort: found(/mqtt:\/\/127\.0\.0\.1:(\d+)/),
    vin: found(/VIN (\w{17})/),
    accessFile: join(data, 'access.json'),
    printed: () => printed,
    data,
    client(user) {
      const { clients } = JSON.parse(readFileSync(join(data, 'access.json'), 'utf8')) as {
        clients: readonly AccessClient[]
      }
      const client = clients.find((one) => one.user === user)
      if (client === undefined) throw new Error(`access.json has no ${user}`)
      return client
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
    async stop() {
      child.kill('SIGTERM')
      const code = await gone
      rmSync(data, { recursive: true, force: true })
      return code
    },
  }
}
