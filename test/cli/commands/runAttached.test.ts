import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectMqttBus } from '../../../src/bus/mqttBus.ts'
import { startHost } from '../../../src/host/startHost.ts'
import { attachToCar } from '../../../src/world/attachToCar.ts'
import { runScenarios } from '../../../src/scenario/runScenarios.ts'
import { planRuns } from '../../../src/scenario/planRuns.ts'
import type { RunEvent } from '../../../src/scenario/runEvent.ts'
import { pcmIn } from '../../helpers/pcm.ts'
import { scenarioOf } from '../../helpers/playScenario.ts'
import { builtPage } from '../../helpers/servedBroker.ts'
import { defaultFixture, shippedCatalogue } from '../../helpers/shippedFacts.ts'
import { temporaryFolder } from '../../helpers/temporaryFolder.ts'

const header = 'name: Attached\nvehicle: 911-991-2018\nlocales: [en, de]\n'
const flow = `${header}---
- press: home
- press: phone
- choose: opt
- world: { technology: none }
- see: { path: [phone, opt], status: { connect: offline } }
- message: { on: car.presence.changed, carries: { online: false } }
- world: { technology: LTE }
- see: { status: { connect: online } }
- owner: { does: find-pairing-code, in: start-page }
`

/** A host with its default car, and scenarios to play on it. */
async function host() {
  const folder = temporaryFolder()
  const dataFolder = join(folder, 'pcm-simulator')
  const served = await startHost({
    catalogue: shippedCatalogue(),
    fixture: defaultFixture(),
    pageFolder: builtPage(),
    scenarioFolder: 'assets/scenarios',
    dataFolder,
    locale: 'en',
    mqttPort: 0,
  })
  onTestFinished(() => served.close())
  const url = `mqtt://127.0.0.1:${String(served.mqttPort)}`
  const { vin } = served.car
  function passwordOf(user: string): string {
    const { clients } = JSON.parse(readFileSync(served.accessFile, 'utf8')) as {
      readonly clients: readonly { readonly user: string; readonly password: string }[]
    }
    return clients.find((client) => client.user === user)?.password ?? ''
  }
  async function bench() {
    const login = { username: 'bench', password: passwordOf('bench') }
    const seen: string[] = []
    const bus = await connectMqttBus<'bench' | 'observer'>({
      transport: { url, ...login },
      clientId: 'watcher',
      hears: (topic) => seen.push(topic),
    })
    onTestFinished(() => bus.close())
    return { bus, seen }
  }
  return {
    ...served,
    url,
    vin,
    passwordOf,
    bench,
    run(text: string, argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
      writeFileSync(join(folder, 'flow.yaml'), text)
      const where = ['--broker', url, '--attach', vin]
      return pcmIn(folder, ['run', 'flow.yaml', ...where, ...argv], () => 0, {
        env: { XDG_DATA_HOME: folder, ...env },
        startTimer(milliseconds, onEnd) {
          const timer = setTimeout(onEnd, milliseconds)
          return () => {
            clearTimeout(timer)
          }
        },
      })
    },
  }
}

test('a car that runs is driven, again and again, and its clock is left alone', async () => {
  const { run, bench, vin } = await host()
  const { bus, seen } = await bench()
  const [one, other] = [await run(flow, ['--json']), await run(flow, ['--json'])]
  expect([one.exitCode, one.stderr]).toEqual([0, ''])
  expect(JSON.parse(one.stdout)).toMatchObject({
    summary: { runs: 1, passed: 1 },
    runs: [{ vehicle: '911-991-2018', locale: 'en' }],
  })
  expect(other.stdout).toBe(one.stdout)
  const shown: unknown[] = []
  await bus.listen(['headUnit.screen.shown'], {}, ({ payload }) => shown.push(payload.path))
  // what one run did to the car is there for everybody, and for the next one
  expect(shown).toEqual([['phone', 'opt']])
  expect(seen).toContain(`pcm/v1/${vin}/driver/key`)
  expect(seen.filter((topic) => topic.includes('clock/change'))).toEqual([])
})

test('the car speaks the language of the run', async () => {
  const { run, bench } = await host()
  const german = `${header}---\n- press: home\n- press: phone\n- choose: OPT\n`
  const { exitCode, stdout } = await run(german, ['--locale', 'de', '--json'])
  expect([exitCode, JSON.parse(stdout)]).toMatchObject([0, { runs: [{ locale: 'de' }] }])
  const { bus } = await bench()
  let locale = ''
  await new Promise<void>((resolve) => {
    void bus.listen(['world.cars.changed'], {}, ({ payload }) => {
      locale = payload.cars[0]?.locale ?? ''
      resolve()
    })
  })
  expect(locale).toBe('de')
})

test('a driver of this car may come in alone, also by the environment; others may not', async () => {
  const { run, vin, passwordOf } = await host()
  const steps = `${header}---\n- press: phone\n- see: { path: [phone] }\n`
  const driver = `driver-${vin}`
  const named = await run(steps, ['--access', 'pcm-simulator/access.json'], {
    PCM_BROKER_USER: driver,
  })
  expect([named.exitCode, named.stderr]).toEqual([0, ''])
  const password = passwordOf(driver)
  const inEnvironment = { PCM_BROKER_USER: driver, PCM_BROKER_PASSWORD: password }
  expect((await run(steps, [], inEnvironment)).exitCode).toBe(0)
  const wrong = await run(steps, [], { ...inEnvironment, PCM_BROKER_PASSWORD: 'something' })
  expect([wrong.exitCode, wrong.stderr]).toEqual([
    2,
    expect.stringMatching(/no car \w{17} at mqtt:.*Bad username or password/),
  ])
  const observer = { PCM_BROKER_USER: `observer-${vin}` }
  const watching = await run(steps, ['--access', 'pcm-simulator/access.json'], observer)
  expect([watching.exitCode, watching.stderr]).toEqual([
    2,
    expect.stringMatching(/has closed the connection.*a user that may drive it/),
  ])
  for (const { stdout, stderr } of [named, wrong, watching]) {
    expect(stdout + stderr).not.toContain(password)
  }
})

test.each([
  [`${header}---\n- press: home\n- wait: 3 s\n`, /^pcm: flow.yaml:6:3 wait: the clock of a car/],
  [`${header}given: { car: { linked: true } }\n---\n- press: home\n`, /another world \(car\)/],
  [`${header}market: FR\n---\n- press: home\n`, /another world \(market\)/],
  [
    'name: Other\nvehicle: 718-982-2018\n---\n- press: home\n',
    /no scenario here is for 911-991-2018/,
  ],
])(
  'what only a fresh world can give is refused before anything is done: %j',
  async (text, told) => {
    const { run, bench } = await host()
    const { seen } = await bench()
    const { exitCode, stderr } = await run(text)
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(told)])
    expect(seen.filter((topic) => topic.includes('/driver/key'))).toEqual([])
  },
)

test('a secret that the runner cannot know is told as such; the owner’s pairing code it knows', async () => {
  const { run } = await host()
  const code = `${header}---\n- press: home\n- press: apps\n- choose: opt\n- choose: login_porsche_connect\n- enter: { secret: car.pairingCode }\n- confirm: {}\n- see: { status: { linked: true } }\n- confirm: {}\n`
  expect((await run(code)).exitCode).toBe(0)
  const pin = `${header}---\n- press: home\n- enter: { secret: sim.pin }\n`
  const { exitCode, stdout } = await run(pin)
  expect([exitCode, stdout]).toEqual([1, expect.stringMatching(/sim.pin is not known here/)])
})

test('a host that goes away in the middle ends the run with the reason', async () => {
  const { url, vin, passwordOf, close } = await host()
  const catalogue = shippedCatalogue()
  const login = { username: 'bench', password: passwordOf('bench') }
  const attached = await attachToCar({ broker: { url, ...login }, vin, accountId: 'demo-owner' })
  const scenario = scenarioOf('- press: home\n- press: phone\n'.repeat(500))
  const events: RunEvent[] = []
  const playing = runScenarios(planRuns([scenario], { vehicles: [], locales: [] }), {
    catalogue,
    openWorld: attached.openWorld,
    seed: 1,
    bail: false,
    elapsed: () => 0,
  })
  for await (const event of playing) {
    events.push(event)
    if (events.length === 5) void close()
  }
  await attached.close()
  expect(events.length).toBeLessThan(900)
  expect(events.at(-1)).toMatchObject({
    ok: false,
    problem: expect.stringMatching(/broke off at .*has closed the connection/) as unknown,
  })
})

test.each([
  [['--attach', 'WP0ZZZ99ZHS000001'], /--attach needs --broker/],
  [['--broker', 'mqtt://127.0.0.1:9'], /no worlds at mqtt:.*: connect ECONNREFUSED/],
  [['--broker', 'mqtt://127.0.0.1:9', '--attach', 'mine'], /--attach mine: not a VIN/],
  [
    ['--broker', 'mqtt://127.0.0.1:9', '--attach', 'WP0ZZZ99ZHS000001', '--workers', '2'],
    /one car/,
  ],
])('wrong use is told: run %j', async (argv, told) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'flow.yaml'), flow)
  const { exitCode, stderr } = await pcmIn(folder, ['run', 'flow.yaml', ...argv])
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(told)])
})
