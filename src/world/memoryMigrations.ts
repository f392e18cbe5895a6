import { createDecipheriv } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '../backend/backendStore.ts'

/** The form in which memories are written; a change of shape gets a new number, and a migration from the one before. */
export const memoryForm = 3

/** A memory as it stands in the store: in which form, and what else that form has. */
export const keptMemory = z.looseObject({ form: z.number() })

type KeptMemory = z.infer<typeof keptMemory>
type Entries = ReadonlyMap<string, unknown>

/** How memories of one form become those of the next. */
interface Migration {
  readonly from: number
  /** One memory in the next form; throws when it is no whole memory of its own. */
  readonly next: (kept: KeptMemory, entries: Entries) => KeptMemory
  /** What is left to do when no memory of this form is left. */
  readonly finish?: (store: Store) => Promise<void>
}

const sealKey = 'cars/key'
const cipher = 'aes-256-gcm'
const sealedMemory = z.strictObject({ form: z.literal(1), sealed: z.string() })

/** In form 1 a memory was encrypted, with its key beside it. */
function unsealed(kept: KeptMemory, entries: Entries): KeptMemory {
  const { sealed } = sealedMemory.parse(kept)
  const bytes = Buffer.from(sealed, 'base64')
  const key = Buffer.from(z.string().parse(entries.get(sealKey)), 'base64')
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, 12))
  opening.setAuthTag(bytes.subarray(12, 28))
  const text = Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8')
  return { form: 2, memory: JSON.parse(text) as unknown }
}

/** Neither the key nor what the journal still holds of it may lie about. */
async function forgetSeal(store: Store): Promise<void> {
  if (!store.entries().has(sealKey)) return
  await store.forgetPast()
  // last of all: a crash before leaves the key there, and this is done again
  await store.delete(sealKey)
}

const installation = z.looseObject({ stage: z.literal('offered'), due: z.number() })
const withOrders = z.looseObject({
  orders: z.looseObject({ activation: z.looseObject({}).nullable() }),
})

/** In form 2 an installation that was running was one that is offered and has a time. */
function installing(kept: KeptMemory): KeptMemory {
  const memory = withOrders.parse(kept['memory'])
  const { activation } = memory.orders
  const isRunning = installation.safeParse(activation).success
  const orders = isRunning
    ? { ...memory.orders, activation: { ...activation, stage: 'installing' } }
    : memory.orders
  return { form: 3, memory: { ...memory, orders } }
}

/** From the oldest form that can be read to this one, one step each. */
const migrations: readonly Migration[] = [
  { from: 1, next: unsealed, finish: forgetSeal },
  { from: 2, next: installing },
]

/** Whether this program knows how to read memories of this form. */
export function isKnownForm(form: number): boolean {
  return form === memoryForm || migrations.some(({ from }) => from === form)
}

/**
 * Brings the memories of older programs into the form of this one, all in one act, as `written` gives them. One that
 * cannot be read stays as it is, and is refused when its car is opened.
 */
export async function migrateMemories(
  store: Store,
  written: (name: string, memory: unknown) => Readonly<Record<string, unknown>>,
): Promise<void> {
  const entries = store.entries()
  const found = [...entries].flatMap(([name, value]) => {
    const { data } = keptMemory.safeParse(value)
    return name.startsWith('cars/') && data !== undefined ? [{ name, kept: data }] : []
  })
  const left = new Set<number>()
  const changes: Record<string, unknown> = {}
  for (const { name, kept } of found) {
    try {
      const { form, memory } = inThisForm(kept, entries)
      if (form === memoryForm && form !== kept.form) Object.assign(changes, written(name, memory))
    } catch {
      left.add(kept.form)
    }
  }
  if (Object.keys(changes).length > 0) await store.write(changes)
  for (const { from, finish } of migrations) if (!left.has(from)) await finish?.(store)
}

function inThisForm(kept: KeptMemory, entries: Entries): KeptMemory {
  const step = migrations.find(({ from }) => from === kept.form)
  return step === undefined ? kept : inThisForm(step.next(kept, entries), entries)
}
