import type { z } from 'zod'
import { benchChannels } from './benchChannels.ts'
import type { Channel, ParamsOf, Role } from './channel.ts'
import { connectChannels } from './connectChannels.ts'
import { myPorscheChannels } from './myPorscheChannels.ts'
import { playChannels } from './playChannels.ts'
import { worldChannels } from './worldChannels.ts'

/** Everything that crosses a process. Validation, permissions, masking and documentation are derived from this list. */
export const channels = {
  ...benchChannels,
  ...worldChannels,
  ...playChannels,
  ...connectChannels,
  ...myPorscheChannels,
} as const

export type ChannelName = keyof typeof channels
export type Payload<Name extends ChannelName> = z.infer<(typeof channels)[Name]['payload']>
export type Params<Name extends ChannelName> = ParamsOf<(typeof channels)[Name]['address']>

/** A message as machines and listeners see it: the channel name is the event type. */
export type BusEvent<Name extends ChannelName = ChannelName> = {
  [N in Name]: { readonly type: N; readonly payload: Payload<N> }
}[Name]

export type PublishedBy<R extends Role> = {
  [N in ChannelName]: (typeof channels)[N]['publishedBy'] extends R ? N : never
}[ChannelName]

export type ReadBy<R extends Role> = {
  [N in ChannelName]: R extends (typeof channels)[N]['readBy'][number] ? N : never
}[ChannelName]

/** A message without its `inputId`: what is done, not who will be answered. */
type Deed<Name extends ChannelName> = {
  [N in Name]: { readonly type: N; readonly payload: Omit<Payload<N>, 'inputId'> }
}[Name]

/** What a driver does. */
export type DriverEvent = Deed<PublishedBy<'driver'>>

/** What happens around the car. */
export type SurroundingsEvent = Deed<PublishedBy<'surroundings'>>

export const channelNames = Object.keys(channels) as readonly ChannelName[]

/** The entry of a name, seen as the general shape. */
export function channelOf(name: ChannelName): Channel {
  return channels[name]
}
