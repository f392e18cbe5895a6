import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { SnapshotFrom } from 'xstate'
import type { Store } from '../backend/backendStore.ts'
import { keptMoment } from '../backend/keptState.ts'
import { task } from '../contract/connectChannels.ts'
import { simCard, surroundings } from '../contract/surroundings.ts'
import type { HeadUnitInput } from '../machines/headUnit/headUnitContext.ts'
import type { headUnitMachine } from '../machines/headUnit/headUnitMachine.ts'
import { isKnownForm, keptMemory, memoryForm, migrateMemories } from './memoryMigrations.ts'
import { proofOf, secretProof } from './secretProof.ts'

const moment = z.number()
const remembered = z.strictObject({ card: z.string(), pin: secretProof })
const provenCard = simCard.extend({ pin: secretProof, puk: secretProof })
const stages = ['unplugging', 'leaving', 'locking', 'executing'] as const

/** What a car remembers across runs of the app: nothing of the screen, everything that a restart leaves. */
const carMemory = z.strictObject({
  market: z.string(),
  readings: z.array(z.string()),
  locale: z.string(),
  surroundings: surroundings.extend({ simCard: provenCard.nullable() }),
  settings: z.strictObject({
    roaming: z.boolean(),
    dataOff: z.boolean(),
    privateMode: z.boolean(),
    rememberPin: z.boolean(),
  }),
  pinEntered: z.boolean(),
  privateServices: z.array(z.string()),
  sim: z.strictObject({
    cards: z.record(
      z.string(),
      z.strictObject({ pin: secretProof, pinTries: z.number(), pukTries: z.number() }),
    ),
    remembered: remembered.nullable(),
    lastPin: secretProof.nullable(),
  }),
  orders: z.strictObject({
    tasks: z.array(task),
    services: z.array(z.string()),
    reports: z.number(),
    outbox: z.array(
      z.strictObject({
        requestId: z.string(),
        ...task.shape,
        outcome: z.enum(['done', 'failed']),
        at: moment,
      }),
    ),
    cancellation: z
      .strictObject({
        id: z.string(),
        stage: z.enum(['waiting', 'noticing', 'noticed', ...stages]),
        due: moment.nullable(),
      })
      .nullable(),
    activation: z
      .strictObject({
        ...task.shape,
        stage: z.enum(['offered', 'installing', 'switchingOff', 'ready', ...stages]),
        due: moment.nullable(),
      })
      .nullable(),
    fails: z.boolean(),
  }),
})

export type CarMemory = z.infer<typeof carMemory>

/** What a head unit remembers; which car it is in, its world knows. */
export type HeadUnitMemory = Omit<CarMemory, 'market' | 'readings'>

/** A memory that cannot be used; the message is for people. The car is not opened with half of it. */
export class CarMemoryFault extends Error {}

/** What is to be remembered of a car, as it stands. */
export function memoryOf(
  { context, children }: SnapshotFrom<typeof headUnitMachine>,
  simCard: HeadUnitInput['surroundings']['simCard'],
): HeadUnitMemory | undefined {
  const sim = children.sim?.getSnapshot().context
  const orders = children.orders?.getSnapshot()
  const cancellation = orders?.children.cancellation?.getSnapshot().context
  const activation = orders?.children.activation?.getSnapshot().context
  if (!sim || !orders || !cancellation || !activation) return undefined
  const { tasks, services, reports, outbox } = orders.context
  return {
    locale: context.locale,
    surroundings: { ...context.surroundings, simCard },
    settings: context.settings,
    pinEntered: sim.pinEntered,
    privateServices: [...context.privateServices],
    sim: { cards: { ...sim.cards }, remembered: sim.remembered, lastPin: sim.lastPin },
    orders: {
      tasks: [...tasks],
      services: [...services],
      reports,
      outbox: [...outbox],
      cancellation: cancellation.memory,
      activation: activation.memory,
      fails: activation.fails,
    },
  }
}

/** The memories of a world's cars. */
export interface CarMemories {
  /** Throws a CarMemoryFault when there is one that cannot be read. */
  of(vin: string): CarMemory | undefined
  /** Resolves when it is on the disk. */
  keep(vin: string, memory: CarMemory): Promise<void>
  forget(vin: string): Promise<void>
  forgetAll(): Promise<void>
  /** Keeps the time of the world, so that it goes on from there. */
  keepMoment(): Promise<void>
}

const saltKey = 'cars/salt'
const keyOf = (vin: string) => `cars/${vin}`

/** The same memory with a proof in the place of every PIN and PUK. */
function proven(memory: CarMemory, salt: string): CarMemory {
  const { surroundings: around, sim } = memory
  const card = around.simCard
  const proof = (secret: string, id: string) => proofOf(secret, id, salt)
  const cards = Object.entries(sim.cards).map(([id, own]) => [
    id,
    { ...own, pin: proof(own.pin, id) },
  ])
  return {
    ...memory,
    surroundings: {
      ...around,
      simCard: card && { ...card, pin: proof(card.pin, card.id), puk: proof(card.puk, card.id) },
    },
    sim: {
      cards: Object.fromEntries(cards) as typeof sim.cards,
      remembered: sim.remembered && {
        ...sim.remembered,
        pin: proof(sim.remembered.pin, sim.remembered.card),
      },
      // the last PIN was entered for the card that is in the slot
      lastPin: card && sim.lastPin && proof(sim.lastPin, card.id),
    },
  }
}

/** Gives a memory as the entry under which it is kept. */
function entriesOf(store: Store): (name: string, memory: CarMemory) => Record<string, unknown> {
  const found = store.entries().get(saltKey)
  const salt = typeof found === 'string' ? found : randomBytes(16).toString('base64url')
  return (name, memory) => ({
    ...(store.entries().has(saltKey) ? {} : { [saltKey]: salt }),
    [name]: { form: memoryForm, memory: proven(memory, salt) },
  })
}

/** Brings memories of older programs into the form of this one. */
export async function renewMemories(store: Store): Promise<void> {
  const written = entriesOf(store)
  await migrateMemories(store, (name, memory) => {
    const entries = written(name, memory as CarMemory)
    // what is no whole memory stays as it was written
    carMemory.parse(keptMemory.parse(entries[name])['memory'])
    return entries
  })
}

/** Keeps memories in a store, with the time of the world beside each; of PINs only their proofs. */
export async function openCarMemories(store: Store, now: () => number): Promise<CarMemories> {
  await renewMemories(store)
  const written = entriesOf(store)

  function read(vin: string, value: unknown): CarMemory {
    const outer = keptMemory.safeParse(value)
    if (outer.success && !isKnownForm(outer.data.form)) {
      throw new CarMemoryFault(
        `the memory of car ${vin} is of form ${String(outer.data.form)}, this program reads forms up to ${String(memoryForm)}: ` +
          'use the program that wrote it, or another data folder',
      )
    }
    try {
      return carMemory.parse(outer.data?.form === memoryForm ? outer.data['memory'] : undefined)
    } catch (cause) {
      throw new CarMemoryFault(
        `the memory of car ${vin} is damaged: use another data folder, or reset the car`,
        { cause },
      )
    }
  }

  return {
    of(vin) {
      const value = store.entries().get(keyOf(vin))
      return value === undefined ? undefined : read(vin, value)
    },
    keep: (vin, memory) => store.write({ ...written(keyOf(vin), memory), [keptMoment]: now() }),
    forget: (vin) => store.delete(keyOf(vin)),
    forgetAll() {
      const own = [...store.entries().keys()].filter(
        (key) => key.startsWith(keyOf('')) && key !== saltKey,
      )
      return store.write(Object.fromEntries(own.map((key) => [key, undefined])))
    },
    keepMoment: () => store.put(keptMoment, now()),
  }
}
