import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** Signing the page in: a key of the printed address is swapped for a cookie that no script can read. */
export interface Session {
  /** The key of the printed address; good for as long as the host runs. */
  readonly key: string
  /** A key that is good once: for an address that other programs of this machine get to see, as in argv. */
  oneTimeKey(): string
  /** The `Set-Cookie` header for the right key, or undefined. */
  redeem(key: string): string | undefined
  isSignedIn(cookieHeader: string | undefined): boolean
}

/** One session of one host. Cookies don't know ports, so the cookie's name does: two hosts don't sign each other out. */
export function createSession(port: number, secure: boolean, kept?: string): Session {
  const cookie = `pcm-${String(port)}`
  const token = kept ?? newSecret()
  const key = newSecret()
  const oneTimeKeys = new Set<string>()
  return {
    key,
    oneTimeKey() {
      const fresh = newSecret()
      oneTimeKeys.add(fresh)
      return fresh
    },
    redeem(given) {
      const once = [...oneTimeKeys].find((candidate) => isSame(candidate, given))
      if (once !== undefined) oneTimeKeys.delete(once)
      else if (!isSame(key, given)) return undefined
      return `${cookie}=${token}; HttpOnly; SameSite=Strict; Path=/${secure ? '; Secure' : ''}`
    },
    isSignedIn(cookieHeader = '') {
      return cookieHeader.split(';').some((pair) => {
        const [name, value] = pair.trim().split('=', 2)
        return name === cookie && isSame(token, value ?? '')
      })
    },
  }
}

function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function isSame(expected: string, given: string): boolean {
  return timingSafeEqual(digestOf(expected), digestOf(given))
}

function digestOf(value: string): Buffer {
  return createHash('sha256').update(value).digest()
}
