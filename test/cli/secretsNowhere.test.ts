import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connectAsync } from 'mqtt'
import { expect, onTestFinished, test } from 'vitest'
import type { OwnerDeed } from '../../src/contract/ownerDeeds.ts'
import { pcm } from '../helpers/pcm.ts'
import { startServe } from '../helpers/servedProgram.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const typed = {
  password: 'Quokka-Typed-17',
  later: 'Quokka-Later-23',
  wrong: 'Quokka-Wrong-31',
  code: '7391',
  card: '4000 0566 5566 5556',
  pin: '83649205',
  wrongPin: '83649999',
  puk: '55519372',
} as const
const traces = /Quokka|"7391"|4000 ?0566|40000566|8364(9205|9999)|55519372/

/** Every file below a folder, as it stands on the disk. */
function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
}

/** What is typed at the desk, in the app and in the car. */
const deeds: readonly OwnerDeed[] = [
  {
    act: 'register',
    name: 'N',
    porscheId: 'n@example.com',
    country: 'DE',
    password: typed.password,
  },
  { act: 'set-security-code', securityCode: typed.code },
  { act: 'change-password', old: typed.wrong, password: typed.wrong },
  { act: 'change-password', old: typed.password, password: typed.later },
  { act: 'enter-card', holder: 'N', number: typed.card, expires: '2027-12' },
  { act: 'sign-in', porscheId: 'n@example.com', password: typed.wrong },
]

test(
  'typed secrets are in no log, export, data folder or traffic of the program that serves',
  { timeout: 60_000 },
  async () => {
    const data = temporaryFolder()
    const served = await startServe('--data', data)
    onTestFinished(() => served.kill())
    // whatever the page may do and hear, it does and hears with these rights
    const { user, password } = served.client('bench')
    const page = await connectAsync(`mqtt://127.0.0.1:${served.mqttPort}`, {
      username: user,
      password,
      protocolVersion: 4,
      reconnectPeriod: 0,
    })
    onTestFinished(() => page.endAsync(true))
    const heard: string[] = []
    const waiting = new Map<string, (answer: string) => void>()
    page.on('message', (topic, payload) => {
      const text = payload.toString('utf8')
      heard.push(`${topic} ${text}`)
      const { inputId, requestId } = JSON.parse(text) as Readonly<Record<string, string>>
      if (topic.endsWith('/answer')) waiting.get(inputId ?? requestId ?? '')?.(text)
    })
    await page.subscribeAsync(['pcm/#', 'connect/#'])
    let sent = 0
    function send(
      topic: string,
      payload: object,
      idName: 'inputId' | 'requestId',
    ): Promise<string> {
      sent += 1
      const id = `typed-${String(sent)}`
      const answered = new Promise<string>((resolve) => waiting.set(id, resolve))
      page.publish(topic, JSON.stringify({ [idName]: id, ...payload }))
      return answered
    }
    const drive = (path: string, payload: object) =>
      send(`pcm/v1/${served.vin}/${path}`, payload, 'inputId')

    const answers: string[] = []
    for (const deed of deeds) {
      answers.push(await send('connect/v1/users/n/request', { deed }, 'requestId'))
    }
    expect(answers.map((text) => (JSON.parse(text) as { accepted: boolean }).accepted)).toEqual([
      true,
      true,
      false,
      true,
      true,
      false,
    ])
    const { pin, puk, wrongPin } = typed
    const simCard = { id: 'c', pin, puk, country: 'DE', pinRequired: true }
    await drive('surroundings/sim-card', { simCard })
    await drive('driver/text', { text: wrongPin })
    await drive('driver/confirmation', {})
    await drive('driver/confirmation', {})
    await drive('driver/text', { text: pin })
    const open = await drive('driver/confirmation', {})
    expect(open).toContain('"sim":"ready"')
    for (const id of ['phone', 'opt', 'set_phone', 'phone_menu', 'sim_card', 'remember_pin']) {
      await drive('driver/entry', { id })
    }
    await served.kill()

    expect(heard.length).toBeGreaterThan(20)
    expect(heard.filter((line) => traces.test(line))).toEqual([])
    expect(served.printed()).not.toMatch(traces)
    const kept = filesOf(data)
    expect(kept.join('\n')).toContain(served.vin)
    expect(kept.filter((text) => traces.test(text))).toEqual([])
    const file = join(temporaryFolder(), 'state.json')
    expect(await pcm('backend', '--data', join(data, 'store'), '--export', file)).toMatchObject({
      exitCode: 0,
    })
    const exported = readFileSync(file, 'utf8')
    expect(exported).toContain('n@example.com')
    expect(exported).not.toMatch(traces)
    rmSync(data, { recursive: true, force: true })
  },
)

const flow = `name: Typed secrets
vehicle: taycan-y1a-2021
locale: en
given: { owner: { password: "${typed.password}", securityCode: "${typed.code}" } }
---
- owner: { does: change-password, old: "${typed.wrong}", password: "${typed.later}", refused: password-wrong }
- owner: { does: enter-card, holder: N, number: "${typed.card}", expires: "2027-12" }
- choose: settings
- choose: accounts
- choose: set_up_account
- enter: { secret: owner.porscheId }
- confirm: {}
- enter: "${typed.wrong}"
- confirm: {}
- enter: { secret: owner.securityCode }
- confirm: {}
- see: { dialog: linked }
`
const card = `name: Typed PINs
vehicle: 911-991-2018
locale: en
given: { car: { pinEntered: false }, surroundings: { simCard: { id: c, pin: "${typed.pin}", puk: "${typed.puk}", country: DE, pinRequired: true } } }
---
- enter: "${typed.wrongPin}"
- confirm: {}
- confirm: {}
- enter: { secret: sim.pin }
- confirm: {}
- see: { status: { sim: locked } }
`

test('typed secrets are in no report of a run and in nothing it prints', async () => {
  const folder = temporaryFolder()
  const [scenarios, out] = [join(folder, 'flows'), join(folder, 'out')]
  writeFileSync(`${scenarios}-1.yaml`, flow)
  writeFileSync(`${scenarios}-2.yaml`, card)
  const flags = ['--reporter', 'text,json,junit,html', '--out', out]
  const run = await pcm('run', `${scenarios}-1.yaml`, `${scenarios}-2.yaml`, ...flags)
  expect(run, run.stderr).toMatchObject({ exitCode: 1 })
  const reports = filesOf(out)
  expect(reports.length).toBeGreaterThanOrEqual(3)
  // both fail on purpose, so that what was seen and said before is in the reports
  expect(reports.join('\n')).toContain('Typed PINs')
  expect(reports.filter((text) => traces.test(text))).toEqual([])
  expect(run.stdout + run.stderr).not.toMatch(traces)
  const json = await pcm('run', `${scenarios}-1.yaml`, '--json')
  expect(json.stdout + json.stderr).not.toMatch(traces)
}, 60_000)
