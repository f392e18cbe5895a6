import type { ChannelName } from '../contract/channels.ts'
import { connectionChannel, type Fault, type FaultKind, type FaultOn } from '../contract/fault.ts'
import { spanOf } from '../contract/span.ts'
import { chanceOf } from './derive.ts'
import type { WorldClock } from './worldClock.ts'

export interface FaultStrike {
  readonly id: string
  readonly fault: string
  readonly kind: FaultKind
  readonly on: string
  readonly strike: number
}

export interface FaultBoardOptions {
  readonly clock: Pick<WorldClock, 'now' | 'timers'>
  readonly seed: number
  /** Called when a fault is on or off, or has struck. */
  readonly onChange: (faults: readonly FaultOn[]) => void
  readonly onStrike: (strike: FaultStrike) => void
  /** Called when a fault begins that cuts the connections there are; tells whether there was one. */
  readonly onCut: (params: Readonly<Record<string, string>>) => boolean
}

/** Which faults are on in a world, from when, until when, and how often they have struck. */
export interface FaultBoard {
  /** Switches a fault on; throws a readable sentence when one of this id is on already. */
  add(fault: Fault): string
  /** Takes one away, or all; throws a readable sentence when there is none of this id. */
  remove(id?: string): void
  list(): readonly FaultOn[]
  /** Whether none is on. */
  isQuiet(): boolean
  /** Whether one was ever on: what was sent may have been lost. */
  wasUsed(): boolean
  /** The faults that strike this message now; each of them is counted. */
  strikes(name: ChannelName, params: Readonly<Record<string, string>>): readonly Fault[]
  /** Whether the connection of this car is refused now; counted when it is. */
  refusesConnection(vin: string): boolean
  chance(): number
}

interface Entry {
  fault: FaultOn
  readonly from: number
  readonly until: number
  readonly timers: number[]
}

const stormTimes = 10

export function createFaultBoard(options: FaultBoardOptions): FaultBoard {
  const { clock, seed } = options
  const entries = new Map<string, Entry>()
  let numbered = 0
  let strikes = 0
  let draws = 0

  const list = () => [...entries.values()].map(({ fault }) => fault)

  function chance(): number {
    draws += 1
    return chanceOf(`fault/${String(seed)}/${String(draws)}`)
  }

  function drop(id: string): void {
    for (const timer of entries.get(id)?.timers ?? []) clock.timers.clearTimeout(timer)
    entries.delete(id)
  }

  function strike(entry: Entry): void {
    const { id, kind, on, times } = entry.fault
    const struck = entry.fault.struck + 1
    entry.fault = { ...entry.fault, struck }
    if (struck === times) drop(id)
    strikes += 1
    options.onStrike({ id: `strike-${String(strikes)}`, fault: id, kind, on, strike: struck })
    options.onChange(list())
  }

  function struckBy(
    name: ChannelName,
    params: Readonly<Record<string, string>>,
    isMeant: (fault: Fault) => boolean,
  ): readonly Fault[] {
    if (entries.size === 0) return []
    const now = clock.now()
    const struck = [...entries.values()].filter(({ fault, from, until }) => {
      if (fault.on !== name || now < from || now >= until || !isMeant(fault)) return false
      const isHere = Object.entries(fault.params ?? {}).every(([key, one]) => params[key] === one)
      return isHere && (fault.chance === undefined || chance() < fault.chance)
    })
    for (const entry of struck) strike(entry)
    return struck.map(({ fault }) => fault)
  }

  function begin(entry: Entry): void {
    const { kind, on, params = {} } = entry.fault
    if (kind !== 'disconnect' || on !== connectionChannel) return
    if (options.onCut(params)) strike(entry)
  }

  return {
    add(given) {
      numbered += 1
      const id = given.id ?? `fault-${String(numbered)}`
      if (entries.has(id)) throw new Error(`a fault ${id} is on already`)
      const times = given.times ?? (given.kind === 'reconnect-storm' ? stormTimes : undefined)
      const after = spanOf(given.after ?? '0 s') ?? 0
      const lasts = given.for === undefined ? undefined : (spanOf(given.for) ?? 0)
      const from = clock.now() + after
      const entry: Entry = {
        fault: { ...given, id, struck: 0, ...(times === undefined ? {} : { times }) },
        from,
        until: lasts === undefined ? Number.POSITIVE_INFINITY : from + lasts,
        timers: [],
      }
      entries.set(id, entry)
      options.onChange(list())
      if (after === 0) begin(entry)
      else {
        const work = () => {
          begin(entry)
        }
        entry.timers.push(clock.timers.setTimeout(work, after))
      }
      if (lasts !== undefined) {
        const work = () => {
          drop(id)
          options.onChange(list())
        }
        entry.timers.push(clock.timers.setTimeout(work, after + lasts))
      }
      return id
    },
    remove(id) {
      if (id !== undefined && !entries.has(id)) throw new Error(`no fault ${id} is on`)
      for (const one of id === undefined ? [...entries.keys()] : [id]) drop(one)
      options.onChange(list())
    },
    list,
    isQuiet: () => entries.size === 0,
    wasUsed: () => numbered > 0,
    strikes: (name, params) => struckBy(name, params, (fault) => !isOfTheConnection(fault)),
    refusesConnection: (vin) => struckBy(connectionChannel, { vin }, isOfTheConnection).length > 0,
    chance,
  }
}

/** The broker takes the connection, or it does not: no message is on its way yet. */
function isOfTheConnection({ kind, on }: Fault): boolean {
  return kind === 'refuse' && on === connectionChannel
}
