import { createActor, fromCallback } from 'xstate'
import { carFacts } from '../../src/catalogue/features.ts'
import type { Catalogue } from '../../src/catalogue/catalogue.ts'
import type { DriverEvent, Payload, SurroundingsEvent } from '../../src/contract/channels.ts'
import { withGiven, type Given } from '../../src/contract/fixture.ts'
import type { ScreenView } from '../../src/contract/screenView.ts'
import type { LinkRequest } from '../../src/machines/account/accountMachine.ts'
import type { HeadUnitFact } from '../../src/machines/headUnit/headUnitSetup.ts'
import { noOrders } from '../../src/machines/functionsOnDemand/ordersMachine.ts'
import { headUnitMachine } from '../../src/machines/headUnit/headUnitMachine.ts'
import { screenOf } from '../../src/machines/headUnit/screenOf.ts'
import {
  mobileDataMachine,
  type SessionEvent,
} from '../../src/machines/mobileData/mobileDataMachine.ts'
import { createWorldClock } from '../../src/world/worldClock.ts'
import { defaultFixture, shippedCatalogue } from './shippedFacts.ts'

export interface BareCarOptions {
  readonly vehicle?: string
  readonly locale?: string
  readonly catalogue?: Catalogue
  readonly given?: Given
  /** Whether the session with Porsche Connect is confirmed at once when it is opened. */
  readonly reachable?: boolean
}

type Deed<E> = E extends { readonly type: infer T; readonly payload: infer P }
  ? readonly [T, P]
  : never

/** A head unit alone: no bus, no broker, virtual time. Every deed gives the reason of its refusal, or undefined. */
export function bareCar(options: BareCarOptions = {}) {
  const { vehicle = '911-991-2018', locale = 'en', catalogue = shippedCatalogue() } = options
  const fixture = withGiven(defaultFixture(), options.given ?? {})
  const facts = carFacts(catalogue, vehicle, fixture.market, fixture.readings)
  if (facts === undefined) throw new Error(`no vehicle ${vehicle}`)
  let reachable = options.reachable ?? true
  let tellSession: ((event: SessionEvent) => void) | undefined
  const sessions = { opened: 0, closed: 0 }
  const connectSession = fromCallback<SessionEvent>(({ sendBack }) => {
    sessions.opened += 1
    tellSession = sendBack
    sendBack({ type: reachable ? 'session.opened' : 'session.lost' })
    return () => {
      sessions.closed += 1
    }
  })
  const clock = createWorldClock(() => Promise.resolve())
  const { pinEntered, linked, privateServices, services = [], installation } = fixture.car
  const { roaming, dataOff, privateMode, rememberPin } = fixture.car
  const actor = createActor(
    headUnitMachine.provide({
      actors: { mobileData: mobileDataMachine.provide({ actors: { connectSession } }) },
    }),
    {
      clock: clock.timers,
      input: {
        facts,
        locale,
        surroundings: fixture.surroundings,
        settings: { roaming, dataOff, privateMode, rememberPin },
        privateServices,
        orders: { ...noOrders, services, fails: installation === 'fails' },
        pinEntered,
        user: linked ? fixture.owner.name : null,
      },
    },
  )
  const requests: LinkRequest[] = []
  const tones: string[] = []
  let refusal: string | undefined
  actor.on('*', (fact: HeadUnitFact) => {
    if (fact.type === 'headUnit.input.refused') refusal = fact.reason
    if (fact.type === 'headUnit.tone.sounded') tones.push(fact.tone)
    if (fact.type === 'car.link.requested') requests.push(fact.payload)
  })
  actor.start()

  function send(event: DriverEvent | SurroundingsEvent): string | undefined {
    refusal = undefined
    actor.send(event)
    return refusal
  }

  return {
    facts,
    fixture,
    requests,
    tones,
    sessions,
    send,
    view: (): ScreenView => screenOf(actor.getSnapshot().context),
    context: () => actor.getSnapshot().context,
    /** The tries that each card has left, as the cards themselves know them. */
    triesOfCards: () => actor.getSnapshot().children.sim?.getSnapshot().context.cards ?? {},
    press: (key: string) => send({ type: 'driver.key.pressed', payload: { key } }),
    turn: (detents: number) => send({ type: 'driver.knob.turned', payload: { detents } }),
    choose: (id: string) => send({ type: 'driver.entry.chosen', payload: { id } }),
    /** Chooses one entry after the other; the reason of the first refusal. */
    walk: (path: readonly string[]) =>
      path.reduce<string | undefined>(
        (why, id) => why ?? send({ type: 'driver.entry.chosen', payload: { id } }),
        undefined,
      ),
    type: (text: string) => send({ type: 'driver.text.entered', payload: { text } }),
    remove: () => send({ type: 'driver.text.deleted', payload: {} }),
    confirm: () => send({ type: 'driver.input.confirmed', payload: {} }),
    language: (to: string) => send({ type: 'driver.language.chosen', payload: { locale: to } }),
    around: (...[type, payload]: Deed<SurroundingsEvent>) =>
      send({ type, payload } as SurroundingsEvent),
    ignition: (ignition: 'off' | 'on') =>
      send({ type: 'surroundings.ignition.changed', payload: { ignition } }),
    answer: (payload: Payload<'backend.link.answered'>) => {
      actor.send({ type: 'backend.link.answered', payload })
    },
    showLink: (payload: Payload<'backend.link.shown'>) => {
      actor.send({ type: 'backend.link.shown', payload })
    },
    setReachable(to: boolean) {
      reachable = to
      if (!to) tellSession?.({ type: 'session.lost' })
    },
    advance: (seconds: number) => clock.advance(seconds * 1000),
  }
}

export type BareCar = ReturnType<typeof bareCar>
