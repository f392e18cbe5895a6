import type { ScreenView } from '../contract/screenView.ts'
import { changesSeen } from './changesSeen.ts'
import type { CarInput } from './driveCar.ts'
import { heardOf, type HeardMessage } from './heardOf.ts'
import { ownerLedger } from './ownerLedger.ts'
import {
  emptyRecording,
  recordInput,
  recordStep,
  recordWait,
  settle,
  type HeardInput,
  type Recording,
} from './recording.ts'
import { recordedTime } from './recordedTime.ts'
import type { ObservedMessage } from './scenarioWorld.ts'
import { attemptsSince, judgeAttempts, type SecretAttempt } from './secretAttempts.ts'
import { seeFor } from './seeFor.ts'
import { secretAskedBy, type KnownSecrets } from './typedArgument.ts'
import { standIn, typedText, unseenInput } from './unseenInput.ts'
import { writeStep, type WrittenStep } from './writeScenario.ts'

export interface CarRecorderOptions {
  readonly vin: string
  /** The account that steps of the owner mean when they name none. */
  readonly accountId: string
  /** How the car stands when the recording begins, and when that is. */
  readonly view: ScreenView
  readonly at: number
  readonly secrets: KnownSecrets
  /** The code of a reason that is told in the car's words. */
  readonly reasonOf: (text: string) => string | undefined
  /** Whether a step may stand in a scenario: somebody may press what exists nowhere. */
  readonly mayStand: (step: WrittenStep) => boolean
  /** Whether it is written down what the steps bring about. */
  readonly expects: boolean
  /** Told of what could not be written down. */
  readonly onGap: (sentence: string) => void
  /** Told why nothing can be recorded any more. */
  readonly onEnd: (sentence: string) => void
}

/** Turns what is heard on the bus of a car into steps. It drives nothing, and sees secrets as dots only. */
export interface CarRecorder {
  hear(message: ObservedMessage): void
  /** The steps that nothing that comes can change any more. */
  certain(): readonly WrittenStep[]
  /** All steps, with what the screen shows last; none when nothing has happened. */
  end(): readonly WrittenStep[]
}

/** Steps that the next one may still become part of. */
const growing: readonly string[] = ['turn', 'erase', 'wait']

export function carRecorder(options: CarRecorderOptions): CarRecorder {
  const { vin, secrets, expects, onGap } = options
  const owners = ownerLedger(vin, options.accountId)
  const inputs = new Map<string, { readonly input: CarInput; readonly at: number }>()
  const requests = new Map<string, HeardMessage & { readonly is: 'request' }>()
  const answered = new Set<string>()
  const missed = new Set<string>()
  let recording: Recording = emptyRecording
  let attempts: readonly SecretAttempt[] = []
  let last = options.view
  /** Screens that were shown since, and whether something was being done then. */
  let shown: { readonly view: ScreenView; readonly at: number; readonly isCaused: boolean }[] = []
  const time = recordedTime(options.at)

  /** Goes on with the recording, and sees what was typed into secret fields by now. */
  function record(next: (recording: Recording) => Recording): void {
    const { length } = recording.steps
    recording = next(recording)
    attempts = [...attempts, ...attemptsSince(recording, length, secrets)]
  }

  /** The car shows something else: what follows from it, and what is expected of it. */
  function arriveAt(after: ScreenView): void {
    const reason = after.dialog === undefined ? undefined : options.reasonOf(after.dialog.text)
    const verdict = { before: last, after, reason }
    const judged = judgeAttempts(recording, attempts, verdict, owners.rightNow())
    recording = judged.recording
    attempts = judged.open
    if (expects) {
      for (const step of changesSeen(last, after)) {
        record((before) => recordStep(before, step, secrets))
      }
    }
    last = after
  }

  /**
   * What was shown while nobody did anything: time has gone by. Of an input that nobody may read, the screen is shown
   * before its answer tells that there was one.
   */
  function drift(unseen: 'none' | 'possible'): void {
    let before = last
    const changes = shown.filter(({ view, isCaused }) => {
      const isOwn =
        unseen === 'possible' && unseenInput(before, { accepted: true, view }) !== undefined
      if (!isCaused && !isOwn) before = view
      return !isCaused && !isOwn
    })
    shown = []
    const change = changes.at(-1)
    if (change === undefined || JSON.stringify(change.view) === JSON.stringify(last)) return
    waitFor(time.happened(change.at))
    arriveAt(change.view)
  }

  function waitFor(milliseconds: number): void {
    record((before) => recordWait(before, milliseconds, secrets))
  }

  function take(answer: Extract<HeardMessage, { is: 'answer' }>): void {
    const { inputId, accepted, reason, view, at } = answer
    if (answered.has(inputId)) return
    answered.add(inputId)
    const heard = inputs.get(inputId)
    drift(heard === undefined ? 'possible' : 'none')
    if (heard !== undefined) missAnswersBefore(inputId)
    if (missed.delete(inputId)) {
      arriveAt(view)
      return
    }
    if (reason === 'malformed-input') {
      onGap('left out, for it was no input that a car can read')
      return
    }
    const input = heard?.input ?? unseenInput(last, answer)
    if (input?.type === 'driver.rest.awaited') return
    if (input === undefined) {
      onGap('an input that this user may not read is left out')
      last = view
      return
    }
    waitFor(time.begin(heard?.at ?? at))
    const before = last
    if (input.type === 'driver.text.entered') takeText(before, answer)
    else takeInput({ input, before, accepted, reason })
    arriveAt(view)
  }

  function takeInput(heard: HeardInput): void {
    const [step] = heard.accepted ? [] : recordInput(emptyRecording, heard, secrets).steps
    if (step !== undefined && !options.mayStand(step)) {
      onGap(`left out, for no scenario may name it: ${writeStep(step)}`)
      return
    }
    record((steps) => recordInput(steps, heard, secrets))
  }

  /** A car answers one input after the other: what came before this one and has no answer was lost on its way. */
  function missAnswersBefore(inputId: string): void {
    for (const [id, { input, at }] of inputs) {
      inputs.delete(id)
      if (id === inputId) return
      if (input.type === 'driver.rest.awaited') continue
      missed.add(id)
      waitFor(time.begin(at))
      takeInput({ input, before: last, accepted: false, reason: 'no-answer' })
    }
  }

  function takeText(
    before: ScreenView,
    { accepted, reason, view }: Extract<HeardMessage, { is: 'answer' }>,
  ): void {
    let text = accepted ? typedText(before.input, view.input) : standIn(before, reason)
    if (text === undefined) {
      onGap('something was typed, and the screen does not show it')
      return
    }
    const there = before.input?.length ?? 0
    if (accepted && there > 0 && recording.typing === undefined) {
      // a secret is named as a whole, so a field that was left half filled is filled anew
      record((steps) => recordStep(steps, { name: 'erase', argument: there }, secrets))
      const asked = secretAskedBy(before.input)
      attempts = attempts.filter(({ name }) => name !== asked)
      text = view.input?.text ?? '•'.repeat(view.input?.length ?? 0)
    }
    const payload = { text }
    record((steps) => {
      const input = { type: 'driver.text.entered', payload } as const
      return recordInput(steps, { input, before, accepted, reason }, secrets)
    })
  }

  function takeRequest(requestId: string, accepted: boolean, at: number): void {
    const request = requests.get(requestId)
    requests.delete(requestId)
    if (request === undefined || !accepted) return
    if (request.ends !== undefined) {
      shown = []
      options.onEnd(request.ends)
      return
    }
    const view = shown.at(-1)?.view
    shown = []
    waitFor(time.begin(request.at))
    if (request.advance !== undefined) {
      waitFor(request.advance)
      time.jumped(at)
    }
    const { step } = request
    if (step !== undefined) record((before) => recordStep(before, step, secrets))
    time.actElsewhere(at)
    if (view !== undefined) arriveAt(view)
  }

  function takeDeed(message: HeardMessage & { readonly is: 'deedAnswer' }): void {
    const step = owners.stepOf(message)
    drift('none')
    time.actElsewhere(message.at)
    if (step === undefined) {
      onGap('an act of the owner or a dealer that this user may not read is left out')
      return
    }
    waitFor(time.begin(message.at))
    record((before) => recordStep(before, step, secrets))
  }

  return {
    hear(observed) {
      const message = heardOf(observed, vin)
      switch (message?.is) {
        case 'input':
          if (!answered.has(message.inputId)) inputs.set(message.inputId, message)
          return
        case 'screen': {
          const isDone = [...inputs.values()].some(
            ({ input }) => input.type !== 'driver.rest.awaited',
          )
          const isCaused = isDone || requests.size > 0
          shown.push({ view: message.view, at: message.at, isCaused })
          return
        }
        case 'answer':
          take(message)
          return
        case 'request':
          drift('none')
          requests.set(message.requestId, message)
          return
        case 'requestAnswer':
          takeRequest(message.requestId, message.accepted, message.at)
          return
        case 'deed':
          drift('none')
          time.actElsewhere(message.at)
          owners.hear(message)
          return
        case 'page':
          owners.hear(message)
          return
        case 'deedAnswer':
          takeDeed(message)
          return
        case 'gone':
          // a car that is reset is away for a moment
          if ([...requests.values()].some(({ ends }) => ends !== undefined)) return
          options.onEnd('the car was closed')
          return
        case undefined:
          return
      }
    },
    certain() {
      const { steps } = recording
      const grows = growing.includes(steps.at(-1)?.name ?? '') && recording.typing === undefined
      const whole = steps.length - (grows ? 1 : 0)
      return steps.slice(0, Math.min(whole, attempts[0]?.index ?? whole))
    },
    end() {
      drift('possible')
      record((before) => settle(before, secrets))
      const { steps } = recording
      if (steps.length === 0 || !expects) return steps
      return [...steps, seeFor(last, { at: 'page' })]
    },
  }
}
