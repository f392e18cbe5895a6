import { platform } from 'node:os'
import type { Catalogue } from '../../catalogue/catalogue.ts'
import { WrongUse, type CliContext } from '../command.ts'
import { localeOf } from '../localeOf.ts'
import { openBrowser } from '../openBrowser.ts'
import { portOf } from '../portOf.ts'
import { attachedCar } from './attachedCar.ts'
import type { RecordedCar } from './recordedCar.ts'

export interface CarFlags {
  readonly vehicle?: string
  readonly locale?: string
  readonly market?: string
  readonly port?: string
  readonly mqttPort?: string
  readonly open?: true
  readonly attach?: string
  readonly broker?: string
  readonly root?: string
  readonly access?: string
}

const ofOwnCar = ['vehicle', 'locale', 'market', 'port', 'mqttPort', 'open'] as const
const ofOtherCar = ['broker', 'root', 'access'] as const

/** The car that a command line means: one that runs somewhere, or a fresh one that is served for this. */
export async function openRecordedCar(
  context: CliContext,
  flags: CarFlags,
  catalogue: Catalogue,
): Promise<RecordedCar> {
  const { attach } = flags
  const others: readonly (keyof CarFlags)[] = attach === undefined ? ofOtherCar : ofOwnCar
  const misplaced = others.find((flag) => flags[flag] !== undefined)
  if (misplaced !== undefined) {
    const flag = `--${misplaced.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)}`
    throw new WrongUse(
      attach === undefined
        ? `${flag} is about a car that runs already`
        : `${flag} is about a fresh car, and --attach takes one as it is`,
      {
        place: flag,
        expected: attach === undefined ? '--attach <vin> beside it' : 'one of the two',
      },
    )
  }
  if (attach !== undefined && flags.broker === undefined) {
    throw new WrongUse('--attach needs --broker', {
      place: '--attach',
      expected: 'the broker beside it, such as --broker mqtt://127.0.0.1:1883',
    })
  }
  if (attach !== undefined) return attachedCar(context, flags, attach)
  const onNotice = (sentence: string) => {
    context.stderr.write(`${sentence.replace(/\p{Cc}/gu, '?')}\n`)
  }
  const { servedCar } = await import('./servedCar.ts')
  const car = await servedCar(context, {
    catalogue,
    vehicle: flags.vehicle,
    locale: flags.locale ?? localeOf(context.env, Object.keys(catalogue.labels)),
    market: marketOf(flags.market),
    port: portOf('--port', flags.port),
    mqttPort: portOf('--mqtt-port', flags.mqttPort),
    onNotice,
  })
  if (flags.open === true) {
    const url = car.host.oneTimeUrl()
    const opened = await openBrowser(url, { platform: platform(), env: context.env })
    if (!opened) onNotice('no browser could be opened here: open the address above')
  }
  return car
}

function marketOf(given: string | undefined): string | undefined {
  if (given === undefined || /^[A-Z]{2}$/.test(given)) return given
  throw new WrongUse(`--market ${given}: not a country`, {
    place: '--market',
    expected: 'two capital letters, such as DE',
  })
}
