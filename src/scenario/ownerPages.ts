import { z } from 'zod'
import type { ChannelName } from '../contract/channels.ts'
import { differences, type Difference } from './differences.ts'
import type { Stage } from './stage.ts'

type Part = Readonly<Record<string, unknown>>

const part = z.record(z.string(), z.unknown())

/** What `see: { owner: … }` looks at: the pages of one account, each in part. */
export const ownerPart = z.strictObject({
  as: z.string().min(1).optional(),
  profile: part.optional(),
  /** One mail or message like this has come. */
  mail: part.optional(),
  /** No mail or message of this kind has come. */
  'no-mail': z.string().min(1).optional(),
  sms: part.optional(),
  'no-sms': z.string().min(1).optional(),
  push: part.optional(),
  'no-push': z.string().min(1).optional(),
  /** This car in the garage; `null`: it is not there. */
  car: part.nullable().optional(),
  /** How many cars are in the garage. */
  garage: z.int().optional(),
  /** A service of this car, by its product; `daysLeft` counts full days. */
  service: part.and(z.looseObject({ product: z.string() })).optional(),
  'no-service': z.string().min(1).optional(),
  shop: part.optional(),
  /** How many times and cents were charged in all. */
  charged: z.strictObject({ times: z.int(), cents: z.int().optional() }).optional(),
  charging: z
    .strictObject({ sessions: z.int().optional(), invoices: z.int().optional() })
    .optional(),
  invoice: part.optional(),
})

type OwnerPart = z.output<typeof ownerPart>

const dayLength = 86_400_000

/** What the pages of an account lack of what is asked for. */
export function ownerDifferences(asked: OwnerPart, stage: Stage): readonly Difference[] {
  const accountId = asked.as ?? stage.world.accountId
  const page = (name: ChannelName) => lastPage(stage, accountId, name)
  const mails = listOf(page('backend.mailbox.shown'), 'mails')
  const phone = listOf(page('backend.phone.shown'), 'messages')
  const sms = phone.filter(({ kind }) => kind === 'sms')
  const pushed = phone.filter(({ kind }) => kind === 'push')
  const shop = page('backend.shop.shown')
  const charging = page('backend.charging.shown')
  const garage = listOf(page('backend.garage.shown'), 'vehicles')
  const car = garage.find(({ vin }) => vin === stage.world.vin)
  const services = listOf(car, 'services').map((one) => withDaysLeft(one, stage.world.now()))
  const charges = listOf(shop, 'charges')
  return [
    ...whole('profile', asked.profile, page('backend.profile.shown')),
    ...oneOf('mail', asked.mail, mails),
    ...none('no-mail', asked['no-mail'], mails, 'kind'),
    ...oneOf('sms', asked.sms, sms),
    ...none('no-sms', asked['no-sms'], sms, 'about'),
    ...oneOf('push', asked.push, pushed),
    ...none('no-push', asked['no-push'], pushed, 'about'),
    ...whole('car', asked.car, car),
    ...whole('garage', asked.garage, garage.length),
    ...oneOf('service', asked.service, services),
    ...none('no-service', asked['no-service'], services, 'product'),
    ...whole('shop', asked.shop, shop),
    ...whole('charged', asked.charged, {
      times: charges.length,
      cents: charges.reduce((sum, { cents }) => sum + Number(cents), 0),
    }),
    ...whole('charging', asked.charging, {
      sessions: listOf(charging, 'sessions').length,
      invoices: listOf(charging, 'invoices').length,
    }),
    ...oneOf('invoice', asked.invoice, listOf(charging, 'invoices')),
  ]
}

/** The last mail or short message of a kind that an account has got. */
export function lastOf(
  stage: Stage,
  accountId: string,
  where: 'mail' | 'sms',
  kind: string,
): Part | undefined {
  return where === 'mail'
    ? listOf(lastPage(stage, accountId, 'backend.mailbox.shown'), 'mails').findLast(
        (mail) => mail['kind'] === kind,
      )
    : listOf(lastPage(stage, accountId, 'backend.phone.shown'), 'messages').findLast(
        ({ about }) => about === kind,
      )
}

function lastPage(stage: Stage, accountId: string, name: ChannelName): Part | undefined {
  const found = stage.world
    .messagesSince(0)
    .findLast((message) => message.name === name && message.params['accountId'] === accountId)
  return found?.payload as Part | undefined
}

function listOf(page: Part | undefined, key: string): readonly Part[] {
  const list = page?.[key]
  return Array.isArray(list) ? (list as readonly Part[]) : []
}

function withDaysLeft(service: Part, now: number): Part {
  const { until } = service
  if (typeof until !== 'string') return service
  return { ...service, daysLeft: Math.max(0, Math.floor((Date.parse(until) - now) / dayLength)) }
}

function whole(at: string, asked: unknown, seen: unknown): readonly Difference[] {
  return asked === undefined ? [] : differences(asked, seen, at)
}

/** The differences to the one that comes nearest, looked for from the last. */
function oneOf(at: string, asked: unknown, seen: readonly Part[]): readonly Difference[] {
  if (asked === undefined) return []
  const found = [...seen].reverse().map((one) => differences(asked, one, at))
  const [best] = found.sort((one, other) => one.length - other.length)
  return best ?? [{ at, expected: asked, seen: undefined }]
}

function none(
  at: string,
  asked: string | undefined,
  seen: readonly Part[],
  key: string,
): readonly Difference[] {
  const found = asked === undefined ? undefined : seen.find((one) => one[key] === asked)
  return found === undefined ? [] : [{ at, expected: 'none', seen: found }]
}

/** The pairing code that the garage of an account shows for this car; undefined when it shows none. */
export function pairingCodeShown(stage: Stage, accountId: string): string | undefined {
  const garage = listOf(lastPage(stage, accountId, 'backend.garage.shown'), 'vehicles')
  const code = garage.find(({ vin }) => vin === stage.world.vin)?.['pairingCode']
  return typeof code === 'string' ? code : undefined
}
