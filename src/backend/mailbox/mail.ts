export interface Mail {
  readonly id: string
  readonly accountId: string
  readonly at: number
  /** `messages` is the notification centre of My Porsche and its app. */
  readonly folder: 'inbox' | 'spam' | 'messages'
  readonly kind: string
  readonly about: Readonly<Record<string, string>>
  readonly link: string | null
}

export interface PhoneMessage {
  readonly id: string
  readonly accountId: string
  readonly at: number
  readonly kind: 'sms' | 'push'
  readonly about: string
  /** The confirmation code stands here to be read (DESIGN §4). */
  readonly code: string | null
}
