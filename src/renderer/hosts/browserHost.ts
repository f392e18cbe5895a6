import type { Catalogue } from '../../catalogue/catalogue.ts'
import type { Host, PageBus, PageRole, Session } from './host.ts'

const millisecondsBetweenTries = 1000

/** The host as any browser sees it: the server that the page came from. */
export function browserHost(window: Window): Host {
  const { location, history } = window
  return {
    async openSession() {
      const key = new URLSearchParams(location.hash.slice(1)).get('k')
      if (key !== null) {
        await fetch('/session', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ key }),
        })
        // the key must not stay in the address bar, in the history, in a screenshot
        history.replaceState(null, '', location.pathname + location.search)
      }
      const response = await fetch('/session.json')
      return response.ok ? ((await response.json()) as Session) : undefined
    },
    async loadCatalogue() {
      const response = await fetch('/catalogue.json')
      if (!response.ok) throw new Error(`catalogue.json: ${String(response.status)}`)
      return (await response.json()) as Catalogue
    },
    connect: () => openBus(location),
  }
}

async function openBus({ protocol, host }: Location): Promise<PageBus> {
  // MQTT.js is more than half of all our code, and nothing that the page shows first
  const { connectMqttBus } = await import('../../bus/mqttBus.ts')
  return connectMqttBus<PageRole>({
    transport: { url: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/mqtt` },
    clientId: `page-${crypto.randomUUID()}`,
    reconnectPeriod: millisecondsBetweenTries,
  })
}
