import type { Bus, Refusal } from '../bus/bus.ts'
import { faultyLine } from '../bus/faultyLine.ts'
import type { Line } from '../bus/line.ts'
import { addressOf } from '../contract/address.ts'
import type { ChannelName, Params } from '../contract/channels.ts'
import { createFaultBoard, type FaultBoard, type FaultBoardOptions } from './faultBoard.ts'

export interface WorldFaultsOptions extends Omit<FaultBoardOptions, 'onChange' | 'onStrike'> {
  /** Where it is told which faults are on, and when one strikes. */
  readonly bus: Bus<'world'>
  /** Counts a message that the broker did not take. */
  readonly onRefused: (refusal: Refusal) => void
}

/** The faults of a world, and the lines of its clients that they strike. */
export interface WorldFaults extends FaultBoard {
  /** The line of one of the world's own clients; `cut` breaks its connection. */
  line(cut?: () => void): Line
}

export function worldFaults(options: WorldFaultsOptions): WorldFaults {
  const { bus } = options
  const board = createFaultBoard({
    ...options,
    onChange(faults) {
      bus.publish('world.faults.changed', {}, { faults: [...faults] })
    },
    onStrike(strike) {
      bus.publish('world.fault.applied', {}, strike)
    },
  })
  const refuse = <Name extends ChannelName>(
    name: Name,
    params: Readonly<Record<string, string>>,
  ) => {
    const address = addressOf(name, params as Params<Name>)
    options.onRefused({ address, reason: 'refused by a fault that is on' })
  }
  return {
    ...board,
    line(cut) {
      return faultyLine({
        strikes: board.strikes,
        isQuiet: board.isQuiet,
        timers: options.clock.timers,
        chance: board.chance,
        refuse,
        ...(cut === undefined ? {} : { cut }),
      })
    },
  }
}
