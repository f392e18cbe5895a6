import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmodSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { roles } from '../contract/channel.ts'
import { vin } from '../contract/payload.ts'
import type { Grant } from '../contract/permission.ts'
import type { OpenCar } from '../contract/worldChannels.ts'
import type { Admission } from '../world/admission.ts'
import { HostFault } from './HostFault.ts'
import { prepareDataFolder } from './dataFolder.ts'
import { writeAtomically } from './writeAtomically.ts'

const accessClient = z.strictObject({
  user: z.string().min(1).max(128),
  password: z.string().min(8).max(256),
  roles: z.array(z.enum(roles)).min(1),
  /** The cars it may do it to. */
  vins: z.union([z.literal('all'), z.array(vin)]),
  /** The owners' accounts it may see; without it all of them for one who may do it to all cars, else none. */
  accounts: z.union([z.literal('all'), z.array(z.string())]).optional(),
  /** Which vehicle the VIN belongs to, for the reader of the file. */
  vehicle: z.string().optional(),
})

const accessFile = z.strictObject({
  version: z.literal(1),
  clients: z
    .array(accessClient)
    .refine((clients) => new Set(clients.map(({ user }) => user)).size === clients.length, {
      message: 'two clients have the same user name',
    }),
})

type AccessClient = z.infer<typeof accessClient>

const bench: Pick<AccessClient, 'user' | 'roles' | 'vins'> = {
  user: 'bench',
  roles: ['bench', 'driver', 'surroundings', 'observer', 'owner', 'dealer'],
  vins: 'all',
}

/** Who may come in from outside, kept in `access.json`. */
export interface Access {
  readonly path: string
  /** Tells what a foreign client may do by its user name and password. */
  readonly admit: Admission
  /** Gives a car its two users, where it has none yet. */
  addCar(car: Pick<OpenCar, 'vin' | 'vehicle'>): void
}

/** Opens the access file of a data folder, or makes it. A change of the file counts from the next connection on. */
export function openAccess(folder: string, onFault: (sentence: string) => void): Access {
  prepareDataFolder(folder)
  const path = join(folder, 'access.json')
  let stamp = ''
  let clients: readonly AccessClient[] = []

  refresh()
  add([bench])

  function refresh(): void {
    const found = statSync(path, { throwIfNoEntry: false })
    if (found === undefined) return
    const now = `${String(found.ino)}:${String(found.mtimeMs)}:${String(found.size)}`
    if (now === stamp) return
    clients = readClients(path)
    // Windows has no such mode; its user folders are private already
    if ((found.mode & 0o077) !== 0 && process.platform !== 'win32') chmodSync(path, 0o600)
    stamp = now
  }

  function add(wanted: readonly Omit<AccessClient, 'password'>[]): void {
    const missing = wanted.filter(({ user }) => !clients.some((client) => client.user === user))
    if (missing.length === 0) return
    clients = [...clients, ...missing.map((client) => ({ ...client, password: newPassword() }))]
    writeAtomically(path, `${JSON.stringify({ version: 1, clients }, null, 2)}\n`)
  }

  return {
    path,
    admit(username, password) {
      try {
        refresh()
      } catch (error) {
        onFault(error instanceof Error ? error.message : String(error))
      }
      const client = clients.find(({ user }) => user === username)
      // an unknown user takes as long as a wrong password
      const right = isSame(client?.password ?? '', password ?? new Uint8Array())
      return client !== undefined && right ? grantOf(client) : undefined
    },
    addCar({ vin: carVin, vehicle }) {
      const car = { vins: [carVin], vehicle }
      refresh()
      add([
        { user: `driver-${carVin}`, roles: ['driver', 'surroundings', 'observer'], ...car },
        { user: `observer-${carVin}`, roles: ['observer'], ...car },
      ])
    },
  }
}

function readClients(path: string): readonly AccessClient[] {
  const expected = 'an access file; without one a new one is made'
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    // the parser's own message would quote a piece of the file, which may be a password
    const problem = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
    throw new HostFault(`${path} ${problem}`, expected)
  }
  const result = accessFile.safeParse(json)
  if (result.success) return result.data.clients
  const issue = result.error.issues[0]
  const place = issue?.path.join('.') ?? ''
  const problem = `${place === '' ? '' : `${place}: `}${issue?.message ?? 'not valid'}`
  throw new HostFault(`${path}: ${problem}`, expected)
}

function grantOf({ roles: given, vins, accounts }: AccessClient): Grant {
  const seen = accounts ?? (vins === 'all' ? 'all' : [])
  return {
    roles: given,
    ...(vins === 'all' ? {} : { vins }),
    ...(seen === 'all' ? {} : { accounts: seen }),
  }
}

function newPassword(): string {
  return randomBytes(18).toString('base64url')
}

function isSame(expected: string, given: Uint8Array): boolean {
  return timingSafeEqual(digestOf(expected), digestOf(given))
}

function digestOf(value: string | Uint8Array): Buffer {
  return createHash('sha256').update(value).digest()
}
