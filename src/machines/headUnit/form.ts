import type { Credentials } from '../account/accountMachine.ts'

export type FormId = 'pairing_code' | 'porsche_id' | 'sim_pin' | 'sim_puk'

export interface Field {
  readonly id: string
  readonly kind: 'digits' | 'email' | 'text'
  readonly minLength: number
  readonly maxLength: number
  readonly secret: boolean
  readonly text: string
}

/** A form takes its fields one after the other; the last one sends it. */
export interface Form {
  readonly id: FormId
  /** Where it was opened. */
  readonly path: readonly string[]
  readonly fields: readonly Field[]
  readonly at: number
}

const field = (part: Omit<Field, 'text'>): Field => ({ ...part, text: '' })

// C-30: eight digits; the alphabet is assumed
const pairingCode = field({
  id: 'pairing_code',
  kind: 'digits',
  minLength: 8,
  maxLength: 8,
  secret: false,
})
const porscheId = field({
  id: 'porsche_id',
  kind: 'email',
  minLength: 3,
  maxLength: 128,
  secret: false,
})
const password = field({
  id: 'password',
  kind: 'text',
  minLength: 1,
  maxLength: 128,
  secret: true,
})
// C-33 and the background of: four digits
const securityCode = field({
  id: 'security_code',
  kind: 'digits',
  minLength: 4,
  maxLength: 4,
  secret: true,
})
// 3GPP TS 31.101: PIN four to eight digits, PUK eight
const pin = field({ id: 'pin', kind: 'digits', minLength: 4, maxLength: 8, secret: true })
const puk = field({ id: 'puk', kind: 'digits', minLength: 8, maxLength: 8, secret: true })
const newPin = { ...pin, id: 'new_pin' }

const fieldsOf: Readonly<Record<FormId, readonly Field[]>> = {
  pairing_code: [pairingCode],
  porsche_id: [porscheId, password, securityCode],
  sim_pin: [pin],
  sim_puk: [puk, newPin],
}

/** An empty form; a market without security codes does not ask for one. */
export function emptyForm(id: FormId, path: readonly string[], asksSecurityCode: boolean): Form {
  const fields = fieldsOf[id].filter((part) => part.id !== 'security_code' || asksSecurityCode)
  return { id, path, fields, at: 0 }
}

/** Whether a form is between the driver and the SIM card, and needs no connection. */
export function isPinForm({ id }: Form): boolean {
  return id === 'sim_pin' || id === 'sim_puk'
}

/** The field in focus. */
export function fieldOf(form: Form): Field {
  const current = form.fields[form.at]
  if (current === undefined) throw new Error(`form ${form.id} has no field ${String(form.at)}`)
  return current
}

export function withText(form: Form, text: string): Form {
  return {
    ...form,
    fields: form.fields.map((part, index) => (index === form.at ? { ...part, text } : part)),
  }
}

export function textOf(form: Form, id: string): string {
  return form.fields.find((part) => part.id === id)?.text ?? ''
}

/** Why these characters cannot be typed here, as a code. */
export function whyNotTyped(form: Form, text: string): string | undefined {
  const { kind, maxLength, text: before } = fieldOf(form)
  if (kind === 'digits' && !/^\d+$/.test(text)) return 'wrong-character'
  if (kind === 'email' && !/^[\x21-\x7e]+$/.test(text)) return 'wrong-character'
  if (/\p{Cc}/u.test(text)) return 'wrong-character'
  return before.length + text.length > maxLength ? 'too-long' : undefined
}

/** Why this field cannot be confirmed yet, as a code. */
export function whyNotConfirmed({ kind, minLength, text }: Field): string | undefined {
  if (text.length < minLength) return 'too-short'
  if (kind === 'email' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text)) return 'not-an-email'
  return undefined
}

/** What the form says to the backend. */
export function credentialsOf(form: Form): Credentials {
  if (form.id === 'pairing_code') {
    return { method: 'pairing-code', pairingCode: textOf(form, 'pairing_code') }
  }
  const code = textOf(form, 'security_code')
  return {
    method: 'porsche-id',
    porscheId: textOf(form, 'porsche_id'),
    password: textOf(form, 'password'),
    ...(code === '' ? {} : { securityCode: code }),
  }
}
