import { writePayload } from '../bus/writePayload.ts'
import type { CarFacts } from '../catalogue/features.ts'
import { channelNames, channels, type BusEvent, type PublishedBy } from '../contract/channels.ts'
import type { ScreenView } from '../contract/screenView.ts'
import type { HeadUnitFact } from '../machines/headUnit/headUnitSetup.ts'
import type { HeadUnitContext, HeadUnitInput } from '../machines/headUnit/headUnitContext.ts'
import type { HeadUnitCopy } from '../machines/headUnit/headUnitCopy.ts'
import { screenOf } from '../machines/headUnit/screenOf.ts'
import type { SessionEvent } from '../machines/mobileData/mobileDataMachine.ts'
import { answerInTurn, type Answer } from './answerInTurn.ts'
import { memoryOf, type HeadUnitMemory } from './carMemory.ts'
import type { Carrier } from './carrier.ts'
import { openCarSession, type CarSession } from './carSession.ts'
import { createHeadUnit } from './createHeadUnit.ts'
import { malformedInput } from './malformedInput.ts'
import { stateChanges, statesOf } from './statesOf.ts'
import type { WorldClock } from './worldClock.ts'
import type { WorldFaults } from './worldFaults.ts'

export interface CarOptions {
  readonly vin: string
  readonly facts: CarFacts
  readonly start: Omit<HeadUnitInput, 'facts'>
  readonly carrier: Pick<Carrier, 'connect' | 'begin' | 'settle'>
  readonly clock: WorldClock
  readonly faults: WorldFaults
  /** Whether Porsche Connect can be reached at all. */
  readonly isReachable: () => boolean
  /** Takes what the car remembers, and resolves when it is kept; without it the car forgets. */
  readonly keep?: ((memory: HeadUnitMemory) => Promise<void>) | undefined
  /** Called when the car shows another language than before, or something around it has changed. */
  readonly onChange: () => void
}

export interface Car {
  readonly vin: string
  /** The language the car shows now. */
  locale(): string
  surroundings(): HeadUnitInput['surroundings']
  /** What is on its screen. */
  view(): ScreenView
  copy(): HeadUnitCopy
  /** Cuts the car's session with Porsche Connect, as a network does; false when there is none. */
  cutSession(): boolean
  close(): Promise<void>
}

type InputName = PublishedBy<'driver'> | PublishedBy<'surroundings'>
type Input = BusEvent<InputName>

const inputNames = channelNames.filter((name): name is InputName => {
  const { publishedBy } = channels[name]
  return publishedBy === 'driver' || publishedBy === 'surroundings'
})

/**
 * Puts a head unit on the bench bus and its session on the Connect link. Inputs of one car are handled one after the
 * other, each answered when the world has come to rest. It holds no rule about a car.
 */
export async function startCar(options: CarOptions): Promise<Car> {
  const { vin, facts, carrier, clock } = options
  const bus = await carrier.connect<'headUnit'>({
    clientId: `head-unit-${vin}`,
    grant: { roles: ['headUnit'], vins: [vin] },
    line: options.faults.line(),
    onRefused(refusal) {
      const malformed = malformedInput(refusal)
      if (malformed !== undefined) turn.take(malformed.inputId, () => refuse(malformed))
    },
  })

  let session: CarSession | undefined
  let sessions = 0
  let card = options.start.surroundings.simCard
  function openSession(sendBack: (event: SessionEvent) => void): () => void {
    sessions += 1
    const own = openCarSession({
      ...options,
      sessionId: `car-${vin}-${String(sessions)}`,
      tell: (event) => {
        enter(() => {
          if (event.type === 'session.opened' || event.type === 'session.lost') sendBack(event)
          else actor.send(event)
        })
      },
    })
    session = own
    return () => {
      if (session === own) session = undefined
      own.end()
    }
  }

  const actor = createHeadUnit(
    { ...options.start, facts, now: clock.now() },
    clockOf(clock),
    openSession,
  )

  let refusal: string | undefined
  let tones = 0
  actor.on('*', (fact: HeadUnitFact) => {
    switch (fact.type) {
      case 'headUnit.input.refused':
        refusal = fact.reason
        return
      case 'headUnit.tone.sounded':
        tones += 1
        bus.publish(
          'headUnit.tone.sounded',
          { vin },
          { id: `tone-${String(tones)}`, tone: fact.tone },
        )
        return
      case 'car.link.requested':
        session?.requestLink(fact.payload)
        return
      case 'car.task.reported':
        session?.reportTask({ ...fact.report, at: new Date(fact.report.at).toISOString() })
        return
    }
  })

  let told = clock.now()
  let shownScreen = ''
  let shownStates = ''
  const haveStatesChanged = stateChanges(actor)
  let drawn: { readonly of: HeadUnitContext; readonly view: ScreenView } | undefined
  function view(): ScreenView {
    const { context } = actor.getSnapshot()
    if (drawn?.of !== context) drawn = { of: context, view: Object.freeze(screenOf(context)) }
    return drawn.view
  }

  let keptMemory = ''
  let keeping = Promise.resolve()
  function remember(): void {
    if (options.keep === undefined) return
    const memory = memoryOf(actor.getSnapshot(), card)
    const text = JSON.stringify(memory)
    if (memory === undefined || text === keptMemory) return
    keptMemory = text
    keeping = options.keep(memory)
    // whoever waits for it hears of it; nobody else need
    keeping.catch(() => undefined)
  }

  /** Everything that moves the head unit comes through here, so that its screen is shown once afterwards. */
  function enter(work: () => void): void {
    if (told !== clock.now()) {
      told = clock.now()
      actor.send({ type: 'clock.time.told', now: told })
    }
    work()
    remember()
    const before = drawn?.view
    const screen = view()
    if (screen !== before) {
      const screenText = writePayload('headUnit.screen.shown', screen)
      if (screenText !== shownScreen) {
        shownScreen = screenText
        bus.publish('headUnit.screen.shown', { vin }, screen)
      }
    }
    // most inputs leave every machine in the state it is in
    if (!haveStatesChanged()) return
    const states = statesOf(actor)
    const statesText = JSON.stringify(states)
    if (statesText !== shownStates) {
      shownStates = statesText
      bus.publish('headUnit.states.changed', { vin }, { states })
    }
  }

  function clockOf({ timers }: WorldClock) {
    return {
      setTimeout: (work: () => void, delay: number) =>
        timers.setTimeout(() => {
          enter(work)
        }, delay),
      clearTimeout: (id: number) => {
        timers.clearTimeout(id)
      },
    }
  }

  const turn = answerInTurn((answer) => {
    bus.publish('headUnit.input.answered', { vin }, answer)
  })

  async function handle(input: Input): Promise<Answer> {
    const { inputId, ...payload } = input.payload
    refusal = undefined
    // whoever only waits for rest does nothing to the car, in no state of it
    if (input.type !== 'driver.rest.awaited') {
      enter(() => {
        actor.send({ type: input.type, payload } as Parameters<typeof actor.send>[0])
      })
    }
    const reason = refusal
    if (input.type === 'surroundings.simCard.changed' && reason === undefined) {
      card = input.payload.simCard
    }
    remember()
    if (isTold(input) && reason === undefined) options.onChange()
    await carrier.settle()
    if (options.keep !== undefined) await keeping
    return {
      inputId,
      accepted: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
      view: view(),
    }
  }

  async function refuse(malformed: Pick<Answer, 'inputId' | 'explanation'>): Promise<Answer> {
    await carrier.settle()
    return { ...malformed, accepted: false, reason: 'malformed-input', view: view() }
  }

  const stopListening = await bus.listen(inputNames, { vin }, (event) => {
    turn.take(event.payload.inputId, () => handle(event))
  })
  enter(() => {
    actor.start()
  })

  return {
    vin,
    locale: () => actor.getSnapshot().context.locale,
    surroundings: () => ({ ...actor.getSnapshot().context.surroundings, simCard: card }),
    view,
    copy: () => ({ snapshot: actor.getPersistedSnapshot() }),
    cutSession() {
      session?.cut()
      return session !== undefined
    },
    async close() {
      // what was sent before is still answered
      await carrier.settle()
      stopListening()
      await turn.over()
      actor.stop()
      await carrier.settle()
      await bus.close()
    },
  }
}

/** Whether an input changes what the world tells of its cars. */
function isTold({ type }: Input): boolean {
  return type === 'driver.language.chosen' || type.startsWith('surroundings.')
}
