import { levelsOf, placeOf, type Level } from './address.ts'
import type { Role } from './channel.ts'
import { channelOf, channels, channelNames } from './channels.ts'

/** What one client may do: its roles, and the cars and accounts it may do it to (undefined: all of them). */
export interface Grant {
  readonly roles: readonly Role[]
  readonly vins?: readonly string[]
  readonly accounts?: readonly string[]
}

function covers(grant: Grant, params: Readonly<Record<string, string>>): boolean {
  const { vin, accountId } = params
  if (vin !== undefined && grant.vins !== undefined && !grant.vins.includes(vin)) return false
  if (
    accountId !== undefined &&
    grant.accounts !== undefined &&
    !grant.accounts.includes(accountId)
  )
    return false
  return true
}

/** Whether this client may publish on this topic. */
export function mayPublish(grant: Grant, topic: string): boolean {
  const place = placeOf(topic)
  if (place === undefined) return false
  return grant.roles.includes(channels[place.name].publishedBy) && covers(grant, place.params)
}

/** Whether this client may receive what is published on this topic. */
export function mayRead(grant: Grant, topic: string): boolean {
  const place = placeOf(topic)
  if (place === undefined) return false
  return (
    channelOf(place.name).readBy.some((role) => grant.roles.includes(role)) &&
    covers(grant, place.params)
  )
}

/** Whether a topic filter can match any channel at all that this client may read; what it receives is checked topic by topic. */
export function maySubscribe(grant: Grant, filter: string): boolean {
  // most filters are topics themselves, or fill a whole level with a wildcard
  if (mayRead(grant, filter)) return true
  const wanted = filter.split('/')
  return channelNames.some((name) => {
    const channel = channelOf(name)
    if (!channel.readBy.some((role) => grant.roles.includes(role))) return false
    return overlaps(wanted, levelsOf(name), grant)
  })
}

function overlaps(filter: readonly string[], address: readonly Level[], grant: Grant): boolean {
  for (const [index, level] of filter.entries()) {
    if (level === '#') return true
    const own = address[index]
    if (own === undefined) return false
    if (level === '+') continue
    const { literal, parameter } = own
    const isMet =
      parameter === undefined ? literal === level : covers(grant, { [parameter]: level })
    if (!isMet) return false
  }
  return filter.length === address.length
}
