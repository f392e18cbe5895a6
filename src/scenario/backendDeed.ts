import { z } from 'zod'
import { secretNames } from '../contract/fixture.ts'
import type { dealerDeed, ownerDeed } from '../contract/ownerDeeds.ts'
import type { BackendAnswer } from './askBackend.ts'
import { differences, expectedText, seenText } from './differences.ts'
import { answerOutcome } from './answerOutcome.ts'
import { lastOf } from './ownerPages.ts'
import type { Outcome, Stage } from './stage.ts'
import { wrongSecret } from './wrongSecret.ts'

/** Values that only the run knows: a secret of the world, what a mail or a short message holds, a card of a brand. */
const placeholder = z.union([
  z.strictObject({ secret: z.enum(secretNames) }),
  z.strictObject({ wrong: z.enum(secretNames) }),
  z.strictObject({ mail: z.string().min(1) }),
  z.strictObject({ sms: z.string().min(1) }),
  z.strictObject({ card: z.enum(['visa', 'mastercard', 'american-express', 'diners', 'wrong']) }),
])

type Placeholder = z.output<typeof placeholder>

// the numbers that payment systems publish for tests
const cards = {
  visa: '4111 1111 1111 1111',
  mastercard: '5555 5555 5555 4444',
  'american-express': '3782 822463 10005',
  diners: '3056 930902 5904',
  wrong: '4111 1111 1111 1112',
} as const

type DeedSchema = typeof ownerDeed | typeof dealerDeed

const ownKeys = ['does', 'as', 'refused', 'result'] as const

/** What `owner` and `dealer` take: `does` names the act, the rest is what the contract asks of it. */
export function deedArgument(schema: DeedSchema) {
  const acts = schema.options.map((option) => option.shape.act.value)
  return z
    .looseObject({
      does: z.enum(acts as [string, ...string[]]),
      as: z.string().min(1).optional(),
      refused: z.string().min(1).optional(),
      /** What the answer carries, in part. */
      result: z.record(z.string(), z.unknown()).optional(),
    })
    .superRefine((argument, context) => {
      const filled = deedOf(schema, argument, example)
      const result = schema.safeParse(filled)
      for (const issue of result.error?.issues ?? []) {
        context.addIssue({ code: 'custom', message: issue.message, path: [...issue.path] })
      }
    })
}

type Argument = z.output<ReturnType<typeof deedArgument>>

function deedOf(
  schema: DeedSchema,
  argument: Argument,
  fill: (value: Placeholder | 'vin') => unknown,
): Record<string, unknown> {
  const option = schema.options.find(({ shape }) => shape.act.value === argument.does)
  const rest = Object.entries(argument).filter(([key]) => !ownKeys.some((own) => own === key))
  const values = Object.fromEntries(
    rest.map(([key, value]): [string, unknown] => {
      const found = placeholder.safeParse(value)
      if (found.success) return [key, fill(found.data)]
      return [key, value === 'this-car' ? fill('vin') : value]
    }),
  )
  const needsVin =
    option !== undefined && 'vin' in option.shape && !option.shape.vin.safeParse(undefined).success
  return { act: argument.does, ...(needsVin ? { vin: fill('vin') } : {}), ...values }
}

function example(value: Placeholder | 'vin'): unknown {
  if (value === 'vin') return 'WP0ZZZ99ZHS000001'
  if ('card' in value) return cards.visa
  return 'secret' in value && value.secret === 'owner.porscheId' ? 'a@example.com' : '1234'
}

/** The act with everything filled in that this run knows. */
export function filledDeed(
  schema: DeedSchema,
  argument: Argument,
  accountId: string,
  stage: Stage,
): unknown {
  return schema.parse(
    deedOf(schema, argument, (value) => {
      if (value === 'vin') return stage.world.vin
      if ('card' in value) return cards[value.card]
      if ('secret' in value) return stage.secretOf(value.secret) ?? 'none'
      if ('wrong' in value) return wrongSecret(stage.secretOf(value.wrong) ?? '0000')
      if ('mail' in value) {
        return lastOf(stage, accountId, 'mail', value.mail)?.['link'] ?? 'none'
      }
      return lastOf(stage, accountId, 'sms', value.sms)?.['code'] ?? 'none'
    }),
  )
}

/** What an answer of the backend means for the step. */
export function deedOutcome(answer: BackendAnswer, argument: Argument, stage: Stage): Outcome {
  const outcome = answerOutcome(answer, argument.refused, stage)
  if (!outcome.passed || argument.result === undefined) return outcome
  const found = differences(argument.result, answer.result ?? {}, 'result')
  return found.length === 0
    ? outcome
    : { passed: false, expected: expectedText(found), seen: seenText(found) }
}
