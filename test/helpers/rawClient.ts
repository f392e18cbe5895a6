import type { Grant } from '../../src/contract/permission.ts'
import type { InnerWorld } from '../../src/world/innerWorld.ts'
import { rawGuest } from './rawGuest.ts'

/** Somebody who speaks plain MQTT, so that messages can be sent twice, late, in part or to the wrong place. */
export async function rawClient(world: InnerWorld, clientId: string, grant: Grant) {
  const roles = [...grant.roles, 'dealer'] as const
  const client = await rawGuest(world, clientId, { ...grant, roles })

  let sent = 0
  let awaited: { readonly text: string; readonly resolve: () => void } | undefined
  world.onMessage((_, payload) => {
    if (new TextDecoder().decode(payload) === awaited?.text) awaited.resolve()
  })
  const cutOff = new Promise<void>((resolve) => client.once('close', resolve))

  async function sendText(text: string, to: string, options: { retain?: boolean } = {}) {
    client.publish(to, text, { qos: 1, ...options })
    sent += 1
    // what one client sends is handled in its order: when this is seen, the message before it has been spread;
    // a message that is not permitted ends the connection instead
    const barrier = `barrier ${String(sent)}`
    const seen = new Promise<void>((resolve) => {
      awaited = { text: barrier, resolve }
    })
    client.publish('connect/v1/desk/barrier/request', barrier, { qos: 1 })
    await Promise.race([seen, cutOff])
    await world.settle()
  }
  return { client, sendText }
}

export type RawClient = Awaited<ReturnType<typeof rawClient>>
