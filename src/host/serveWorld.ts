import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer, type Server as HttpServer } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Server, Socket } from 'node:net'
import { join } from 'node:path'
import type { Admission } from '../world/admission.ts'
import type { World } from '../world/world.ts'
import { HostFault } from './HostFault.ts'
import { openWebSocketDoor, tcpDoor } from './mqttDoors.ts'
import { isLoopback, originGuard } from './originGuard.ts'
import { pageServer } from './pageServer.ts'
import { createSession } from './session.ts'

export interface Certificate {
  readonly cert: string
  readonly key: string
}

export interface ServeOptions {
  readonly world: Pick<
    World,
    'catalogue' | 'fixture' | 'firstSight' | 'accept' | 'refuse' | 'invoice'
  >
  /** The world of what is being played beside it, at /mqtt/play; there may be none. */
  readonly sideWorld?: (() => Pick<World, 'accept' | 'refuse'> | undefined) | undefined
  /** Who may come in from outside without the page's cookie. */
  readonly admit: Admission
  /** The built page. */
  readonly pageFolder: string
  readonly defaultVehicle: string
  /** Default 127.0.0.1; any other than loopback demands `tls`. */
  readonly host?: string | undefined
  /** Default 0: a free one. */
  readonly port?: number | undefined
  /** The port for MQTT over TCP, 0 for a free one; without it there is none. */
  readonly mqttPort?: number | undefined
  readonly tls?: Certificate | undefined
  /** What the page's cookie holds; without it, a secret that ends with this host. */
  readonly pageToken?: string
}

export interface ServedWorld {
  readonly port: number
  readonly mqttPort?: number
  /** The address that signs in whoever opens it; it holds the key. */
  readonly url: string
  /** An address that signs in once: for other programs' command lines. */
  oneTimeUrl(): string
  close(): Promise<void>
}

/** Opens a world to the page and to foreign MQTT clients, on this machine only unless it has a certificate. */
export async function serveWorld(options: ServeOptions): Promise<ServedWorld> {
  const { world, admit, tls } = options
  const host = options.host ?? '127.0.0.1'
  if (!isLoopback(host) && tls === undefined) {
    throw new HostFault(
      `${host} is not loopback and there is no certificate`,
      'a loopback address, or --tls-cert and --tls-key',
    )
  }
  if (!existsSync(join(options.pageFolder, 'index.html'))) {
    throw new HostFault('the page is not built', 'npm run build before')
  }
  const certificate = tls === undefined ? undefined : readCertificate(tls)
  const server = secureOrNot(tls)
  const port = await listen(server, options.port ?? 0, host)
  const mqtt = options.mqttPort === undefined ? undefined : tcpDoor(world, admit, tls)
  const mqttPort =
    mqtt === undefined
      ? undefined
      : await listen(mqtt, options.mqttPort ?? 0, host).catch(async (error: unknown) => {
          await closed(server)
          throw error
        })
  const scheme = tls === undefined ? 'http' : 'https'
  const session = createSession(port, tls !== undefined, options.pageToken)
  const refusalOf = originGuard({
    scheme,
    port,
    host,
    ...(certificate === undefined ? {} : { certificate }),
  })
  server.on('request', pageServer({ ...options, session, refusalOf, secure: tls !== undefined }))
  const sideWorld = options.sideWorld ?? (() => undefined)
  const closeDoor = openWebSocketDoor(server, { world, sideWorld, session, refusalOf, admit })
  const servers = mqtt === undefined ? [server] : [server, mqtt]
  const hangUp = servers.map(connectionsOf)
  const address = `${scheme}://${nameFor(host)}:${String(port)}/`

  return {
    port,
    ...(mqttPort === undefined ? {} : { mqttPort }),
    url: `${address}#k=${session.key}`,
    oneTimeUrl: () => `${address}#k=${session.oneTimeKey()}`,
    async close() {
      closeDoor()
      const ends = servers.map(closed)
      for (const end of hangUp) end()
      await Promise.all(ends)
    },
  }
}

function secureOrNot(tls: Certificate | undefined): HttpServer {
  if (tls === undefined) return createServer()
  try {
    return createSecureServer(tls)
  } catch (error) {
    throw new HostFault('the certificate and its key do not go together', 'a pair in PEM form', {
      cause: error,
    })
  }
}

function readCertificate(tls: Certificate): X509Certificate {
  try {
    return new X509Certificate(tls.cert)
  } catch (error) {
    throw new HostFault('the certificate cannot be read', 'one in PEM form', { cause: error })
  }
}

const readable: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is in use by another program',
  EACCES: 'may not be used by this user',
  EADDRNOTAVAIL: 'is not an address of this machine',
  ENOTFOUND: 'is not an address of this machine',
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const problem = readable[error.code ?? ''] ?? `cannot be opened (${error.code ?? 'unknown'})`
      reject(
        new HostFault(`port ${String(port)} on ${host} ${problem}`, 'a free port of this machine', {
          cause: error,
        }),
      )
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

/** Keeps count of a server's connections; the returned function ends them all, upgraded ones too. */
function connectionsOf(server: Server): () => void {
  const open = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  return () => {
    for (const socket of open) socket.destroy()
  }
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
  })
}

function nameFor(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
