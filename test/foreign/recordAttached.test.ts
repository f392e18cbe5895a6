import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pcm } from '../helpers/pcm.ts'
import { startRecord } from '../helpers/recordingProgram.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type ServedProgram } from '../helpers/servedProgram.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const { skip } = requirement('mosquitto')

let served: ServedProgram
beforeAll(async () => {
  if (skip === undefined) served = await startServe()
}, 60_000)
afterAll(async () => {
  if (skip === undefined) expect(await served.stop()).toBe(0)
})

let sent = 0

/** One message by mosquitto_pub, as the user `bench`. */
function publish(topic: string, payload: Readonly<Record<string, unknown>>): void {
  const { user, password } = served.client('bench')
  const message = ['-t', topic, '-m', JSON.stringify(payload)]
  const login = ['-p', served.mqttPort, '-u', user, '-P', password]
  execFileSync('mosquitto_pub', ['-h', '127.0.0.1', ...login, ...message])
}

/** Opens another car in the world that is served, and gives its VIN. */
function openCar(vehicle: string): string {
  const { user, password } = served.client('bench')
  publish('pcm/v1/world/cars/request', { requestId: `open-${vehicle}`, vehicle, locale: 'de' })
  const login = ['-p', served.mqttPort, '-u', user, '-P', password]
  for (;;) {
    const output = execFileSync(
      'mosquitto_sub',
      ['-h', '127.0.0.1', ...login, '-t', 'pcm/v1/world/cars', '-C', '1', '-W', '20'],
      { encoding: 'utf8' },
    )
    const { cars } = JSON.parse(output) as {
      cars: readonly { readonly vin: string; readonly vehicle: string }[]
    }
    const found = cars.find((car) => car.vehicle === vehicle)
    if (found !== undefined) return found.vin
  }
}

interface Family {
  readonly vehicle: string
  readonly path: readonly string[]
  readonly tick: string
}

const families: readonly Family[] = [
  { vehicle: '911-991-2018', path: ['phone', 'opt', 'set_phone'], tick: 'roaming' },
  {
    vehicle: 'taycan-y1a-2021',
    path: ['settings', 'privacy_settings', 'private_mode'],
    tick: 'private_mode_all_services',
  },
]

test.skipIf(skip !== undefined).each(families)(
  'what mosquitto_pub does to a served $vehicle becomes a scenario that passes, from where the car stood',
  async ({ vehicle, path, tick }) => {
    const vin = vehicle === '911-991-2018' ? served.vin : openCar(vehicle)
    const [first = '', ...rest] = path
    function act(channel: string, payload: Readonly<Record<string, unknown>>): void {
      sent += 1
      publish(`pcm/v1/${vin}/${channel}`, { inputId: `m-${String(sent)}`, ...payload })
    }
    // the recording begins in the middle of a menu, of a car that has crossed a border
    act('surroundings/country', { country: 'FR' })
    act('driver/entry', { id: first })
    const file = join(temporaryFolder(), 'attached.yaml')
    const broker = `mqtt://127.0.0.1:${served.mqttPort}`
    const at = ['--broker', broker, '--access', served.accessFile]
    const recording = await startRecord(file, '--attach', vin, ...at)
    for (const id of [...rest, tick]) {
      act('driver/entry', { id })
      await recording.printed(`- choose: ${id}`)
    }
    act('driver/key', { key: 'nowhere' })
    await recording.printed('left out, for no scenario may name it: press: { key: nowhere')
    act('driver/key', { key: 'back' })
    await recording.printed('- back: {}')
    act('driver/text', { text: '4711' })
    await recording.printed('refused: no-field-to-fill')
    const { exitCode, output } = await recording.stop()
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 })

    const text = readFileSync(file, 'utf8')
    expect(text).toContain(`vehicle: ${vehicle}\n`)
    expect(text).toContain('given: { surroundings: { country: FR } }\n')
    expect(text).toContain(`setup: [ { choose: ${first} } ]\n`)
    expect(text).toContain(`entry: { id: ${tick}, ticked: true }`)
    expect(text).not.toMatch(/4711|nowhere/)
    const played = await pcm('run', file, '--json')
    expect(JSON.parse(played.stdout)).toMatchObject({ ok: true, summary: { runs: 1, failed: 0 } })

    const again = await pcm('record', file, '--attach', vin, ...at)
    expect(again).toMatchObject({ exitCode: 2, stdout: '' })
    expect(again.stderr).toMatch(/^pcm: .*attached\.yaml is there already; expected .*--force.*\n$/)
    expect(readFileSync(file, 'utf8')).toBe(text)
  },
  120_000,
)
