import { placeOf } from '../contract/address.ts'
import { channelOf } from '../contract/channels.ts'

/**
 * Lets a broker store at once what the store in memory has at once: waiting for it, as for any other, would let the next
 * packet overtake a state, and aedes drops what reaches a client out of the order in which it came as a duplicate. Nobody
 * who is away has anything waiting, and where nothing is retained nothing is looked for.
 */
export function storeAtOnce(broker: object): void {
  const { persistence } = broker as { persistence: MemoryStore }
  const store = persistence.storeRetained.bind(persistence)
  const retained = persistence.createRetainedStreamCombi.bind(persistence)
  Object.assign<MemoryStore, Partial<MemoryStore>>(persistence, {
    storeRetained(packet) {
      void store(packet)
      return {
        then(done) {
          done()
        },
      }
    },
    subscriptionsByTopic: () => Promise.resolve([]),
    createRetainedStreamCombi: (filters) => retained(filters.filter(mayBeRetained)),
  })
}

function mayBeRetained(filter: string): boolean {
  const place = placeOf(filter)
  return place === undefined || channelOf(place.name).retain
}

interface MemoryStore {
  storeRetained(packet: object): { then(done: () => void): void }
  /** Who is away and gets it later. */
  subscriptionsByTopic(topic: string): Promise<readonly object[]>
  createRetainedStreamCombi(filters: readonly string[]): unknown
}
