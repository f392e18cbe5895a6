import { createDecipheriv } from 'node:crypto'
import { z } from 'zod'
import type { Store } from '../backend/backendStore.ts'

const sealKey = 'cars/key'
const cipher = 'aes-256-gcm'
const sealedMemory = z.strictObject({ form: z.literal(1), sealed: z.string() })

/**
 * Takes over memories of form 1, which were encrypted with their key beside them: as `rewritten` gives them, without the
 * key, and without what the journal still holds of them. One that cannot be opened stays as it is, key and all, and is refused later.
 */
export async function takeOverSealed(
  store: Store,
  rewritten: (name: string, memory: unknown) => Record<string, unknown>,
): Promise<void> {
  const key = store.entries().get(sealKey)
  if (typeof key !== 'string') return
  const changes: Record<string, unknown> = {}
  let isAllTaken = true
  for (const [name, value] of store.entries()) {
    const { data } = sealedMemory.safeParse(value)
    if (!name.startsWith('cars/') || data === undefined) continue
    try {
      const memory: unknown = JSON.parse(opened(data.sealed, Buffer.from(key, 'base64')))
      Object.assign(changes, rewritten(name, memory))
    } catch {
      // a damaged memory is told of when its car is opened
      isAllTaken = false
    }
  }
  await store.write(changes)
  await store.forgetPast()
  // last of all: a crash before leaves the key there, and this is done again
  if (isAllTaken) await store.delete(sealKey)
}

function opened(text: string, key: Buffer): string {
  const bytes = Buffer.from(text, 'base64')
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, 12))
  opening.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8')
}
