import type { ScreenInput, ScreenView } from '../contract/screenView.ts'
import type { CarInput } from './driveCar.ts'

/** What a car has answered. */
interface Answered {
  readonly accepted: boolean
  readonly reason?: string | undefined
  readonly view: ScreenView
}

/**
 * The input that a car has answered and nobody else may read: something was typed, or a card was put in or taken out.
 * Undefined when what is seen of it does not tell which.
 */
export function unseenInput(before: ScreenView, answered: Answered): CarInput | undefined {
  const { accepted, reason, view } = answered
  if (!accepted && reason === 'no-sim-slot') return cardInput({ pinRequired: true })
  if (!accepted) return { type: 'driver.text.entered', payload: { text: standIn(before, reason) } }
  if (typedText(before.input, view.input) !== undefined) {
    return { type: 'driver.text.entered', payload: { text: '•' } }
  }
  const [was, is] = [before.status.sim, view.status.sim]
  if (was === is) return undefined
  if (is === 'none') {
    return { type: 'surroundings.simCard.changed', payload: { simCard: null } }
  }
  return was === 'none' || was === 'blocked'
    ? cardInput({ pinRequired: is !== 'ready' })
    : undefined
}

function cardInput({ pinRequired }: { readonly pinRequired: boolean }): CarInput {
  const simCard = { id: 'card-1', pin: '', puk: '', country: 'DE', pinRequired }
  return { type: 'surroundings.simCard.changed', payload: { simCard } }
}

/** What was typed between two looks at a field: its text, or a dot for each character where it is secret. */
export function typedText(
  before: ScreenInput | undefined,
  after: ScreenInput | undefined,
): string | undefined {
  if (before === undefined || after === undefined || before.field !== after.field) return undefined
  const added = after.length - before.length
  if (added <= 0) return undefined
  return after.secret || after.text === undefined ? '•'.repeat(added) : after.text.slice(-added)
}

/** Something that is refused for the same reason as what nobody has seen. */
export function standIn({ input }: ScreenView, reason: string | undefined): string {
  if (reason === 'too-long' && input !== undefined) {
    return '0'.repeat(Math.min(128, input.maxLength + 1 - input.length))
  }
  if (reason !== 'wrong-character' || input?.kind === 'digits') return 'x'
  // a field for any text refuses control characters only
  return input?.kind === 'email' ? 'é' : '\u0007'
}
