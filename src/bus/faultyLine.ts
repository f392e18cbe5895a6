import type { Role } from '../contract/channel.ts'
import { channelOf, type ChannelName } from '../contract/channels.ts'
import type { Fault } from '../contract/fault.ts'
import { spanOf } from '../contract/span.ts'
import type { Line, Packet } from './line.ts'

export interface FaultyLineOptions {
  /** The faults that strike this message, each of them counted now. */
  strikes(name: ChannelName, params: Readonly<Record<string, string>>): readonly Fault[]
  /** Whether there are none at all. */
  isQuiet(): boolean
  /** Virtual time: a message that waits is a timer. */
  readonly timers: { setTimeout(work: () => void, delay: number): unknown }
  /** A number from 0 up to 1, from the seed. */
  chance(): number
  /** Told of a message that the broker did not take. */
  refuse(name: ChannelName, params: Readonly<Record<string, string>>): void
  /** Cuts the connection of this client, as a network does. */
  cut?(): void
}

type Pass = (packet: Packet, taken?: () => void) => void

// what these send comes from outside and meets the first line of the world where it arrives
const outside: readonly Role[] = ['driver', 'surroundings', 'owner', 'dealer']

const swapTime = 1_000
const stormTime = 1_000

/** A line that drops, delays, repeats, reorders, garbles or refuses what it is told to, or breaks over it. */
export function faultyLine(options: FaultyLineOptions): Line {
  const held = new Map<ChannelName, () => void>()

  function send(packet: Packet, pass: Pass): void {
    const release = held.get(packet.name)
    if (release === undefined) {
      through(packet, options.strikes(packet.name, packet.params), pass)
      return
    }
    // the one that was held back comes after this one
    held.delete(packet.name)
    pass(packet)
    release()
  }

  function through(packet: Packet, faults: readonly Fault[], pass: Pass): void {
    const [fault, ...rest] = faults
    if (fault === undefined) {
      pass(packet)
      return
    }
    const go = (next: Packet) => {
      through(next, rest, pass)
    }
    switch (fault.kind) {
      case 'drop':
        return
      case 'refuse':
        options.refuse(packet.name, packet.params)
        return
      case 'delay':
        later(fault, 0, () => {
          go(packet)
        })
        return
      case 'repeat':
        for (let copy = 0; copy < (fault.copies ?? 2); copy += 1) go(packet)
        return
      case 'reorder':
        hold(packet.name, fault, () => {
          go(packet)
        })
        return
      case 'garble':
        go({ ...packet, payload: garbled(packet.payload, options.chance()) })
        return
      case 'stale':
        go({ ...packet, retain: false })
        return
      case 'disconnect':
        options.cut?.()
        return
      case 'lose-acknowledgement':
        through(packet, rest, (next) => {
          pass(next, options.cut)
        })
        return
      case 'reconnect-storm':
        go(packet)
        later(fault, stormTime, () => options.cut?.())
    }
  }

  function hold(name: ChannelName, fault: Fault, work: () => void): void {
    let isHeld = true
    const release = () => {
      if (!isHeld) return
      isHeld = false
      if (held.get(name) === release) held.delete(name)
      work()
    }
    held.set(name, release)
    later(fault, swapTime, release)
  }

  function later({ by }: Fault, otherwise: number, work: () => void): void {
    options.timers.setTimeout(work, by === undefined ? otherwise : (spanOf(by) ?? otherwise))
  }

  return {
    isClear: () => held.size === 0 && options.isQuiet(),
    outgoing: send,
    incoming(packet, pass) {
      if (outside.includes(channelOf(packet.name).publishedBy)) send(packet, pass)
      else pass(packet)
    },
  }
}

/** From somewhere on every bit 7 is turned over: no longer UTF-8, whatever it was. */
function garbled(payload: Uint8Array, chance: number): Uint8Array {
  const from = Math.floor(chance * payload.length)
  return payload.map((byte, index) => (index < from ? byte : byte ^ 0x80))
}
