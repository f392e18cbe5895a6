import { execFile, spawn } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { screenView } from '../../src/contract/screenView.ts'
import { requirement } from '../helpers/requirement.ts'
import { startServe, type AccessClient, type ServedProgram } from '../helpers/servedProgram.ts'

const { skip } = requirement('mosquitto')
const run = promisify(execFile)

let served: ServedProgram
beforeAll(async () => {
  if (skip === undefined) served = await startServe()
})
afterAll(async () => {
  if (skip === undefined) expect(await served.stop()).toBe(0)
})

const asClient = ({ user, password }: Pick<AccessClient, 'user' | 'password'>) => [
  ...['-h', '127.0.0.1', '-p', served.mqttPort, '-V', '311'],
  ...['-u', user, '-P', password],
]

/** mosquitto_sub for so many messages; `ready` when the broker has granted the subscription. */
function listen(client: AccessClient, topic: string, seconds: number) {
  // line by line: its grant must be heard of before anything is published
  const child = spawn(
    'stdbuf',
    [
      '-oL',
      'mosquitto_sub',
      ...asClient(client),
      '-d',
      '-t',
      topic,
      '-C',
      '1',
      '-W',
      String(seconds),
      '-F',
      'MESSAGE %t %p',
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let text = ''
  let granted: () => void
  const ready = new Promise<void>((resolve) => {
    granted = resolve
  })
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8')
    if (/SUBACK|Subscribed/.test(text)) granted()
  })
  const done = new Promise<{ code: number | null; messages: readonly string[] }>((resolve) => {
    child.once('close', (code) => {
      granted()
      resolve({
        code,
        messages: text
          .split('\n')
          .filter((line) => line.startsWith('MESSAGE '))
          .map((line) => line.slice('MESSAGE '.length)),
      })
    })
  })
  return { ready, done }
}

const publish = (
  client: Pick<AccessClient, 'user' | 'password'>,
  topic: string,
  payload: unknown,
) => run('mosquitto_pub', [...asClient(client), '-t', topic, '-m', JSON.stringify(payload)])

test.skipIf(skip !== undefined)(
  'mosquitto_pub presses a key, mosquitto_sub reads the answer and the screen, with no page open',
  async () => {
    const driver = served.client(`driver-${served.vin}`)
    const answer = listen(driver, `pcm/v1/${served.vin}/head-unit/answer`, 20)
    await answer.ready
    await publish(driver, `pcm/v1/${served.vin}/driver/key`, { inputId: 'shell-1', key: 'phone' })
    const { messages } = await answer.done
    const payload = JSON.parse((messages[0] ?? '').replace(/^\S+ /, '')) as { view: unknown }
    expect(payload).toMatchObject({ inputId: 'shell-1', accepted: true, view: { path: ['phone'] } })
    const screen = await listen(driver, `pcm/v1/${served.vin}/head-unit/screen`, 20).done
    const shown = screenView.parse(JSON.parse((screen.messages[0] ?? '').replace(/^\S+ /, '')))
    expect(shown).toMatchObject({ kind: 'list', path: ['phone'], entries: [{ id: 'opt' }] })
  },
)

test.skipIf(skip !== undefined)('with a wrong password a client gets nothing', async () => {
  const driver = { ...served.client(`driver-${served.vin}`), password: 'wrong' }
  await expect(publish(driver, `pcm/v1/${served.vin}/driver/key`, {})).rejects.toThrow(
    /refused|not authori/i,
  )
  const { messages } = await listen(driver, `pcm/v1/${served.vin}/head-unit/screen`, 5).done
  expect(messages).toEqual([])
})

test.skipIf(skip !== undefined)('the channels of another car stay closed', async () => {
  const bench = served.client('bench')
  const asked = listen(bench, 'pcm/v1/world/answer', 20)
  await asked.ready
  await publish(bench, 'pcm/v1/world/cars/request', {
    requestId: 'shell-2',
    vehicle: 'taycan-y1a-2021',
    locale: 'de',
  })
  const { messages } = await asked.done
  const { vin: otherVin } = JSON.parse((messages[0] ?? '').replace(/^\S+ /, '')) as { vin: string }
  expect(otherVin).not.toBe(served.vin)
  const driver = served.client(`driver-${served.vin}`)
  // its screen is retained: who may read it gets it at once
  const own = await listen(
    served.client(`driver-${otherVin}`),
    `pcm/v1/${otherVin}/head-unit/screen`,
    20,
  ).done
  expect(own.messages).toHaveLength(1)
  const foreign = await listen(driver, `pcm/v1/${otherVin}/head-unit/screen`, 2).done
  expect(foreign.messages).toEqual([])
  const everything = await listen(driver, `pcm/v1/+/head-unit/screen`, 20).done
  expect(everything.messages.map((message) => message.split('/')[2])).toEqual([served.vin])
  // a publish to it reaches nobody: the first answer there is the one to its own driver
  const otherDriver = served.client(`driver-${otherVin}`)
  const first = listen(otherDriver, `pcm/v1/${otherVin}/head-unit/answer`, 20)
  await first.ready
  const key = `pcm/v1/${otherVin}/driver/key`
  await publish(driver, key, { inputId: 'stranger', key: 'home' }).catch(() => undefined)
  await publish(otherDriver, key, { inputId: 'own', key: 'home' })
  expect((await first.done).messages[0]).toContain('"inputId":"own"')
})

test.skipIf(skip !== undefined)(
  'a malformed and an oversized message are counted and shown, and nothing breaks',
  async () => {
    const driver = served.client(`driver-${served.vin}`)
    const topic = `pcm/v1/${served.vin}/driver/key`
    await run('mosquitto_pub', [...asClient(driver), '-t', topic, '-m', '{"inputId": 5'])
    await run('mosquitto_pub', [...asClient(driver), '-t', topic, '-m', 'x'.repeat(90_000)]).catch(
      () => undefined,
    )
    const answer = listen(driver, `pcm/v1/${served.vin}/head-unit/answer`, 20)
    await answer.ready
    await publish(driver, topic, { inputId: 'after', key: 'home' })
    expect((await answer.done).messages[0]).toContain('"inputId":"after","accepted":true')
    const { messages } = await listen(driver, 'pcm/v1/world/refusals', 20).done
    const { count } = JSON.parse((messages[0] ?? '').replace(/^\S+ /, '')) as { count: number }
    expect(count).toBeGreaterThanOrEqual(2)
    expect(served.printed()).toMatch(/refused; the last: .*not JSON/)
  },
)
