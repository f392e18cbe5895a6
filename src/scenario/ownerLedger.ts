import type { SecretName } from '../contract/fixture.ts'
import { deedStep } from './deedStep.ts'
import type { HeardMessage } from './heardOf.ts'
import type { WrittenStep } from './writeScenario.ts'

type Heard<Is extends HeardMessage['is']> = Extract<HeardMessage, { readonly is: Is }>

/** What owners and dealers do, and what their pages show, as far as it is heard. */
export interface OwnerLedger {
  hear(message: Heard<'deed' | 'page'>): void
  /** The act that was answered, as a step; undefined when nobody has heard of it. */
  stepOf(answer: Heard<'deedAnswer'>): WrittenStep | undefined
  /** How the secrets of the car's owner are written now. */
  rightNow(): ReadonlyMap<SecretName, 'secret' | 'wrong'>
}

const desk = 'dealer'

export function ownerLedger(vin: string, accountId: string): OwnerLedger {
  const deeds = new Map<string, Heard<'deed'>>()
  const pages = new Map<string, Readonly<Record<string, unknown>>>()
  const secrets = new Map<string, Map<SecretName, 'secret' | 'wrong'>>([
    [
      accountId,
      new Map([
        ['owner.password', 'secret'],
        ['owner.securityCode', 'secret'],
      ]),
    ],
  ])

  function secretsOf(account: string): Map<SecretName, 'secret' | 'wrong'> {
    const known = secrets.get(account) ?? new Map<SecretName, 'secret' | 'wrong'>()
    secrets.set(account, known)
    return known
  }

  function listOf(account: string, page: string, key: string): readonly unknown[] {
    const list = pages.get(`${page}/${account}`)?.[key]
    return Array.isArray(list) ? list : []
  }

  return {
    hear(message) {
      if (message.is === 'page') pages.set(`${message.page}/${message.as}`, message.payload)
      else deeds.set(message.requestId, message)
    },
    stepOf({ requestId, accepted, reason }) {
      const heard = deeds.get(requestId)
      deeds.delete(requestId)
      if (heard === undefined) return undefined
      const { by, as } = heard
      const items = (page: string, key: string) =>
        listOf(as, page, key) as readonly Readonly<Record<string, unknown>>[]
      return deedStep(
        { ...heard, accepted, reason },
        {
          vin,
          usual: by === 'owner' ? accountId : desk,
          mails: items('backend.mailbox.shown', 'mails'),
          messages: items('backend.phone.shown', 'messages'),
          cards: listOf(as, 'backend.shop.shown', 'cards').map(String),
          rightNow: secretsOf(as),
        },
      )
    },
    rightNow: () => secretsOf(accountId),
  }
}
