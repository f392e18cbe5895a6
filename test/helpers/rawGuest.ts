import { MqttClient } from 'mqtt'
import { onTestFinished } from 'vitest'
import type { Grant } from '../../src/contract/permission.ts'
import type { InnerWorld } from '../../src/world/innerWorld.ts'

/** A connected program that knows MQTT and nothing of our channels. */
export async function rawGuest(
  world: Pick<InnerWorld, 'stream'>,
  clientId: string,
  grant: Grant,
  clean = true,
): Promise<MqttClient> {
  const client = new MqttClient(() => world.stream(grant), {
    clientId,
    clean,
    protocolVersion: 4,
    keepalive: 0,
    reconnectPeriod: 0,
  })
  client.on('error', () => undefined)
  onTestFinished(() => client.endAsync(true))
  await new Promise((resolve) => client.once('connect', resolve))
  return client
}
