import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type MqttClient } from 'mqtt'
import { expect, onTestFinished, test } from 'vitest'
import { mosquittoAcl } from '../../src/contract/mosquittoAcl.ts'
import type { RunEvent } from '../../src/scenario/runEvent.ts'
import { foreignCarrier } from '../../src/world/foreignCarrier.ts'
import { startWorld } from '../../src/world/startWorld.ts'
import { mosquittoBroker, startMosquitto } from '../helpers/mosquittoBroker.ts'
import { driverOfBus, key, technology } from '../helpers/openedWorld.ts'
import { playPlanned } from '../helpers/playPlanned.ts'
import { requirement } from '../helpers/requirement.ts'
import { defaultFixture, shippedCatalogue } from '../helpers/shippedFacts.ts'
import { oneRunAFamily, shippedRuns } from '../helpers/shippedRuns.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

const { skip, path } = requirement('mosquitto-broker')
const wholeStory = 'assets/scenarios/connect/the-whole-story.yaml'

/** Somebody who hears everything on a broker, and knows what is retained there. */
async function listenerAt(url: string, login: object = {}) {
  const client: MqttClient = connect(url, { protocolVersion: 4, reconnectPeriod: 0, ...login })
  onTestFinished(() => client.endAsync(true))
  const topics: string[] = []
  const retained: string[] = []
  client.on('message', (topic, _payload, packet) => {
    topics.push(topic)
    if (packet.retain) retained.push(topic)
  })
  await client.subscribeAsync('#')
  return {
    client,
    topics,
    /** What the broker keeps, once everything before this has come through. */
    async retained(): Promise<readonly string[]> {
      const passed = new Promise<void>((resolve) => {
        client.on('message', (topic) => {
          if (topic === 'fence') resolve()
        })
      })
      await client.publishAsync('fence', '', { qos: 1 })
      await passed
      return retained
    },
  }
}

async function retainedAt(url: string): Promise<readonly string[]> {
  return (await listenerAt(url)).retained()
}

/** Everything that an event tells, apart from which world it was in. */
const told = (events: readonly RunEvent[]) => JSON.stringify(events)

test.skipIf(skip !== undefined)(
  'every shipped scenario goes as it goes on the broker in the process',
  { timeout: 240_000 },
  async () => {
    const url = await mosquittoBroker(path)
    const planned = oneRunAFamily(await shippedRuns())
    let worlds = 0
    const nextCarrier = () => {
      worlds += 1
      return foreignCarrier({ url, root: `all/${String(worlds)}` })
    }
    const foreign = await playPlanned(planned, { nextCarrier })
    const own = await playPlanned(planned)
    const problems = foreign.filter((event) => event.type === 'runFinished' && !event.ok)
    expect(problems).toEqual([])
    expect(foreign.length).toBe(own.length)
    for (const [index, event] of foreign.entries()) expect(event).toEqual(own[index])
    expect(worlds).toBe(planned.length)
    expect(await retainedAt(url)).toEqual([])
    process.stdout.write(`\n${String(planned.length)} runs of shipped scenarios on Mosquitto\n`)
  },
)

test.skipIf(skip !== undefined)(
  'eight worlds live the whole story on one Mosquitto at once, and none hears of another',
  { timeout: 120_000 },
  async () => {
    const url = await mosquittoBroker(path)
    const { topics } = await listenerAt(url)
    const [story] = await shippedRuns(wholeStory)
    if (story === undefined) throw new Error('there is no whole story')
    const seeds = [1, 2, 3, 4, 5, 6, 7, 8]
    const played = await Promise.all(
      seeds.map((seed) => {
        const nextCarrier = () => foreignCarrier({ url, root: `story/${String(seed)}` })
        return playPlanned([story], { seed, nextCarrier })
      }),
    )
    const [alone] = await Promise.all([playPlanned([story], { seed: 1 })])
    expect(told(played[0] ?? [])).toBe(told(alone ?? []))
    const vinsOf = new Map<string, Set<string>>()
    for (const topic of topics) {
      const [, root = '', vin] = /^story\/(\d)\/(?:pcm\/v1|connect\/v1\/vehicles)\/(\w{17})\//.exec(
        topic,
      ) ?? [topic]
      if (vin !== undefined) vinsOf.set(root, (vinsOf.get(root) ?? new Set()).add(vin))
    }
    expect([...vinsOf.keys()].sort()).toEqual(seeds.map(String))
    // a seed has VINs of its own: one that came under two roots would be one too few
    const all = [...vinsOf.values()].flatMap((vins) => [...vins])
    expect(new Set(all).size).toBe(all.length)
    expect(topics.filter((topic) => !topic.startsWith('story/'))).toEqual([])
    for (const events of played) expect(events.at(-1)).toMatchObject({ ok: true })
    expect(await retainedAt(url)).toEqual([])
  },
)

async function worldAt(url: string, root: string, login: object = {}) {
  const world = await startWorld({
    catalogue: shippedCatalogue(),
    fixture: defaultFixture(),
    seed: 1,
    carrier: foreignCarrier({ url, root, ...login }),
  })
  onTestFinished(() => world.close())
  const bus = await world.guest<'driver' | 'surroundings' | 'observer'>({
    clientId: 'driver',
    grant: { roles: ['driver', 'surroundings', 'observer'] },
  })
  const { vin } = await world.openCar({ vehicle: '911-991-2018' })
  return { world, vin, driver: await driverOfBus(bus, vin, 'driver') }
}

test.skipIf(skip !== undefined)(
  'a car that goes offline has its last will published before the world is at rest',
  async () => {
    const url = await mosquittoBroker(path)
    const { world, vin, driver } = await worldAt(url, 'wills')
    const presence: string[] = []
    world.onMessage((topic, payload) => {
      if (topic === `connect/v1/vehicles/${vin}/presence`) {
        presence.push(new TextDecoder().decode(payload))
      }
    })
    for (let time = 0; time < 10; time += 1) {
      const gone = await driver.input(technology('none'))
      expect(gone.view.status).toMatchObject({ connect: 'offline', reason: 'no-coverage' })
      expect(presence).toHaveLength(2 * time + 1)
      expect(presence.at(-1)).toBe('{"online":false}')
      const back = await driver.input(technology('LTE'))
      expect(back.view.status.connect).toBe('online')
      expect(presence.at(-1)).toBe('{"online":true}')
    }
  },
)

test.skipIf(skip !== undefined)(
  'what is malformed or too large is refused, counted and shown, and nothing breaks',
  async () => {
    const url = await mosquittoBroker(path)
    const { world, vin, driver } = await worldAt(url, 'rude')
    const { client } = await listenerAt(url)
    const topic = `rude/pcm/v1/${vin}/driver/key`
    const reasons: string[] = []
    await driver.bus.listen(['world.messages.refused'], {}, ({ payload }) => {
      if (payload.last !== undefined) reasons.push(payload.last.reason)
    })
    for (const payload of ['{"inputId": 5', '', 'x'.repeat(90_000), '{"inputId":"a","key":5}']) {
      await client.publishAsync(topic, payload, { qos: 1 })
    }
    // one connection keeps the order: when its key is answered, the others were refused
    const answered = new Promise<void>((resolve) => {
      client.on('message', (at, payload) => {
        if (at.endsWith('/answer') && payload.toString().includes('"last"')) resolve()
      })
    })
    await client.publishAsync(topic, '{"inputId":"last","key":"phone"}', { qos: 1 })
    await answered
    await world.settle()
    expect(world.refusals()).toBe(4)
    expect(reasons).toEqual([
      expect.stringMatching(/not JSON/),
      expect.stringMatching(/not JSON/),
      expect.stringMatching(/90000 bytes, at most 65536/),
      expect.stringMatching(/key/),
    ])
    expect((await driver.input(key('home'))).accepted).toBe(true)
  },
)

test.skipIf(skip !== undefined)(
  'when the broker goes away in the middle, the run fails with the reason and ends',
  async () => {
    const broker = await startMosquitto(path)
    const [story] = await shippedRuns(wholeStory)
    if (story === undefined) throw new Error('there is no whole story')
    let steps = 0
    const events = await playPlanned([story, story], {
      nextCarrier: () => foreignCarrier({ url: broker.url, root: 'gone' }),
      onEvent({ type }) {
        if (type !== 'stepPassed') return
        steps += 1
        if (steps === 5) void broker.stop()
      },
    })
    const problems = events.flatMap((event) =>
      event.type === 'runFinished' ? [[event.ok, event.problem]] : [],
    )
    expect(problems).toEqual([
      [false, expect.stringMatching(/^the run broke off at .*the broker has closed the conn/)],
      [false, expect.stringMatching(/^the run broke off: .*ECONNREFUSED/)],
    ])
  },
)

test.skipIf(skip !== undefined)(
  'with the generated ACL file one user carries worlds below the root, and a car user reads its own',
  async () => {
    const users = { 'pcm-run': 'p', WP0ZZZ99ZHS000001: 'c' }
    const url = await mosquittoBroker(path, { users, acl: mosquittoAcl('ci') })
    const login = { username: 'pcm-run', password: 'p' }
    const other = await listenerAt(url, { username: 'WP0ZZZ99ZHS000001', password: 'c' })
    const { driver } = await worldAt(url, 'ci', login)
    expect((await driver.input(key('phone'))).view.path).toEqual(['phone'])
    // what the car may read comes after all that it may not
    const own = 'ci/connect/v1/vehicles/WP0ZZZ99ZHS000001/link/answer'
    const reached = new Promise((resolve) => other.client.once('message', resolve))
    const { client: carrier } = await listenerAt(url, login)
    await carrier.publishAsync(own, '{}', { qos: 1 })
    await reached
    expect(other.topics).toEqual([own])
    await expect(worldAt(url, 'ci', { ...login, password: 'wrong' })).rejects.toThrow(/[Nn]ot auth/)
  },
)

/** The built program; gives its exit code and what it wrote. */
function program(argv: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ['out/cli/pcm.js', ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString('utf8')))
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.once('close', (code) => {
      resolve({ code, stdout, stderr })
    })
  })
}

const withoutTiming = (text: string) => text.replace(/"timing": \{[^}]*\}/g, '')

test.skipIf(skip !== undefined)(
  'programs at once under one root of one broker tell what a program alone tells, and leave nothing',
  { timeout: 120_000 },
  async () => {
    const url = await mosquittoBroker(path)
    const argv = ['run', wholeStory, '--json']
    const there = [...argv, '--broker', url, '--root', 'ci/build-42']
    const [one, other, shared] = await Promise.all([
      program(there),
      program(there),
      program([...there, '--workers', '2']),
    ])
    const alone = await program(argv)
    expect([one.stderr, other.stderr, shared.stderr, alone.code]).toEqual(['', '', '', 0])
    for (const { code, stdout } of [one, other, shared]) {
      expect(code).toBe(0)
      expect(withoutTiming(stdout)).toBe(withoutTiming(alone.stdout))
    }
    expect(await retainedAt(url)).toEqual([])
  },
)

test.skipIf(skip !== undefined)(
  'a car in a world on Mosquitto is driven from another program by its root and VIN',
  async () => {
    const url = await mosquittoBroker(path)
    const { vin, driver } = await worldAt(url, 'garage/left')
    const file = join(temporaryFolder(), 'flow.yaml')
    writeFileSync(file, 'name: There\nvehicle: 911-991-2018\n---\n- press: phone\n- choose: opt\n')
    const there = ['--broker', url, '--root', 'garage/left', '--attach', vin]
    const { code, stderr } = await program(['run', file, ...there])
    expect([code, stderr]).toEqual([0, ''])
    expect((await driver.input(key('back'))).view.path).toEqual(['phone'])
  },
)
