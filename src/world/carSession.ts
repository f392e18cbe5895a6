import type { Bus } from '../bus/bus.ts'
import type { BusEvent, Payload } from '../contract/channels.ts'
import type { SessionEvent } from '../machines/mobileData/mobileDataMachine.ts'
import type { Carrier } from './carrier.ts'
import type { WorldFaults } from './worldFaults.ts'

/** What Porsche Connect says to the car. */
export type BackendEvent = BusEvent<(typeof backendNames)[number]>

const backendNames = [
  'backend.link.answered',
  'backend.link.shown',
  'backend.orders.shown',
  'backend.report.acknowledged',
] as const

export interface CarSessionOptions {
  readonly vin: string
  readonly sessionId: string
  readonly carrier: Pick<Carrier, 'connect' | 'begin'>
  readonly faults: WorldFaults
  /** Whether Porsche Connect can be reached at all. */
  readonly isReachable: () => boolean
  readonly tell: (event: SessionEvent | BackendEvent) => void
}

/** The car's own MQTT session on the Connect link. */
export interface CarSession {
  requestLink(request: Payload<'car.link.requested'>): void
  reportTask(report: Payload<'car.task.reported'>): void
  /** Cuts the stream, as a network does; the broker publishes the last will. */
  cut(): void
  /** Ends the session for good: nothing is told any more. */
  end(): void
}

/** Opens the session: presence is retained, its last will says offline. It tells when it is confirmed and when it is lost. */
export function openCarSession(options: CarSessionOptions): CarSession {
  const { vin, sessionId, carrier, faults, tell } = options
  const offline = {
    name: 'car.presence.changed',
    params: { vin },
    payload: { online: false },
  } as const
  let isOpen = true
  let bus: Bus<'car'> | undefined
  const opened = carrier.begin()
  const opening = (options.isReachable() ? connect() : Promise.reject(new Error('unreachable')))
    .catch(() => {
      if (isOpen) tell({ type: 'session.lost' })
    })
    .finally(opened)

  async function connect(): Promise<void> {
    const connected = await carrier.connect<'car'>({
      clientId: sessionId,
      grant: { roles: ['car'], vins: [vin] },
      will: offline,
      line: faults.line(() => void close()),
      isRefused: () => faults.refusesConnection(vin),
    })
    bus = connected
    if (!isOpen) return
    await connected.listen<BackendEvent['type']>(backendNames, { vin }, tell)
    if (!isOpen) return
    connected.onConnection((isConnected) => {
      if (!isConnected && isOpen) tell({ type: 'session.lost' })
    })
    connected.publish('car.presence.changed', { vin }, { online: true })
    tell({ type: 'session.opened' })
  }

  async function close(): Promise<void> {
    await bus?.close()
  }

  return {
    requestLink(request) {
      bus?.publish('car.link.requested', { vin }, request)
    },
    reportTask(report) {
      bus?.publish('car.task.reported', { vin }, report)
    },
    cut() {
      void close()
    },
    end() {
      isOpen = false
      const closed = carrier.begin()
      void opening.then(close).finally(closed)
    },
  }
}
