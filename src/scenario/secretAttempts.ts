import { secretNames, type SecretName } from '../contract/fixture.ts'
import type { ScreenView } from '../contract/screenView.ts'
import type { Recording } from './recording.ts'
import type { KnownSecrets } from './typedArgument.ts'

/** Something typed whose secret nobody but the car has seen: what the car does about it tells whether it was right. */
export interface SecretAttempt {
  /** The place of its `enter` among the steps. */
  readonly index: number
  readonly name: SecretName
}

/** How each secret is to be written for one that is right: it may have been changed meanwhile. */
export type RightNow = ReadonlyMap<SecretName, 'secret' | 'wrong'>

const ofTheCard: readonly SecretName[] = ['sim.pin', 'sim.puk']
const cardRefusals: readonly string[] = [
  'pin-refused',
  'puk-refused',
  'puk-required',
  'sim-blocked',
]

/** The attempts among the steps from this one on. */
export function attemptsSince(
  { steps }: Recording,
  from: number,
  secrets: KnownSecrets,
): readonly SecretAttempt[] {
  return steps.flatMap(({ name, argument }, index) => {
    const typed = index < from || name !== 'enter' ? undefined : secretMeant(argument, secrets)
    return typed === undefined ? [] : [{ index, name: typed }]
  })
}

function secretMeant(argument: unknown, secrets: KnownSecrets): SecretName | undefined {
  if (typeof argument === 'string') {
    const isCode = secrets['car.pairingCode'] === undefined && /^\d{8}$/.test(argument)
    return isCode ? 'car.pairingCode' : undefined
  }
  if (typeof argument !== 'object' || argument === null || 'refused' in argument) return undefined
  return 'wrong' in argument ? secretNames.find((name) => name === argument.wrong) : undefined
}

/** What becomes of attempts when the car shows something else: the recording with them, and those still open. */
export function judgeAttempts(
  recording: Recording,
  attempts: readonly SecretAttempt[],
  { before, after, reason }: Verdict,
  rightNow: RightNow,
): { readonly recording: Recording; readonly open: readonly SecretAttempt[] } {
  if (attempts.length === 0) return { recording, open: attempts }
  const isNew = after.dialog !== undefined && after.dialog.id !== before.dialog?.id
  const dialog = isNew ? after.dialog?.id : undefined
  const isOfCard = ({ name }: SecretAttempt) => ofTheCard.includes(name)
  const isUnlocked = before.status.sim !== 'ready' && after.status.sim === 'ready'
  if (isUnlocked) return settled(isOfCard, () => 'right')
  if (dialog !== undefined && cardRefusals.includes(dialog)) return settled(isOfCard, () => 'wrong')
  if (dialog === 'linked')
    return settled(
      (one) => !isOfCard(one),
      () => 'right',
    )
  if (dialog === 'link-refused') return settled((one) => !isOfCard(one), wrongBy(reason))
  // the form was left, or the request withdrawn: nobody will ever know
  const wasAtIt = before.input !== undefined || before.dialog?.id === 'linking'
  const isLeft = wasAtIt && after.input === undefined && after.dialog === undefined
  return { recording, open: isLeft ? [] : attempts }

  function settled(
    isMeant: (attempt: SecretAttempt) => boolean,
    judge: (name: SecretName) => Judgement,
  ) {
    const steps = [...recording.steps]
    for (const { index, name } of attempts.filter(isMeant)) {
      const judgement = judge(name)
      const right = rightNow.get(name) ?? 'secret'
      const wrong = right === 'secret' ? 'wrong' : 'secret'
      const argument = steps[index]?.argument
      if (judgement === 'right') steps[index] = { name: 'enter', argument: { [right]: name } }
      else if (judgement !== 'wrong') steps[index] = { name: 'enter', argument: judgement }
      else if (typeof argument === 'string' || wrong === 'secret') {
        steps[index] = { name: 'enter', argument: { [wrong]: name } }
      }
    }
    return {
      recording: { ...recording, steps },
      open: attempts.filter((attempt) => !isMeant(attempt)),
    }
  }
}

interface Verdict {
  readonly before: ScreenView
  readonly after: ScreenView
  /** The code of the reason that a dialog tells in words. */
  readonly reason: string | undefined
}

type Judgement = 'right' | 'wrong' | { readonly secret: SecretName }

/** Which of the things that were typed a refusal is about; the others were right, or do not matter. */
function wrongBy(reason: string | undefined): (name: SecretName) => Judgement {
  const wrong: SecretName | undefined =
    reason === 'pairing-code-wrong'
      ? 'car.pairingCode'
      : reason === 'password-wrong'
        ? 'owner.password'
        : reason === 'security-code-wrong'
          ? 'owner.securityCode'
          : undefined
  return (name) => {
    if (name === 'car.pairingCode' && reason === 'pairing-code-of-another-car') {
      return { secret: 'otherCar.pairingCode' }
    }
    return name === wrong ? 'wrong' : 'right'
  }
}
