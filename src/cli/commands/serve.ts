import { readFile } from 'node:fs/promises'
import { homedir, platform } from 'node:os'
import { join, resolve } from 'node:path'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { dataFolder } from '../../host/dataFolder.ts'
import { readFixture } from '../../host/readFixture.ts'
import type { Certificate } from '../../host/serveWorld.ts'
import { startHost, type Host } from '../../host/startHost.ts'
import { suggestionFor } from '../../scenario/suggestionFor.ts'
import {
  exitCodes,
  WrongUse,
  type CliContext,
  type Command,
  type CommonOptions,
} from '../command.ts'
import { loadCatalogue } from '../loadCatalogue.ts'
import { localeOf } from '../localeOf.ts'
import { openBrowser } from '../openBrowser.ts'
import { portOf } from '../portOf.ts'

interface ServeFlags extends CommonOptions {
  readonly port?: string
  readonly mqttPort?: string
  readonly data?: string
  readonly state?: string
  readonly open?: true
  readonly host?: string
  readonly tlsCert?: string
  readonly tlsKey?: string
}

export const serve: Command = {
  register(program, context, finish) {
    program
      .command('serve')
      .description('open the simulator to a browser and to MQTT clients on this machine')
      .option('--port <port>', 'the port of the page (default: a free one)')
      .option('--mqtt-port <port>', 'also take MQTT over TCP on this port, 0 for a free one')
      .option('--data <folder>', "where users, passwords and the cars' memory are kept")
      .option(
        '--state <name>',
        'forget everything and start from a state of Porsche Connect, by its name',
      )
      .option('--open', 'open the browser')
      .option('--host <address>', 'listen there instead of on 127.0.0.1; demands a certificate')
      .option('--tls-cert <file>', 'the certificate, in PEM form')
      .option('--tls-key <file>', "the certificate's key, in PEM form")
      .action(async (flags: ServeFlags) => {
        finish(await serveUntilStopped(context, flags))
      })
  },
}

/** Starts a host, says where it is, and keeps it until the program is asked to stop. */
export async function serveUntilStopped(context: CliContext, flags: ServeFlags): Promise<number> {
  const { env, stderr } = context
  const onNotice = (sentence: string) => {
    stderr.write(`${printable(sentence)}\n`)
  }
  const port = portOf('--port', flags.port)
  const mqttPort = portOf('--mqtt-port', flags.mqttPort)
  const tls = await certificateOf(context, flags)
  const catalogue = await loadCatalogue(context, flags.catalogue)
  const host = await startHost({
    catalogue,
    fixture: await readFixture(context.packageRoot),
    pageFolder: join(context.packageRoot, 'out', 'renderer'),
    scenarioFolder: join(context.packageRoot, 'assets', 'scenarios'),
    dataFolder:
      flags.data === undefined
        ? dataFolder({ env, platform: platform(), home: homedir() })
        : resolve(context.cwd, flags.data),
    locale: localeOf(env, Object.keys(catalogue.labels)),
    state: stateOf(catalogue, flags.state),
    host: flags.host,
    port,
    mqttPort,
    tls,
    onNotice,
  })
  try {
    context.stdout.write(flags.json === true ? asJson(host) : asText(host))
    if (flags.open === true) {
      const opened = await openBrowser(host.oneTimeUrl(), { platform: platform(), env })
      if (!opened) onNotice('no browser could be opened here: open the address above')
    }
    await context.untilStopped()
  } finally {
    await host.close()
  }
  return exitCodes.passed
}

/** The state to start from, if there is one of this name. */
function stateOf({ states }: Catalogue, given: string | undefined): string | undefined {
  const known = states.map(({ id }) => id)
  if (given === undefined || known.includes(given)) return given
  const nearest = suggestionFor(given, known)
  throw new WrongUse(`unknown state ${given}`, {
    place: '--state',
    expected: `one of ${known.join(', ')}`,
    ...(nearest === undefined ? {} : { suggestion: nearest }),
  })
}

function asText(host: Host): string {
  const { car, mqttPort } = host
  const scheme = host.url.startsWith('https') ? 'mqtts' : 'mqtt'
  const { hostname } = new URL(host.url)
  return [
    `Open ${host.url}`,
    ...(mqttPort === undefined ? [] : [`MQTT ${scheme}://${hostname}:${String(mqttPort)}`]),
    `Users and passwords for MQTT clients: ${host.accessFile}`,
    `Car ${car.vehicle}, VIN ${car.vin}, topics pcm/v1/${car.vin}/#`,
    'Stop with Ctrl+C.',
    '',
  ].join('\n')
}

function asJson({ url, port, mqttPort, accessFile, car }: Host): string {
  const { vin, vehicle, locale } = car
  const shown = { vin, vehicle, locale, topics: `pcm/v1/${vin}/#` }
  return `${JSON.stringify({ ok: true, url, port, mqttPort, accessFile, car: shown })}\n`
}

async function certificateOf(
  { cwd }: CliContext,
  { tlsCert, tlsKey }: ServeFlags,
): Promise<Certificate | undefined> {
  if (tlsCert === undefined && tlsKey === undefined) return undefined
  if (tlsCert === undefined || tlsKey === undefined) {
    const place = tlsCert === undefined ? '--tls-cert' : '--tls-key'
    throw new WrongUse(`${place} is missing`, {
      place,
      expected: 'certificate and key, or neither',
    })
  }
  const read = (flag: string, file: string) =>
    readFile(resolve(cwd, file), 'utf8').catch(() => {
      throw new WrongUse(`${flag} ${file} cannot be read`, { place: flag, expected: 'a PEM file' })
    })
  return { cert: await read('--tls-cert', tlsCert), key: await read('--tls-key', tlsKey) }
}

/** Without control characters: what comes from a foreign client must not steer the terminal. */
function printable(sentence: string): string {
  return sentence.replace(/\p{Cc}/gu, '?')
}
