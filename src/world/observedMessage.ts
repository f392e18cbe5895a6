import { placeOf } from '../contract/address.ts'
import { mask } from '../contract/mask.ts'
import type { ObservedMessage } from '../scenario/scenarioWorld.ts'

export interface Packet {
  readonly topic: string
  readonly payload: Uint8Array
  readonly at: number
}

/** A packet as a message with its secrets masked; nothing when it is none of ours. */
export function observedMessage({ topic, payload, at }: Packet): ObservedMessage[] {
  const place = placeOf(topic)
  if (place === undefined) return []
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(payload))
    return [{ name: place.name, params: place.params, payload: mask(place.name, value), at }]
  } catch {
    return []
  }
}
