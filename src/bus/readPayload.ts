import { channels, type ChannelName } from '../contract/channels.ts'
import { largestPayload } from '../contract/payload.ts'
import { wasWritten } from './writePayload.ts'

type ReadPayload =
  { readonly value: unknown } | { readonly reason: string; readonly content?: unknown }

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Reads what a message carries; the reason tells why it is not what its channel carries. */
export function readPayload(name: ChannelName, payload: Uint8Array): ReadPayload {
  if (payload.length > largestPayload) {
    const [length, most] = [payload.length, largestPayload].map(String)
    return { reason: `${name}: payload of ${length ?? ''} bytes, at most ${most ?? ''} are taken` }
  }
  let text: string
  let json: unknown
  try {
    text = utf8.decode(payload)
    json = JSON.parse(text)
  } catch {
    return { reason: `${name}: the payload is not JSON in UTF-8` }
  }
  if (wasWritten(name, text)) return { value: json }
  const result = channels[name].payload.safeParse(json)
  if (result.success) return { value: result.data }
  const issue = result.error.issues[0]
  const at = issue?.path.join('.') ?? ''
  const reason = `${name}: ${at === '' ? 'payload' : at}: ${issue?.message ?? 'not valid'}`
  return { reason, content: json }
}
