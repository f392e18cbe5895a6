import { z } from 'zod'
import { connectMqttBus } from '../../bus/mqttBus.ts'
import type { PageBus, PageRole } from './host.ts'

// the content security policy forbids eval, and zod would try it
z.config({ jitless: true })

const millisecondsBetweenTries = 1000

/** Connects to a world of the host that the page came from. */
export default function openBus({ protocol, host }: Location, path: string): Promise<PageBus> {
  return connectMqttBus<PageRole>({
    transport: { url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${path}` },
    clientId: `page-${crypto.randomUUID()}`,
    reconnectPeriod: millisecondsBetweenTries,
  })
}
