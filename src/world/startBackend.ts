import { connectMqttBus } from '../bus/mqttBus.ts'
import { serveBackend, type Backend } from '../backend/serveBackend.ts'
import type { Store } from '../backend/backendStore.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { backendGround } from './backendGround.ts'
import { startPace } from './pace.ts'
import { createWorldClock, momentKept } from './worldClock.ts'
import { writeInvoicePdf } from './writeInvoicePdf.ts'

export interface BackendRequest {
  readonly catalogue: Catalogue
  readonly seed: number
  readonly store: Store
  readonly broker: { readonly url: string; readonly username?: string; readonly password?: string }
  /** A topic prefix; one backend owns one root. */
  readonly root?: string
  readonly onRefused?: (refusal: { readonly address: string; readonly reason: string }) => void
}

export interface StartedBackend {
  readonly backend: Backend
  close(): Promise<void>
}

/** The mock Porsche Connect alone, on any broker, at the pace of real time; its clock goes on where it was kept. */
export async function startBackend(request: BackendRequest): Promise<StartedBackend> {
  const { catalogue, seed, store, broker, root, onRefused } = request
  const clock = createWorldClock(() => Promise.resolve(), momentKept(store))
  const bus = await connectMqttBus<'backend'>({
    transport: broker,
    clientId: `backend${root === undefined ? '' : `-${root.replaceAll('/', '-')}`}`,
    ...(root === undefined ? {} : { root }),
    ...(onRefused === undefined ? {} : { onRefused }),
  })
  const backend = await serveBackend(bus, {
    ground: backendGround(catalogue, seed),
    now: clock.now,
    timers: clock.timers,
    store,
    writeDocument: writeInvoicePdf,
  })
  const pace = startPace(clock, 1)
  return {
    backend,
    async close() {
      pace.stop()
      await bus.close()
    },
  }
}
