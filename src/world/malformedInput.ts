import { z } from 'zod'
import type { Refusal } from '../bus/bus.ts'
import { inputId } from '../contract/payload.ts'

const named = z.looseObject({ inputId })

/** Whose answer is waited for, where what cannot be read as an input still says so, and what is wrong with it. */
export function malformedInput({
  reason,
  content,
}: Refusal): { readonly inputId: string; readonly explanation: string } | undefined {
  const found = named.safeParse(content)
  return found.success ? { inputId: found.data.inputId, explanation: reason } : undefined
}
