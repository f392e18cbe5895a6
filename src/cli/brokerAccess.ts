import { resolve } from 'node:path'
import { z } from 'zod'
import { WrongUse, type CliContext } from './command.ts'

export interface BrokerFlags {
  readonly broker?: string
  /** A file with user and password. */
  readonly access?: string
}

export interface BrokerAccess {
  readonly url: string
  readonly username?: string
  readonly password?: string
}

const login = z.looseObject({ user: z.string().min(1), password: z.string() })
const accessForm = z.union([login, z.looseObject({ clients: z.array(login).min(1) })])

const environment = 'PCM_BROKER_USER and PCM_BROKER_PASSWORD in the environment, or --access <file>'

/**
 * Where a broker is, and who we are there: user and password come from a file or the environment, never from the
 * command line, which everybody on a machine may read. Of a file with many clients, as `pcm serve` writes it, the one
 * is taken that the environment names, or else the first that is wanted.
 */
export async function brokerAccess(
  context: CliContext,
  { broker, access }: BrokerFlags,
  wanted: readonly string[] = [],
): Promise<BrokerAccess> {
  const url = brokerUrl(broker)
  const { env } = context
  const user = env['PCM_BROKER_USER']
  if (access !== undefined) {
    const names = user === undefined ? wanted : [user]
    const found = await loginOf(context, access, names)
    return { url, username: found.user, password: found.password }
  }
  const password = env['PCM_BROKER_PASSWORD']
  return {
    url,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
  }
}

function brokerUrl(given: string | undefined): string {
  const url = given === undefined || !URL.canParse(given) ? undefined : new URL(given)
  if (url !== undefined && (url.username !== '' || url.password !== '')) {
    throw new WrongUse('user and password do not belong into the address of the broker', {
      place: '--broker',
      expected: environment,
    })
  }
  if (url === undefined || !/^(mqtt|mqtts|ws|wss):$/.test(url.protocol) || url.hostname === '') {
    throw new WrongUse(`--broker ${given ?? 'is missing'}`, {
      place: '--broker',
      expected: 'an address such as mqtt://127.0.0.1:1883',
    })
  }
  return url.href
}

async function loginOf(
  { cwd, files }: CliContext,
  file: string,
  names: readonly string[],
): Promise<z.output<typeof login>> {
  const fault = (problem: string, expected = '{ "user": …, "password": … }, or an access.json') =>
    new WrongUse(`--access ${file} ${problem}`, { place: file, expected })
  const bytes = await files.readFile(resolve(cwd, file)).catch(() => undefined)
  if (bytes === undefined) throw fault('cannot be read')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    // the parser's own message would quote a piece of the file, which may be a password
    throw fault('is not JSON')
  }
  const { data } = accessForm.safeParse(json)
  if (data === undefined) throw fault('holds no user with a password')
  const clients = 'clients' in data ? z.array(login).parse(data.clients) : [login.parse(data)]
  const first = names.length === 0 ? clients[0] : undefined
  const found =
    first ??
    names.map((name) => clients.find(({ user }) => user === name)).find((one) => one !== undefined)
  if (found !== undefined) return found
  // a file of one client leaves no choice
  if (!('clients' in data) && clients[0] !== undefined) return clients[0]
  throw fault(`has no user ${names.join(' or ')}`, 'one of its users in PCM_BROKER_USER')
}

const level = '[A-Za-z0-9_.-]+'
const rootPattern = new RegExp(`^${level}(/${level}){0,7}$`)

/** The prefix of the topics; it must not be able to mean more than itself. */
export function rootOf(given: string | undefined): string | undefined {
  if (given === undefined || rootPattern.test(given)) return given
  throw new WrongUse(`--root ${given}: not a prefix of topics`, {
    place: '--root',
    expected: 'letters, digits, - _ . in at most eight levels with / between, such as ci/build-42',
  })
}
