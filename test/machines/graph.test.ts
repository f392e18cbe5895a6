import { expect, test } from 'vitest'
import type { SnapshotFrom } from 'xstate'
import { getAdjacencyMap, getShortestPaths } from 'xstate/graph'
import type { Conditions } from '../../src/machines/mobileData/conditions.ts'
import { callsMachine, type CallsEvent } from '../../src/machines/calls/callsMachine.ts'
import { activationMachine } from '../../src/machines/functionsOnDemand/activationMachine.ts'
import { cancellationMachine } from '../../src/machines/functionsOnDemand/cancellationMachine.ts'
import type { Parking } from '../../src/machines/functionsOnDemand/parking.ts'
import { simMachine } from '../../src/machines/sim/simMachine.ts'

// a machine alone has nobody to tell
const nothing = () => undefined
const simAlone = simMachine.provide({
  actions: {
    reportNoSlot: nothing,
    reportNone: nothing,
    reportLocked: nothing,
    reportPukRequired: nothing,
    reportBlocked: nothing,
    reportReady: nothing,
    reportAccepted: nothing,
    reportWrongPin: nothing,
    reportWrongPuk: nothing,
  },
})
const callsAlone = callsMachine.provide({ actions: { report: nothing, reportRefusal: nothing } })
const tellNobody = { giveNotice: nothing, tellWhy: nothing, reportDone: nothing }
const cancellationAlone = cancellationMachine.provide({ actions: tellNobody })
const activationAlone = activationMachine.provide({
  actions: { ...tellNobody, reportFailed: nothing, listUpdate: nothing, unlistUpdate: nothing },
})

const card = { id: 'a', pin: '1234', puk: '12345678', country: 'DE', pinRequired: true }
const text = (snapshot: { readonly value: unknown; readonly context: unknown }) =>
  JSON.stringify([snapshot.value, snapshot.context])

test('on no way through the card are there more than three tries for the PIN or ten for the PUK', () => {
  const map = getAdjacencyMap(simAlone, {
    input: { hasSlot: true, card, pinEntered: false, remembers: false },
    events: [
      { type: 'sim.pin.entered', pin: '1234' },
      { type: 'sim.pin.entered', pin: '0000' },
      { type: 'sim.puk.entered', puk: '12345678', pin: '1234' },
      { type: 'sim.puk.entered', puk: '00000000', pin: '1234' },
      { type: 'sim.card.changed', card },
      { type: 'sim.card.changed', card: null },
      { type: 'sim.remembering.changed', remembers: true },
      { type: 'sim.remembering.changed', remembers: false },
      { type: 'sim.power.cycled' },
    ],
    serializeState: text,
    limit: 20_000,
  })
  const states = Object.values(map).map(({ state }) => state)
  expect(states.length).toBeGreaterThan(60)
  expect(new Set(states.map(({ value }) => value))).toEqual(
    new Set(['locked', 'pukRequired', 'blocked', 'ready', 'empty']),
  )
  for (const { value, context } of states) {
    const { pinTries = 3, pukTries = 10 } = context.cards['a'] ?? {}
    expect(pinTries).toBeGreaterThanOrEqual(0)
    expect(pinTries).toBeLessThanOrEqual(3)
    expect(pukTries).toBeGreaterThanOrEqual(0)
    expect(pukTries).toBeLessThanOrEqual(10)
    if (value === 'ready') expect(context.pinEntered).toBe(true)
    if (value === 'blocked') expect(pukTries).toBe(0)
    if (value === 'locked') expect(pinTries).toBeGreaterThan(0)
  }
})

interface Edge {
  readonly event: CallsEvent
  readonly state: SnapshotFrom<typeof callsMachine>
}

const home: Conditions = {
  power: 'on',
  technology: 'LTE',
  country: 'DE',
  market: 'DE',
  embeddedSim: true,
  sim: 'ready',
  cardHome: 'DE',
  cardPlan: 'data-and-calls',
  callsByCard: true,
  paired: true,
  hotspot: false,
  phoneTechnology: 'LTE',
  phonePlan: 'data-and-calls',
  carPlay: false,
  call: 'none',
  roaming: false,
  roamsByItself: false,
  dataOff: false,
  privateMode: false,
}

test('no call by the card begins while the embedded SIM carries data, and CarPlay ends every Bluetooth call', () => {
  const changes: readonly Partial<Conditions>[] = [
    {},
    { embeddedSim: false },
    { carPlay: true },
    { dataOff: true },
    { paired: false },
    { power: 'off' },
  ]
  const map = getAdjacencyMap(callsAlone, {
    input: { conditions: home },
    events: (snapshot: SnapshotFrom<typeof callsMachine>): CallsEvent[] => [
      { type: 'calls.call.requested', call: 'phone' },
      { type: 'calls.call.requested', call: 'card' },
      { type: 'calls.call.requested', call: 'none' },
      ...changes.map((change) => ({
        type: 'calls.conditions.changed' as const,
        conditions: { ...home, ...change, call: snapshot.context.conditions.call },
      })),
    ],
    serializeState: text,
  })
  let edges = 0
  for (const { state: from, transitions } of Object.values(map)) {
    for (const { event, state } of Object.values<Edge>(transitions)) {
      edges += 1
      const { conditions } = state.context
      if (event.type === 'calls.call.requested' && from.value === 'silent') {
        const { embeddedSim, dataOff } = from.context.conditions
        if (state.value === 'onCard') expect(embeddedSim && !dataOff).toBe(false)
      }
      if (state.value === 'onPhone') {
        expect(conditions).toMatchObject({ carPlay: false, paired: true })
      }
      if (state.value !== 'silent') expect(conditions.power).toBe('on')
    }
  }
  expect(edges).toBeGreaterThan(50)
})

const parked: Parking = {
  power: 'on',
  charger: 'disconnected',
  driver: 'inside',
  doors: 'closed',
  isWellConnected: true,
  canReport: true,
  now: 0,
}

/** Every single change of the car as it stands. */
function changesOf(parking: Parking) {
  const flipped: readonly Partial<Parking>[] = [
    { power: parking.power === 'on' ? 'off' : 'on' },
    { charger: parking.charger === 'connected' ? 'disconnected' : 'connected' },
    { driver: parking.driver === 'inside' ? 'outside' : 'inside' },
    { doors: parking.doors === 'locked' ? 'closed' : 'locked' },
  ]
  return flipped.map((change) => ({
    type: 'parking.state.changed' as const,
    parking: { ...parking, ...change },
  }))
}

/** What a step of a way changes, in a word. */
function words(steps: readonly { readonly event: { readonly type: string } }[]): string[] {
  let before = parked
  return steps.flatMap(({ event }) => {
    if (!('parking' in event)) return event.type.startsWith('xstate.init') ? [] : [event.type]
    const { parking } = event as { readonly parking: Parking }
    const changed = (['power', 'charger', 'driver', 'doors'] as const).find(
      (key) => parking[key] !== before[key],
    )
    before = parking
    return changed === undefined ? [] : [`${changed} ${parking[changed]}`]
  })
}

test('R-9.6 is the shortest way from a failed activation to its end: there is no short cut', () => {
  const task = { id: 'lane-assist', task: 'activation' } as const
  const lockedTime = 'xstate.after.lockedTime.activation.recovering.executing'
  const installationTime = 'xstate.after.installationTime.activation.installing'
  const [path] = getShortestPaths(activationAlone, {
    input: { parking: parked, memory: { ...task, stage: 'offered', due: null }, fails: true },
    events: ({ context }: SnapshotFrom<typeof activationMachine>) => [
      ...changesOf(context.parking),
      { type: 'activation.notice.confirmed' as const },
      // the two timers, seen as events
      { type: installationTime } as unknown as { type: 'activation.notice.confirmed' },
      { type: lockedTime } as unknown as { type: 'activation.notice.confirmed' },
    ],
    serializeState: text,
    toState: ({ value, context }) => value === 'idle' && !context.fails,
    limit: 50_000,
  })
  expect(words(path?.steps ?? [])).toEqual([
    'activation.notice.confirmed',
    installationTime,
    'power off',
    'driver outside',
    'doors locked',
    lockedTime,
    'power on',
  ])
})

test('R-9.3 is the shortest way to a cancellation: confirmed, left, locked, ten minutes', () => {
  const noticeTime = 'xstate.after.noticeTime.cancellation.noticing'
  const lockedTime = 'xstate.after.lockedTime.cancellation.instructed.executing'
  const [path] = getShortestPaths(cancellationAlone, {
    input: { parking: parked, memory: { id: 'lane-assist', stage: 'waiting', due: null } },
    events: ({ context }: SnapshotFrom<typeof cancellationMachine>) => [
      ...changesOf(context.parking),
      { type: 'cancellation.notice.confirmed' as const },
      { type: noticeTime } as unknown as { type: 'cancellation.notice.confirmed' },
      { type: lockedTime } as unknown as { type: 'cancellation.notice.confirmed' },
    ],
    serializeState: text,
    toState: ({ value }) => value === 'idle',
    limit: 50_000,
  })
  expect(words(path?.steps ?? [])).toEqual([
    noticeTime,
    'cancellation.notice.confirmed',
    'driver outside',
    'doors locked',
    lockedTime,
  ])
})
