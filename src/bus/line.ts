import type { ChannelName } from '../contract/channels.ts'

/** A message on its way, as bytes. */
export interface Packet {
  readonly name: ChannelName
  readonly params: Readonly<Record<string, string>>
  readonly payload: Uint8Array
  readonly retain: boolean
}

/** What lies between a client and its broker; without one, every packet arrives once, at once and whole. */
export interface Line {
  /** No fault is on and nothing is held back: a packet would go through at once and as it is. */
  isClear(): boolean
  /** A packet goes out; `taken` is called when the broker has acknowledged it. */
  outgoing(packet: Packet, pass: (packet: Packet, taken?: () => void) => void): void
  /** A packet has come in. */
  incoming(packet: Packet, pass: (packet: Packet) => void): void
}
