import { counted, type BackendState } from '../backendState.ts'
import type { Mail, PhoneMessage } from './mail.ts'

/** A mail arrives. */
export function mailed(
  state: BackendState,
  mail: Omit<Mail, 'id' | 'link' | 'folder'> & Partial<Pick<Mail, 'link' | 'folder'>>,
): BackendState {
  const next = counted(state, 'mail')
  const whole: Mail = { link: null, folder: 'inbox', ...mail, id: next.id }
  return { ...next.state, mails: { ...next.state.mails, [next.id]: whole } }
}

/** The phone of an account receives something. */
export function phoned(
  state: BackendState,
  message: Omit<PhoneMessage, 'id' | 'code'> & { readonly code?: string },
): BackendState {
  const next = counted(state, 'phone')
  const whole: PhoneMessage = { code: null, ...message, id: next.id }
  return { ...next.state, phoneMessages: { ...next.state.phoneMessages, [next.id]: whole } }
}
