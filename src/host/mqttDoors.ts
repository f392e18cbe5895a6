import type { Server as HttpServer } from 'node:http'
import { createServer, type Server, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { createWebSocketStream, WebSocketServer } from 'ws'
import type { Grant } from '../contract/permission.ts'
import type { Admission } from '../world/admission.ts'
import type { World } from '../world/world.ts'
import type { originGuard } from './originGuard.ts'
import { packetLimit } from './packetLimit.ts'
import type { Session } from './session.ts'

const largestFrame = 256 * 1024
const mostConnections = 512

/** What the page may do: it drives every car, opens and closes them, and is owner and dealer of the demo. */
const pageGrant: Grant = {
  roles: ['driver', 'surroundings', 'bench', 'owner', 'dealer', 'observer'],
}

type Doorway = Pick<World, 'accept' | 'refuse'>

interface WebSocketDoorOptions {
  readonly world: Doorway
  /** The world of what is being played. */
  readonly sideWorld: () => Doorway | undefined
  readonly session: Session
  readonly refusalOf: ReturnType<typeof originGuard>
  /** Who may come in without being signed in to the page. */
  readonly admit: Admission
}

/** Lets MQTT in over WebSocket at /mqtt, and at /mqtt/play into the world of what is being played. The returned function closes the door and every connection. */
export function openWebSocketDoor(server: HttpServer, options: WebSocketDoorOptions): () => void {
  const { world, sideWorld, session, refusalOf, admit } = options
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: largestFrame,
    handleProtocols: (protocols) => (protocols.has('mqtt') ? 'mqtt' : false),
  })
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy())
    const from = `ws/${nameOf(request.socket)}`
    const refusal = refusalOf(request.headers)
    if (refusal !== undefined) {
      world.refuse(from, refusal)
      turnAway(socket, '403 Forbidden')
      return
    }
    const path = request.url?.split('?', 1)[0]
    const entered = path === '/mqtt' ? world : path === '/mqtt/play' ? sideWorld() : undefined
    if (entered === undefined) {
      turnAway(socket, '404 Not Found')
      return
    }
    if (sockets.clients.size >= mostConnections) {
      world.refuse(from, 'too many connections')
      turnAway(socket, '503 Service Unavailable')
      return
    }
    const admission: Admission = session.isSignedIn(request.headers.cookie)
      ? () => pageGrant
      : admit
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      if (webSocket.protocol !== 'mqtt') {
        webSocket.close(1002, 'only the subprotocol mqtt')
        return
      }
      webSocket.on('error', (error) => {
        world.refuse(from, error.message)
      })
      letIn(entered, createWebSocketStream(webSocket), from, admission)
    })
  })
  return () => {
    for (const client of sockets.clients) client.terminate()
    sockets.close()
  }
}

/** Lets MQTT in over TCP, or over TLS where the host has a certificate; not listening yet. */
export function tcpDoor(world: Doorway, admit: Admission, tls?: TlsOptions): Server {
  const takeIn = (socket: Socket) => {
    letIn(world, socket, `tcp/${nameOf(socket)}`, admit)
  }
  // without TCP_NODELAY an acknowledged message waits 40 ms and more for the one before
  const server =
    tls === undefined
      ? createServer({ noDelay: true }, takeIn)
      : createTlsServer({ ...tls, noDelay: true }, takeIn)
  server.maxConnections = mostConnections
  return server
}

function letIn(world: Doorway, stream: Duplex, from: string, admission: Admission): void {
  const limited = packetLimit(stream, (reason) => {
    world.refuse(from, reason)
  })
  world.accept(limited, admission)
}

function nameOf(socket: Socket): string {
  return `${socket.remoteAddress ?? 'gone'}:${String(socket.remotePort ?? 0)}`
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
