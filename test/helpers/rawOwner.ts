import { MqttClient } from 'mqtt'
import { onTestFinished } from 'vitest'
import type { OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import type { InnerWorld } from '../../src/world/innerWorld.ts'

export interface RawAnswer {
  readonly requestId: string
  readonly accepted: boolean
  readonly reason?: string
  readonly result?: Readonly<Record<string, unknown>>
}

/** An owner who speaks plain MQTT, so that messages can be sent twice, late, in part or to the wrong place. */
export async function rawOwner(world: InnerWorld, accountId: string, may = [accountId]) {
  const pages = new Map<string, unknown>()
  const answers: RawAnswer[] = []
  world.onMessage((topic, payload) => {
    const [, account, page] = /^connect\/v1\/users\/([^/]+)\/(\w+)$/.exec(topic) ?? []
    if (account !== accountId || page === undefined || page === 'request') return
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    if (page === 'answer') answers.push(value as RawAnswer)
    else pages.set(page, value)
  })
  const client = new MqttClient(() => world.stream({ roles: ['owner', 'dealer'], accounts: may }), {
    clientId: `raw-${accountId}`,
    protocolVersion: 4,
    keepalive: 0,
    reconnectPeriod: 0,
  })
  client.on('error', () => undefined)
  onTestFinished(() => client.endAsync(true))
  await new Promise((resolve) => client.once('connect', resolve))

  const topic = `connect/v1/users/${accountId}/request`
  let sent = 0
  let awaited: { readonly text: string; readonly resolve: () => void } | undefined
  world.onMessage((_, payload) => {
    if (new TextDecoder().decode(payload) === awaited?.text) awaited.resolve()
  })
  const cutOff = new Promise<void>((resolve) => client.once('close', resolve))

  async function sendText(text: string, to = topic, options: { retain?: boolean } = {}) {
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
  return {
    topic,
    answers,
    pages,
    client,
    sendText,
    send: (requestId: string, deed: OwnerDeed) => sendText(JSON.stringify({ requestId, deed })),
    /** Does one thing and gives its answer. */
    async ask(requestId: string, deed: OwnerDeed): Promise<RawAnswer | undefined> {
      await sendText(JSON.stringify({ requestId, deed }))
      return answers.findLast((answer) => answer.requestId === requestId)
    },
    /** What a second order, charge, contract, mail or cancellation would change. */
    seen: () => structuredClone(Object.fromEntries(pages)),
  }
}

export type RawOwner = Awaited<ReturnType<typeof rawOwner>>
