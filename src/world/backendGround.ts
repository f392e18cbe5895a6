import { createHash, pbkdf2Sync } from 'node:crypto'
import type { Ground } from '../backend/deed.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { marketOf } from '../catalogue/features.ts'
import { textFor } from '../catalogue/textFor.ts'
import { vehicleOf } from '../catalogue/vehicle.ts'
import { digitsOf } from './derive.ts'

/** Few rounds: a world starts in milliseconds, and these are the secrets of a test. */
const rounds = 1_000

/** Every world of a program begins with the secrets of one fixture: what was computed is kept, up to this many. */
const keptHashes = 256
const hashes = new Map<string, string>()

function hashOf(secret: string, salt: string): string {
  // no secret stays in memory for it
  const key = createHash('sha256')
    .update(JSON.stringify([secret, salt]))
    .digest('base64')
  const kept = hashes.get(key)
  if (kept !== undefined) return kept
  const hash = pbkdf2Sync(secret, salt, rounds, 32, 'sha256').toString('base64url')
  if (hashes.size >= keptHashes) hashes.clear()
  hashes.set(key, hash)
  return hash
}

/** What the rules of the backend stand on: facts, chance from the seed, and a hash for secrets. */
export function backendGround(catalogue: Catalogue, seed: number): Omit<Ground, 'now'> {
  return {
    connect: catalogue.connect,
    market(country) {
      const entry = catalogue.markets.markets.find(({ code }) => code === country)
      return {
        ...marketOf(catalogue, country),
        contact: entry?.contact.address,
        contactOn(page) {
          const document = catalogue.sources.find(({ language }) => language === page)?.id
          const isOnIt = (source: string) => document !== undefined && source.startsWith(document)
          return entry?.contact.variants.find(({ sources }) => sources.some(isOnIt))?.text
        },
      }
    },
    modelOf: (vehicle) => vehicleOf(catalogue, vehicle, [])?.model ?? '',
    linkMethodOf: (vehicle) => vehicleOf(catalogue, vehicle, [])?.linkMethod ?? 'pairing-code',
    documentText: (locale, key, values) => textFor(catalogue, locale, 'documents', key, values),
    hash: hashOf,
    digits: (words, length) => digitsOf(`${words}/${String(seed)}`, length),
  }
}
