import { connect as connectSocket } from 'node:net'
import { once } from 'node:events'
import { onTestFinished, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { connectMqttBus, type MqttBusOptions } from '../../src/bus/mqttBus.ts'
import type { Bus } from '../../src/bus/bus.ts'
import type { Role } from '../../src/contract/channel.ts'
import { readFileSync } from 'node:fs'
import { ask } from '../helpers/ask.ts'
import { oneVin, otherVin, servedBroker, type ServedBroker } from '../helpers/servedBroker.ts'

const key = { inputId: 'a-1', key: 'phone' }

async function connected<R extends Role>(options: MqttBusOptions): Promise<Bus<R>> {
  const bus = await connectMqttBus<R>(options)
  onTestFinished(() => bus.close())
  return bus
}

function passwordOf({ access }: ServedBroker, user: string): string {
  const { clients } = JSON.parse(readFileSync(access.path, 'utf8')) as {
    clients: { user: string; password: string }[]
  }
  return clients.find((client) => client.user === user)?.password ?? ''
}

function overTcp<R extends Role>(
  served: ServedBroker,
  username: string,
  password = passwordOf(served, username),
): Promise<Bus<R>> {
  const url = `mqtt://127.0.0.1:${String(served.mqttPort)}`
  return connected({ transport: { url, username, password }, clientId: `of-${username}` })
}

/** Everything that the bench's own observer sees of the keys, up to a last one that it presses itself. */
async function keysSeen(served: ServedBroker, meanwhile: () => Promise<void>): Promise<string[]> {
  const bench = await overTcp<'driver' | 'observer'>(served, 'bench')
  const seen: string[] = []
  const last = new Promise<void>((resolve) => {
    void bench
      .listen(['driver.key.pressed'], {}, ({ payload }, { vin }) => {
        if (payload.inputId === 'last') resolve()
        else seen.push(`${vin ?? ''} ${payload.key}`)
      })
      .then(meanwhile)
      .then(() => {
        bench.publish('driver.key.pressed', { vin: oneVin }, { inputId: 'last', key: 'home' })
      })
  })
  await last
  return seen
}

test('a foreign client drives its own car over TCP', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  const driver = await overTcp<'driver' | 'observer'>(served, `driver-${oneVin}`)
  const heard = new Promise((resolve) => {
    void driver
      .listen(['driver.key.pressed'], { vin: oneVin }, ({ payload }) => {
        resolve(payload)
      })
      .then(() => {
        driver.publish('driver.key.pressed', { vin: oneVin }, key)
      })
  })
  expect(await heard).toEqual(key)
})

test('what a foreign client sends to another car reaches nobody, and is counted', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  const driver = await overTcp<'driver'>(served, `driver-${oneVin}`)
  const seen = await keysSeen(served, async () => {
    driver.publish('driver.key.pressed', { vin: otherVin }, key)
    await expect.poll(() => served.refusals.length).toBeGreaterThan(0)
  })
  expect(seen).toEqual([])
  expect(served.refusals[0]).toEqual({
    address: `pcm/v1/${otherVin}/driver/key`,
    reason: 'not permitted to publish',
  })
})

test('a foreign client hears nothing of another car, whatever it subscribes to', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  const observer = await overTcp<'observer'>(served, `observer-${otherVin}`)
  const heard: string[] = []
  await observer.listen(['driver.key.pressed'], {}, (_event, { vin }) => heard.push(vin ?? ''))
  await expect(
    observer.listen(['driver.key.pressed'], { vin: oneVin }, () => heard.push('named')),
  ).rejects.toThrow()
  const bench = await overTcp<'driver'>(served, 'bench')
  bench.publish('driver.key.pressed', { vin: oneVin }, key)
  bench.publish('driver.key.pressed', { vin: otherVin }, key)
  await expect.poll(() => heard).toEqual([otherVin])
})

test('an observer drives no car', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  const observer = await overTcp<'driver'>(served, `observer-${oneVin}`)
  const seen = await keysSeen(served, async () => {
    observer.publish('driver.key.pressed', { vin: oneVin }, key)
    await expect.poll(() => served.refusals.length).toBeGreaterThan(0)
  })
  expect(seen).toEqual([])
})

test('a wrong password, an unknown user and no user at all are refused over TCP', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  await expect(overTcp(served, 'bench', 'wrong')).rejects.toThrow('Connection refused')
  await expect(overTcp(served, 'nobody', 'wrong')).rejects.toThrow('Connection refused')
  const url = `mqtt://127.0.0.1:${String(served.mqttPort)}`
  await expect(connected({ transport: { url }, clientId: 'x' })).rejects.toThrow(
    'Connection refused',
  )
  expect(served.refusals).toHaveLength(3)
})

test('the page comes in over WebSocket with its cookie alone', async () => {
  const served = await servedBroker()
  const page = webSocket(served, { Cookie: await cookieOf(served) })
  expect(await connackOf(page)).toBe(0)
  expect(page.protocol).toBe('mqtt')
})

test('without the cookie, WebSocket demands user and password as TCP does', async () => {
  const served = await servedBroker()
  expect(await connackOf(webSocket(served, {}))).toBe(4)
  expect(await connackOf(webSocket(served, { Cookie: `pcm-${String(served.port)}=x` }))).toBe(4)
  const bus = await connected<'driver'>({
    transport: {
      url: `ws://127.0.0.1:${String(served.port)}/mqtt`,
      username: 'bench',
      password: passwordOf(served, 'bench'),
    },
    clientId: 'bench-over-ws',
  })
  bus.publish('driver.key.pressed', { vin: oneVin }, key)
})

test('a WebSocket of another site, to another name or to another path is not opened', async () => {
  const served = await servedBroker()
  const Cookie = await cookieOf(served)
  const refusedWith = async (headers: Record<string, string>, path = '/mqtt') => {
    const [error] = (await once(webSocket(served, headers, path), 'error')) as [Error]
    return error.message
  }
  expect(await refusedWith({ Cookie, Origin: 'http://evil.example' })).toContain('403')
  expect(await refusedWith({ Cookie, Origin: 'null' })).toContain('403')
  expect(await refusedWith({ Cookie, Host: 'evil.example' })).toContain('403')
  expect(await refusedWith({ Cookie }, '/other')).toContain('404')
  expect(served.refusals.map(({ reason }) => reason)).toEqual([
    'another site may not ask this host',
    'another site may not ask this host',
    'this is not the address of this host',
  ])
})

test('an oversized and a malformed packet end the connection and are counted', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  for (const bytes of [
    [0x10, 0x81, 0x80, 0x04],
    [0x10, 0x80, 0x80, 0x80, 0x80],
    [0x00, 0x00],
  ]) {
    const socket = connectSocket(served.mqttPort ?? 0, '127.0.0.1')
    socket.write(Uint8Array.from(bytes))
    await once(socket, 'close')
  }
  const page = webSocket(served, { Cookie: await cookieOf(served) })
  await once(page, 'open')
  page.send(Uint8Array.of(0x10, 0x81, 0x80, 0x04))
  await once(page, 'close')
  const wide = webSocket(served, { Cookie: await cookieOf(served) })
  await once(wide, 'open')
  wide.send(new Uint8Array(256 * 1024 + 1))
  await once(wide, 'close')
  expect(served.refusals.map(({ reason }) => reason)).toEqual([
    'packet larger than 65536 bytes',
    'packet with a malformed length',
    'not an MQTT 3.1.1 packet',
    'packet larger than 65536 bytes',
    'Max payload size exceeded',
  ])
  expect(served.refusals[0]?.address).toMatch(/^tcp\/127\.0\.0\.1:\d+$/)
})

test('a guest who leaves without a word takes nobody along', async () => {
  const served = await servedBroker({ mqttPort: 0 })
  const socket = connectSocket(served.mqttPort ?? 0, '127.0.0.1')
  await once(socket, 'connect')
  socket.write(Uint8Array.of(0x10, 0x20, 0x00))
  socket.resetAndDestroy()
  await once(socket, 'close')
  await overTcp(served, 'bench')
})

async function cookieOf({ port, url }: ServedBroker): Promise<string> {
  const { headers } = await ask(port, '/session', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ key: new URL(url).hash.slice(3) }),
  })
  return headers['set-cookie']?.[0]?.split(';', 1)[0] ?? ''
}

function webSocket({ port }: ServedBroker, headers: Record<string, string>, path = '/mqtt') {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}${path}`, ['mqtt'], { headers })
  onTestFinished(() => {
    socket.on('error', () => undefined)
    socket.terminate()
  })
  return socket
}

/** Sends a CONNECT of MQTT 3.1.1 without user and password; gives the return code of its CONNACK (§3.2.2.3). */
async function connackOf(socket: WebSocket): Promise<number | undefined> {
  await once(socket, 'open')
  socket.send(Buffer.from('\x10\x10\x00\x04MQTT\x04\x02\x00\x00\x00\x04page', 'latin1'))
  const [connack] = (await once(socket, 'message')) as [Buffer]
  return connack[3]
}
