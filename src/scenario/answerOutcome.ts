import { textFor } from '../catalogue/textFor.ts'
import type { Answer } from './driveCar.ts'
import type { Outcome, Stage } from './stage.ts'

/** What an answer means for the step that asked: accepted, or refused for exactly the reason it names. */
export function answerOutcome(
  { accepted, reason }: Pick<Answer, 'accepted' | 'reason'>,
  refused: string | undefined,
  { catalogue, locale }: Pick<Stage, 'catalogue' | 'locale'>,
): Outcome {
  const given = { accepted, ...(reason === undefined ? {} : { reason }) }
  const words = reason === undefined ? '' : ` (${textFor(catalogue, locale, 'reasons', reason)})`
  const seen = accepted ? 'accepted' : `refused: ${reason ?? 'without a reason'}${words}`
  if (refused === undefined) {
    return accepted
      ? { passed: true, ...given }
      : { passed: false, ...given, expected: 'accepted', seen }
  }
  return !accepted && reason === refused
    ? { passed: true, ...given }
    : { passed: false, ...given, expected: `refused: ${refused}`, seen }
}
