import { createHash, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

const method = 'pbkdf2-sha256'
/** Few rounds, as for passwords: an input is answered in milliseconds, and these are the secrets of a test. */
const rounds = 1_000

/** What is kept of a PIN or PUK: enough to know it again, not to say it. */
export const secretProof = z.string().regex(/^pbkdf2-sha256:\d+:[\w-]+:[\w-]+$/)

function hashed(secret: string, salt: string, count: number): string {
  return pbkdf2Sync(secret, salt, count, 32, 'sha256').toString('base64url')
}

/** The proof of a secret of this card; what is a proof already stays as it is. */
export function proofOf(secret: string, card: string, folderSalt: string): string {
  if (secretProof.safeParse(secret).success) return secret
  // one salt for a card: what the head unit keeps of it and what the card keeps are to be compared
  const salt = createHash('sha256').update(`${folderSalt}/${card}`).digest('base64url').slice(0, 22)
  return [method, rounds, salt, hashed(secret, salt, rounds)].join(':')
}

/** Whether two secrets are the same, where either may be known by its proof only. */
export function isSameSecret(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return false
  return one === other || isProofOf(one, other) || isProofOf(other, one)
}

function isProofOf(proof: string, secret: string): boolean {
  if (!secretProof.safeParse(proof).success || !/^\d+$/.test(secret)) return false
  const [, count = '', salt = '', hash = ''] = proof.split(':')
  const own = hashed(secret, salt, Number(count))
  return own.length === hash.length && timingSafeEqual(Buffer.from(own), Buffer.from(hash))
}
