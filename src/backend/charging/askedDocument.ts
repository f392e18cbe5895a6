import { z } from 'zod'
import type { Payload } from '../../contract/channels.ts'
import { documentPart } from '../../contract/myPorscheChannels.ts'

/** What the answer to `open-invoice` promises. */
export const askedDocument = z.object({ invoice: z.string(), locale: z.string(), name: z.string() })

export type AskedDocument = z.infer<typeof askedDocument>

/** The messages that carry a document. */
export function documentParts(
  requestId: string,
  { invoice, locale, name }: AskedDocument,
  bytes: Uint8Array,
): readonly Payload<'backend.document.delivered'>[] {
  const text = base64Of(bytes)
  const parts = Math.ceil(text.length / documentPart)
  return Array.from({ length: parts }, (_, index) => ({
    requestId,
    document: `${invoice}.${locale}`,
    name,
    mediaType: 'application/pdf',
    part: index + 1,
    parts,
    data: text.slice(index * documentPart, (index + 1) * documentPart),
  }))
}

/** Base64 of any number of bytes, without Node: a part of the string is base64, too, for its length is a multiple of four. */
function base64Of(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}
