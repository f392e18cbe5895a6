import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './temporaryFolder.ts'

export interface MosquittoOptions {
  /** User names and passwords; with them goes the file that says what each may do. */
  readonly users?: Readonly<Record<string, string>>
  readonly acl?: string
}

/** A Mosquitto of this test's own on a free port; gives its address. */
export async function mosquittoBroker(
  program: string,
  options: MosquittoOptions = {},
): Promise<string> {
  return (await startMosquitto(program, options)).url
}

/** The same, with a way to end it before the test does. */
export async function startMosquitto(
  program: string,
  options: MosquittoOptions = {},
): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const folder = temporaryFolder()
  const port = await freePort()
  const lines = [
    `listener ${String(port)} 127.0.0.1`,
    'persistence false',
    'set_tcp_nodelay true',
    ...(process.getuid?.() === 0 ? ['user root'] : []),
  ]
  if (options.users === undefined) {
    lines.push('allow_anonymous true')
  } else {
    const passwords = join(folder, 'passwords')
    writeFileSync(passwords, '', { mode: 0o600 })
    for (const [user, password] of Object.entries(options.users)) {
      execFileSync('mosquitto_passwd', ['-b', passwords, user, password])
    }
    lines.push('allow_anonymous false', `password_file ${passwords}`)
  }
  if (options.acl !== undefined) {
    const acl = join(folder, 'acl')
    writeFileSync(acl, options.acl, { mode: 0o600 })
    lines.push(`acl_file ${acl}`)
  }
  const configuration = join(folder, 'mosquitto.conf')
  writeFileSync(configuration, `${lines.join('\n')}\n`)
  const child = spawn(program, ['-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] })
  const gone = new Promise((resolve) => child.once('close', resolve))
  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    await gone
  }
  onTestFinished(stop)
  let said = ''
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      if (said.includes('running')) resolve()
    })
    void gone.then(() => {
      reject(new Error(`mosquitto ended: ${said}`))
    })
  })
  return { url: `mqtt://127.0.0.1:${String(port)}`, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}
