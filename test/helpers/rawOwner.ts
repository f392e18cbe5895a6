import type { OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import type { InnerWorld } from '../../src/world/innerWorld.ts'
import { rawClient } from './rawClient.ts'

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
  const { client, sendText: sendTo } = await rawClient(world, `raw-${accountId}`, {
    roles: ['owner'],
    accounts: may,
  })
  const topic = `connect/v1/users/${accountId}/request`
  const sendText = (text: string, to = topic, options: { retain?: boolean } = {}) =>
    sendTo(text, to, options)
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
