import type { IClientOptions } from 'mqtt'
import MqttClient from 'mqtt/lib/client'
import { browserStreamBuilder } from 'mqtt/lib/connect/ws'

/**
 * MQTT.js as the page gets it: client and WebSocket alone. The build puts it where `mqtt` is imported; the bundle that
 * MQTT.js ships for browsers holds half as much again, for brokers and proxies that no page can reach.
 */
export default {
  MqttClient,
  connect(address: string, options: IClientOptions): MqttClient {
    const { protocol, hostname, port, pathname } = new URL(address)
    return new MqttClient((client) => browserStreamBuilder(client, client.options), {
      ...options,
      protocol: protocol === 'wss:' ? 'wss' : 'ws',
      hostname,
      path: pathname,
      ...(port === '' ? {} : { port: Number(port) }),
    })
  },
}
