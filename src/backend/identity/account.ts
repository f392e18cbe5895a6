import { country } from '../../contract/payload.ts'

/** Somebody with a Porsche ID. What is left out is as it was before the account was used. */
export interface Account {
  readonly accountId: string
  readonly name: string
  readonly porscheId: string
  /** Hashed; empty while none is set. */
  readonly password: string
  /** Four digits, hashed; null while none is set. */
  readonly securityCode: string | null
  readonly state?: 'invited' | 'active' | 'deleted'
  /** That of the dealer who invited first, or as chosen at one's own registration (C-48). */
  readonly country?: string
  readonly birthDate?: string
  readonly consent?: boolean
  readonly identityVerified?: boolean
  readonly customerData?: 'kept' | 'erased'
  readonly phoneLanguage?: string
  /** Own settings, by `vin/product`. */
  readonly settings?: Readonly<Record<string, string>>
}

/** An invitation to My Porsche, by a dealer or by the main user of a car. */
export interface Invitation {
  readonly id: string
  readonly accountId: string
  readonly by: 'dealer' | 'main-user'
  readonly country: string
  readonly vin: string | null
  readonly phoneNumber: 'current' | 'outdated'
  readonly folder: 'inbox' | 'spam' | 'lost'
  readonly link: string
  /** When the mail goes out; null once it has. */
  readonly dueAt: number | null
  readonly state: 'sent' | 'opened' | 'confirmed' | 'done'
  readonly code: { readonly value: string; readonly until: number; readonly tries: number } | null
}

type ActiveAccount = Account & { readonly state?: 'active' }

export function isActive(account: Account | undefined): account is ActiveAccount {
  return account !== undefined && (account.state ?? 'active') === 'active'
}

/** The app speaks the language of the phone. */
export function appLanguageOf({ phoneLanguage }: Account): string {
  return phoneLanguage ?? 'en'
}

export function countryOf(account: Account): string {
  return country.parse(account.country ?? 'DE')
}
