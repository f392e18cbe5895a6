import { pbkdf2Sync } from 'node:crypto'
import type { Ground } from '../backend/deed.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { marketOf } from '../catalogue/features.ts'
import { textFor } from '../catalogue/textFor.ts'
import { vehicleOf } from '../catalogue/vehicle.ts'
import { digitsOf } from './derive.ts'

/** Few rounds: a world starts in milliseconds, and these are the secrets of a test. */
const rounds = 1_000

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
    hash: (secret, salt) => pbkdf2Sync(secret, salt, rounds, 32, 'sha256').toString('base64url'),
    digits: (words, length) => digitsOf(`${words}/${String(seed)}`, length),
  }
}
