import { homedir, platform } from 'node:os'
import { join, resolve } from 'node:path'
import { openStore, StoreFault, type Store } from '../../backend/backendStore.ts'
import { whyNotKept } from '../../backend/keptState.ts'
import { mosquittoAcl } from '../../contract/mosquittoAcl.ts'
import { dataFolder } from '../../host/dataFolder.ts'
import { renewMemories } from '../../world/carMemory.ts'
import { startBackend } from '../../world/startBackend.ts'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { brokerAccess, rootOf, type BrokerFlags } from '../brokerAccess.ts'
import { loadCatalogue } from '../loadCatalogue.ts'

interface BackendFlags extends CommonOptions, BrokerFlags {
  readonly root?: string
  readonly data?: string
  readonly seed?: string
  readonly export?: string
  readonly import?: string
  readonly acl?: true
}

/** What an exported file begins with. */
const form = 'pcm-backend 1'

export const backend: Command = {
  register(program, context, finish) {
    program
      .command('backend')
      .description('run the mock Porsche Connect alone, on any MQTT 3.1.1 broker')
      .option('--broker <url>', 'the broker, such as mqtt://127.0.0.1:1883')
      .option('--root <prefix>', 'a topic prefix; one backend owns one root')
      .option('--access <file>', 'user and password for the broker')
      .option('--data <folder>', 'where its state is kept')
      .option('--seed <number>', 'where codes come from (default: 1)')
      .option('--export <file>', 'write the whole state as one file, and end')
      .option('--import <file>', 'replace the whole state by that of a file, and end')
      .option('--acl', 'print who may write and read what as an ACL file of Mosquitto, and end')
      .action(async (flags: BackendFlags) => {
        finish(await run(context, flags))
      })
  },
}

async function run(context: CliContext, flags: BackendFlags): Promise<number> {
  if (flags.acl === true) {
    context.stdout.write(mosquittoAcl(rootOf(flags.root)))
    return exitCodes.passed
  }
  const { cwd, env } = context
  const folder =
    flags.data === undefined
      ? join(dataFolder({ env, platform: platform(), home: homedir() }), 'backend')
      : resolve(cwd, flags.data)
  const store = await openStore(folder).catch((error: unknown) => {
    if (!(error instanceof StoreFault)) throw error
    throw new WrongUse(error.message, { place: folder, expected: 'a data folder of this version' })
  })
  try {
    if (flags.import !== undefined) await importState(context, store, flags.import)
    await renewMemories(store)
    if (flags.export !== undefined) await exportState(context, store, flags.export)
    if (flags.import === undefined && flags.export === undefined) {
      await serve(context, flags, store)
    }
  } finally {
    await store.close()
  }
  return exitCodes.passed
}

async function serve(context: CliContext, flags: BackendFlags, store: Store): Promise<void> {
  const { stdout, stderr } = context
  const seed = Number(flags.seed ?? '1')
  if (!Number.isSafeInteger(seed)) {
    throw new WrongUse(`--seed ${String(flags.seed)} is no number`, {
      place: '--seed',
      expected: 'a whole number',
    })
  }
  const broker = await brokerAccess(context, flags)
  const { url } = broker
  const root = rootOf(flags.root)
  const started = await startBackend({
    catalogue: await loadCatalogue(context, flags.catalogue),
    seed,
    store,
    broker,
    ...(root === undefined ? {} : { root }),
    onRefused: ({ address, reason }) => {
      stderr.write(`refused: ${address}: ${reason}\n`.replace(/\p{Cc}(?!$)/gu, '?'))
    },
  }).catch((error: unknown) => {
    throw new WrongUse(`no backend at ${url}: ${error instanceof Error ? error.message : '?'}`, {
      place: '--broker',
      expected: 'a broker that answers and admits PCM_BROKER_USER with PCM_BROKER_PASSWORD',
    })
  })
  const prefix = root === undefined ? '' : `${root}/`
  stdout.write(`The mock Porsche Connect answers on ${url}, topics ${prefix}connect/v1/#\n`)
  stdout.write('Stop with Ctrl+C.\n')
  await context.untilStopped()
  await started.close()
}

async function exportState({ cwd, files }: CliContext, store: Store, file: string): Promise<void> {
  const state = { form, entries: Object.fromEntries(store.entries()) }
  await files.writeFile(resolve(cwd, file), `${JSON.stringify(state, null, 1)}\n`)
}

async function importState({ cwd, files }: CliContext, store: Store, file: string): Promise<void> {
  const fault = new WrongUse(`${file} holds no state of a backend`, {
    place: file,
    expected: `a file that pcm backend --export has written, in the form "${form}"`,
  })
  const bytes = await files.readFile(resolve(cwd, file)).catch(() => undefined)
  if (bytes === undefined) throw fault
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    throw fault
  }
  if (!isExported(value)) throw fault
  const why = whyNotKept(value.entries)
  if (why !== undefined) {
    throw new WrongUse(`${file} holds no whole state of a backend: ${why}`, {
      place: file,
      expected: 'a file that pcm backend --export has written, as it was written',
    })
  }
  const gone = [...store.entries().keys()].map((key) => [key, undefined])
  await store.write({ ...Object.fromEntries(gone), ...value.entries })
}

function isExported(
  value: unknown,
): value is { readonly entries: Readonly<Record<string, unknown>> } {
  if (typeof value !== 'object' || value === null) return false
  const { form: written, entries } = value as Readonly<Record<string, unknown>>
  return (
    written === form && typeof entries === 'object' && entries !== null && !Array.isArray(entries)
  )
}
