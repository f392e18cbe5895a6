import type { Payload } from '../contract/channels.ts'
import type { ScreenInput, ScreenView } from '../contract/screenView.ts'
import type { CarInput } from './driveCar.ts'
import { spanOf, spanText } from '../contract/span.ts'
import { typedArgument, type KnownSecrets } from './typedArgument.ts'
import type { WrittenStep } from './writeScenario.ts'

/** What was done to a car so far, as steps; what is being typed becomes a step when something else is done. */
export interface Recording {
  readonly steps: readonly WrittenStep[]
  readonly typing?: Typing
}

interface Typing {
  readonly field: ScreenInput | undefined
  readonly text: string
}

/** One input, the screen it met, and the car's answer. */
export interface HeardInput {
  readonly input: CarInput
  readonly before: ScreenView | undefined
  readonly accepted: boolean
  readonly reason?: string | undefined
}

export const emptyRecording: Recording = { steps: [] }

/** Adds an input, with the reason of its refusal where the car refused it. */
export function recordInput(
  recording: Recording,
  heard: HeardInput,
  secrets: KnownSecrets,
): Recording {
  const { input, before, accepted, reason } = heard
  const refused = accepted ? undefined : (reason ?? 'unknown')
  if (input.type === 'driver.text.entered') {
    return recordTyped(recording, input.payload.text, before?.input, refused, secrets)
  }
  if (input.type === 'driver.text.deleted') {
    return recordDeleted(recording, before?.input, refused, secrets)
  }
  const settled = settle(recording, secrets)
  if (input.type === 'driver.knob.turned' && refused === undefined) {
    return recordTurn(settled, input.payload.detents)
  }
  const step = stepOf(input, refused)
  return step === undefined ? settled : withStep(settled, step)
}

/** Lets virtual time go by; waits that follow one another are one. */
export function recordWait(
  recording: Recording,
  milliseconds: number,
  secrets: KnownSecrets,
): Recording {
  if (milliseconds <= 0) return recording
  const settled = settle(recording, secrets)
  const last = settled.steps.at(-1)
  const before = last?.name === 'wait' ? (spanOf(String(last.argument)) ?? 0) : 0
  const step = { name: 'wait', argument: spanText(before + milliseconds) }
  return withStep(before === 0 ? settled : withoutLast(settled), step)
}

/** Adds a step that was made elsewhere: an expectation, another conduct of the backend. */
export function recordStep(
  recording: Recording,
  step: WrittenStep,
  secrets: KnownSecrets,
): Recording {
  return withStep(settle(recording, secrets), step)
}

/** The conduct of the mock backend as a step. */
export function backendStep(backend: Payload<'bench.backend.changed'>['backend']): WrittenStep {
  return { name: 'world', argument: { backend } }
}

/** The steps so far, what is still being typed among them. */
export function stepsOf(recording: Recording, secrets: KnownSecrets): readonly WrittenStep[] {
  return settle(recording, secrets).steps
}

/** What is typed becomes a step; only now it is known whether it is the secret. */
export function settle({ steps, typing }: Recording, secrets: KnownSecrets): Recording {
  if (typing === undefined) return { steps }
  const argument = typedArgument(typing.text, typing.field, secrets)
  return { steps: [...steps, { name: 'enter', argument }] }
}

function withStep({ steps }: Recording, step: WrittenStep): Recording {
  return { steps: [...steps, step] }
}

function withoutLast({ steps }: Recording): Recording {
  return { steps: steps.slice(0, -1) }
}

function recordTyped(
  recording: Recording,
  text: string,
  field: ScreenInput | undefined,
  refused: string | undefined,
  secrets: KnownSecrets,
): Recording {
  if (refused === undefined) {
    const { steps, typing } = recording
    return { steps, typing: { field: typing?.field ?? field, text: (typing?.text ?? '') + text } }
  }
  const settled = settle(recording, secrets)
  // a character that the field does not know is no part of what is secret in it
  const shown = refused === 'wrong-character' ? text : typedArgument(text, field, secrets)
  const argument = typeof shown === 'string' ? { text: shown, refused } : { ...shown, refused }
  return withStep(settled, { name: 'enter', argument })
}

function recordDeleted(
  recording: Recording,
  field: ScreenInput | undefined,
  refused: string | undefined,
  secrets: KnownSecrets,
): Recording {
  const { steps, typing } = recording
  if (refused !== undefined) {
    return withStep(settle(recording, secrets), {
      name: 'erase',
      argument: { characters: 1, refused },
    })
  }
  if (typing !== undefined) {
    const text = [...typing.text].slice(0, -1).join('')
    return text === '' ? { steps } : { steps, typing: { ...typing, text } }
  }
  // nothing was there to be deleted, and nothing has changed
  if (field?.length === 0) return recording
  const last = steps.at(-1)
  const before = last?.name === 'erase' && typeof last.argument === 'number' ? last.argument : 0
  const step = { name: 'erase', argument: before + 1 }
  return withStep(before === 0 ? recording : withoutLast(recording), step)
}

/** Detents in one direction add up: the focus stops at the end of a list either way. */
function recordTurn(recording: Recording, detents: number): Recording {
  const last = recording.steps.at(-1)
  const before = last?.name === 'turn' && typeof last.argument === 'number' ? last.argument : 0
  const sum = before + detents
  const adds = before !== 0 && Math.sign(before) === Math.sign(detents) && Math.abs(sum) <= 100
  if (adds) return withStep(withoutLast(recording), { name: 'turn', argument: sum })
  return withStep(recording, { name: 'turn', argument: detents })
}

type OtherInput = Exclude<
  CarInput,
  { readonly type: 'driver.text.entered' | 'driver.text.deleted' }
>

function stepOf(input: OtherInput, refused: string | undefined): WrittenStep | undefined {
  const refusal = refused === undefined ? {} : { refused }
  const either = (name: string, key: string, value: string | number): WrittenStep => ({
    name,
    argument: refused === undefined ? value : { [key]: value, refused },
  })
  switch (input.type) {
    case 'driver.key.pressed':
      return input.payload.key === 'back'
        ? { name: 'back', argument: refusal }
        : either('press', 'key', input.payload.key)
    case 'driver.entry.chosen':
      return either('choose', 'entry', input.payload.id)
    case 'driver.knob.turned':
      return either('turn', 'detents', input.payload.detents)
    case 'driver.input.confirmed':
      return { name: 'confirm', argument: refusal }
    // a file is played in the language of its run
    case 'driver.language.chosen':
      return undefined
    case 'surroundings.simCard.changed':
      return { name: 'world', argument: { simCard: cardOf(input.payload.simCard), ...refusal } }
    default:
      return { name: 'world', argument: { ...input.payload, ...refusal } }
  }
}

type Card = Extract<OtherInput, { type: 'surroundings.simCard.changed' }>['payload']['simCard']

/** What of a card differs from the card that every world begins with; its codes are never written. */
function cardOf(card: Card): Readonly<Record<string, unknown>> | null {
  if (card === null) return null
  const usual = { id: 'card-1', country: 'DE', pinRequired: true, plan: 'data-and-calls' }
  const { id, country, pinRequired, plan = usual.plan } = card
  const differing = Object.entries({ id, country, pinRequired, plan }).filter(
    ([key, value]) => usual[key as keyof typeof usual] !== value,
  )
  return Object.fromEntries(differing)
}
