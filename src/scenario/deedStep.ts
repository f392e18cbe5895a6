import type { SecretName } from '../contract/fixture.ts'
import { dealerDeed, ownerDeed } from '../contract/ownerDeeds.ts'
import type { WrittenStep } from './writeScenario.ts'

/** Something that an owner or a dealer did, its secrets masked, and what the backend said about it. */
export interface HeardDeed {
  readonly by: 'owner' | 'dealer'
  /** The account, or the desk. */
  readonly as: string
  readonly deed: Readonly<Record<string, unknown>> & { readonly act: string }
  readonly accepted: boolean
  readonly reason: string | undefined
}

/** What is known of the pages of the one who did it. */
export interface DeedGround {
  readonly vin: string
  /** Who is meant where nobody is named. */
  readonly usual: string
  readonly mails: readonly Item[]
  readonly messages: readonly Item[]
  /** The cards as My Porsche shows them. */
  readonly cards: readonly string[]
  /** How each secret of this account is written now. */
  readonly rightNow: Map<SecretName, 'secret' | 'wrong'>
}

type Item = Readonly<Record<string, unknown>>

const secretOf: Readonly<Record<string, SecretName>> = {
  password: 'owner.password',
  old: 'owner.password',
  securityCode: 'owner.securityCode',
}

/** Acts by which an account gets a new secret, and the secrets that they are about. */
const changing: Readonly<Record<string, SecretName>> = {
  register: 'owner.password',
  'set-password': 'owner.password',
  'change-password': 'owner.password',
  'set-security-code': 'owner.securityCode',
  'change-security-code': 'owner.securityCode',
  'reset-security-code': 'owner.securityCode',
}

/** What an owner or a dealer did, as a step; what is secret in it is named, never written. */
export function deedStep(heard: HeardDeed, ground: DeedGround): WrittenStep {
  const { act, ...rest } = heard.deed
  const value = valueIn(heard, ground)
  const written = Object.entries(rest).flatMap(([key, given]): [string, unknown][] => {
    if (given === ground.vin && key === 'vin' && isAsked(heard.by, act)) return []
    return [[key, given === ground.vin ? 'this-car' : value(key, given)]]
  })
  note(heard, ground)
  return {
    name: heard.by,
    argument: {
      does: act,
      ...(heard.as === ground.usual ? {} : { as: heard.as }),
      ...Object.fromEntries(written),
      ...(heard.accepted ? {} : { refused: heard.reason ?? 'unknown' }),
    },
  }
}

/** Whether the act is always about a car: then it is this one unless another is named. */
function isAsked(by: HeardDeed['by'], act: string): boolean {
  const options = by === 'owner' ? ownerDeed.options : dealerDeed.options
  const option = options.find(({ shape }) => shape.act.value === act)
  return option !== undefined && 'vin' in option.shape && !option.shape.vin.isOptional()
}

function valueIn({ deed, accepted, reason }: HeardDeed, ground: DeedGround) {
  const { mails, messages, cards, rightNow } = ground
  const right = (name: SecretName) => rightNow.get(name) ?? 'secret'
  const other = (name: SecretName) => (right(name) === 'secret' ? 'wrong' : 'secret')
  return (key: string, given: unknown): unknown => {
    if (key === 'link') {
      const mail = mails.findLast(({ link }) => link === given)
      return mail === undefined ? given : { mail: mail['kind'] }
    }
    if (key === 'code') {
      const message = messages.findLast(({ code }) => code === given)
      return message === undefined ? given : { sms: message['about'] }
    }
    if (key === 'number') return { card: brandOf(cards, accepted, reason) }
    const isCode = deed.act.endsWith('security-code')
    const name = key === 'old' && isCode ? 'owner.securityCode' : secretOf[key]
    if (name === undefined) return given
    // too short for any secret: what it was is of no use to anybody
    if (reason === 'password-too-short' || reason === 'security-code-needs-four-digits') {
      if (changing[deed.act] === name && key !== 'old') return 'x'
    }
    const isNew = changing[deed.act] === name && key !== 'old'
    const isFirst = isNew && !rightNow.has(name)
    if (isFirst) return { secret: name }
    const isWrong =
      reason === (name === 'owner.password' ? 'password-wrong' : 'security-code-wrong')
    return { [isNew || isWrong ? other(name) : right(name)]: name }
  }
}

function note({ by, deed, accepted }: HeardDeed, { rightNow }: DeedGround): void {
  const name = changing[deed.act]
  if (by !== 'owner' || !accepted || name === undefined) return
  rightNow.set(name, rightNow.get(name) === 'secret' ? 'wrong' : 'secret')
}

const brands = ['visa', 'mastercard', 'american-express', 'diners'] as const

/** The brand of a card whose number nobody has seen: My Porsche shows it when it is taken. */
function brandOf(cards: readonly string[], accepted: boolean, reason: string | undefined): string {
  if (reason === 'card-number-wrong') return 'wrong'
  const shown = accepted ? cards.at(-1) : undefined
  const found = brands.find((brand) => shown?.startsWith(brand))
  return found ?? (reason === 'card-not-accepted' ? 'diners' : 'visa')
}
