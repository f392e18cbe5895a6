import { z } from 'zod'
import { channels } from '../../contract/channels.ts'
import {
  screenEntry,
  screenInput,
  screenStatus,
  screenView,
  type ScreenView,
} from '../../contract/screenView.ts'
import { differences, expectedText, seenText, type Difference } from '../differences.ts'
import type { Mention } from '../mention.ts'
import { ownerDifferences, ownerPart } from '../ownerPages.ts'
import type { Stage } from '../stage.ts'
import { step } from '../step.ts'
import { valueAt } from '../valueAt.ts'

/** Any field may be given, and `null` asks for its absence. */
function part(shape: Readonly<Record<string, z.ZodType>>) {
  return z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([key, field]) => [key, field.nullable().optional()]),
    ),
  )
}

const id = z.string().min(1)
const { tone } = channels['headUnit.tone.sounded'].payload.shape
const entry = z.strictObject({
  id,
  label: z.string().optional(),
  labelLocale: z.string().optional(),
  kind: screenEntry.shape.kind.optional(),
  enabled: z.boolean().optional(),
  ticked: z.boolean().nullable().optional(),
  value: z.string().nullable().optional(),
  reason: z.string().nullable().optional(),
})
const dialog = z.strictObject({
  id: id.optional(),
  title: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(id).optional(),
})

const seeSchema = z
  .strictObject({
    kind: screenView.shape.kind.optional(),
    title: z.string().optional(),
    path: z.array(id).optional(),
    focus: id.nullable().optional(),
    entry: entry.optional(),
    entries: z.array(id).optional(),
    'no-entry': id.optional(),
    dialog: z.union([id, dialog, z.null()]).optional(),
    input: z.union([part(screenInput.shape), z.null()]).optional(),
    status: part(screenStatus.shape).optional(),
    key: id.optional(),
    'no-key': id.optional(),
    /** The last tone since the last input step began; `null`: none. */
    tone: tone.nullable().optional(),
    owner: ownerPart.optional(),
  })
  .refine((parts) => Object.keys(parts).length > 0, 'at least one thing to look at')

type See = z.output<typeof seeSchema>

/** Compares the settled screen, in part: what is not named may be anything. */
export const see = step({
  name: 'see',
  form: '- see: { entry: { id: roaming, ticked: true } }',
  isInput: false,
  keys: Object.keys(seeSchema.shape),
  schema: seeSchema,
  mentions: mentionsOf,
  play: async (argument, stage) => {
    const { owner, tone: wantedTone, ...screen } = argument
    const found = [
      ...differencesOf(screen, await stage.driver.view()),
      ...(wantedTone === undefined ? [] : differences(wantedTone, lastTone(stage), 'tone')),
      ...(owner === undefined ? [] : ownerDifferences(owner, stage)),
    ]
    return found.length === 0
      ? { passed: true }
      : { passed: false, expected: expectedText(found), seen: seenText(found) }
  },
})

function lastTone(stage: Stage): unknown {
  return valueAt(
    stage.messages().findLast(({ name }) => name === 'headUnit.tone.sounded')?.payload,
    ['tone'],
  )
}

function differencesOf(
  argument: Omit<See, 'owner' | 'tone'>,
  view: ScreenView,
): readonly Difference[] {
  const { entry: wanted, 'no-entry': absent, key, 'no-key': absentKey, ...whole } = argument
  const keys = view.keys.map((shown) => shown.id)
  const entries = view.entries.map((shown) => shown.id)
  const seen = {
    ...view,
    entries,
    // a dialog may be asked for by its id alone
    dialog:
      typeof argument.dialog === 'string'
        ? view.dialog?.id
        : view.dialog && {
            ...view.dialog,
            buttons: view.dialog.buttons.map((button) => button.id),
          },
  }
  return [
    ...differences(whole, seen),
    ...(wanted === undefined
      ? []
      : differences(
          wanted,
          view.entries.find((shown) => shown.id === wanted.id),
          `entry ${wanted.id}`,
        )),
    ...presence('entry', absent, entries, false),
    ...presence('key', key, keys, true),
    ...presence('key', absentKey, keys, false),
  ]
}

function presence(
  what: string,
  wanted: string | undefined,
  shown: readonly string[],
  expected: boolean,
): readonly Difference[] {
  if (wanted === undefined || shown.includes(wanted) === expected) return []
  const words = (present: boolean) => (present ? 'on the screen' : 'not on the screen')
  return [{ at: `${what} ${wanted}`, expected: words(expected), seen: words(!expected) }]
}

function mentionsOf(argument: See): readonly Mention[] {
  const { path, focus, entry: wanted, entries, key, status } = argument
  const node = (name: string, ...at: PropertyKey[]): Mention => ({ kind: 'node', name, path: at })
  const reason = (name: unknown, ...at: PropertyKey[]): readonly Mention[] =>
    typeof name === 'string' ? [{ kind: 'reason', name, path: at }] : []
  return [
    ...(path ?? []).map((name, index) => node(name, 'path', index)),
    ...(typeof focus === 'string' ? [node(focus, 'focus')] : []),
    ...(wanted === undefined ? [] : [node(wanted.id, 'entry', 'id')]),
    ...(entries ?? []).map((name, index) => node(name, 'entries', index)),
    ...(argument['no-entry'] === undefined ? [] : [node(argument['no-entry'], 'no-entry')]),
    ...(key === undefined ? [] : [{ kind: 'key', name: key, path: ['key'] } as const]),
    ...(argument['no-key'] === undefined
      ? []
      : [{ kind: 'key', name: argument['no-key'], path: ['no-key'] } as const]),
    ...reason(wanted?.reason, 'entry', 'reason'),
    ...reason(status?.['reason'], 'status', 'reason'),
  ]
}
