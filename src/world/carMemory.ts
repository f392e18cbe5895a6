import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { SnapshotFrom } from 'xstate'
import type { Store } from '../backend/backendStore.ts'
import { keptMoment } from '../backend/keptState.ts'
import { task } from '../contract/connectChannels.ts'
import { surroundings } from '../contract/surroundings.ts'
import type { HeadUnitInput } from '../machines/headUnit/headUnitContext.ts'
import type { headUnitMachine } from '../machines/headUnit/headUnitMachine.ts'

/** The form in which memories are written; a change of shape gets a new number. */
const memoryForm = 1

const moment = z.number()
const remembered = z.strictObject({ card: z.string(), pin: z.string() })
const stages = ['unplugging', 'leaving', 'locking', 'executing'] as const

/** What a car remembers across runs of the app: nothing of the screen, everything that a restart leaves. */
const carMemory = z.strictObject({
  market: z.string(),
  readings: z.array(z.string()),
  locale: z.string(),
  surroundings,
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
      z.strictObject({ pin: z.string(), pinTries: z.number(), pukTries: z.number() }),
    ),
    remembered: remembered.nullable(),
    lastPin: z.string().nullable(),
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
        stage: z.enum(['waiting', ...stages]),
        due: moment.nullable(),
      })
      .nullable(),
    activation: z
      .strictObject({
        ...task.shape,
        stage: z.enum(['offered', 'switchingOff', 'ready', ...stages]),
        due: moment.nullable(),
      })
      .nullable(),
    fails: z.boolean(),
  }),
})

export type CarMemory = z.infer<typeof carMemory>

/** What a head unit remembers; which car it is in, its world knows. */
export type HeadUnitMemory = Omit<CarMemory, 'market' | 'readings'>

const kept = z.strictObject({ form: z.number(), sealed: z.string() })

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

const sealKey = 'cars/key'
const keyOf = (vin: string) => `cars/${vin}`

/** Keeps memories in a store, with the time of the world beside each; sealed, so that no search through the folder finds a PIN. */
export async function openCarMemories(store: Store, now: () => number): Promise<CarMemories> {
  let seal = store.entries().get(sealKey)
  if (typeof seal !== 'string') {
    seal = randomBytes(32).toString('base64')
    await store.put(sealKey, seal)
  }
  const key = Buffer.from(String(seal), 'base64')

  function read(vin: string, value: unknown): CarMemory {
    const outer = kept.safeParse(value)
    if (outer.success && outer.data.form !== memoryForm) {
      throw new CarMemoryFault(
        `the memory of car ${vin} is of form ${String(outer.data.form)}, this program reads form ${String(memoryForm)}: ` +
          'use the program that wrote it, or another data folder',
      )
    }
    try {
      return carMemory.parse(JSON.parse(opened(outer.data?.sealed ?? '', key)))
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
    keep: (vin, memory) =>
      store.write({
        [keyOf(vin)]: { form: memoryForm, sealed: sealed(JSON.stringify(memory), key) },
        [keptMoment]: now(),
      }),
    forget: (vin) => store.delete(keyOf(vin)),
    forgetAll() {
      const own = [...store.entries().keys()].filter(
        (key) => key.startsWith(keyOf('')) && key !== sealKey,
      )
      return store.write(Object.fromEntries(own.map((key) => [key, undefined])))
    },
    keepMoment: () => store.put(keptMoment, now()),
  }
}

const cipher = 'aes-256-gcm'

function sealed(text: string, key: Buffer): string {
  const nonce = randomBytes(12)
  const sealing = createCipheriv(cipher, key, nonce)
  const body = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
  return Buffer.concat([nonce, sealing.getAuthTag(), body]).toString('base64')
}

function opened(text: string, key: Buffer): string {
  const bytes = Buffer.from(text, 'base64')
  const opening = createDecipheriv(cipher, key, bytes.subarray(0, 12))
  opening.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([opening.update(bytes.subarray(28)), opening.final()]).toString('utf8')
}
