import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { connectMqttBus } from '../../src/bus/mqttBus.ts'
import type { Bus } from '../../src/bus/bus.ts'
import type { Role } from '../../src/contract/channel.ts'
import { readFixture } from '../../src/host/readFixture.ts'
import { startHost, type Host } from '../../src/host/startHost.ts'
import { ask } from '../helpers/ask.ts'
import { builtPage } from '../helpers/servedBroker.ts'
import { shippedCatalogue } from '../helpers/shippedFacts.ts'
import { temporaryFolder } from '../helpers/temporaryFolder.ts'

interface Started extends Host {
  readonly notices: readonly string[]
  users(): readonly string[]
  bus<R extends Role>(user: string): Promise<Bus<R>>
}

async function started(folder = join(temporaryFolder(), 'data')): Promise<Started> {
  const notices: string[] = []
  const host = await startHost({
    catalogue: shippedCatalogue(),
    fixture: await readFixture('.'),
    pageFolder: builtPage(),
    scenarioFolder: 'assets/scenarios',
    dataFolder: folder,
    locale: 'de',
    mqttPort: 0,
    onNotice: (sentence) => notices.push(sentence),
  })
  onTestFinished(() => host.close())
  const clients = () =>
    (
      JSON.parse(readFileSync(host.accessFile, 'utf8')) as {
        clients: readonly { user: string; password: string }[]
      }
    ).clients
  return {
    ...host,
    notices,
    users: () => clients().map(({ user }) => user),
    async bus<R extends Role>(user: string) {
      const password = clients().find((client) => client.user === user)?.password ?? ''
      const url = `mqtt://127.0.0.1:${String(host.mqttPort)}`
      const bus = await connectMqttBus<R>({
        transport: { url, username: user, password },
        clientId: `test-${user}`,
      })
      onTestFinished(() => bus.close())
      return bus
    },
  }
}

test('a host starts with one car, its users in the access file, and no complaint', async () => {
  const { car, users, notices, port } = await started()
  expect([car.vehicle, car.locale]).toEqual(['911-991-2018', 'de'])
  expect(users()).toEqual(['bench', `driver-${car.vin}`, `observer-${car.vin}`])
  expect(notices).toEqual([])
  expect((await ask(port, '/')).status).toBe(200)
})

test('a foreign client drives the car with the password of the file', async () => {
  const { car, bus } = await started()
  const driver = await bus<'driver' | 'observer'>(`driver-${car.vin}`)
  const answered = new Promise((resolve) => {
    void driver
      .listen(['headUnit.input.answered'], { vin: car.vin }, ({ payload }) => {
        resolve(payload)
      })
      .then(() => {
        driver.publish(
          'driver.key.pressed',
          { vin: car.vin },
          { inputId: 'foreign-1', key: 'phone' },
        )
      })
  })
  expect(await answered).toMatchObject({
    inputId: 'foreign-1',
    accepted: true,
    view: { title: 'PHONE' },
  })
})

test('a car that is opened later has its users before anybody hears of it', async () => {
  const { bus, users } = await started()
  const bench = await bus<'bench'>('bench')
  const answered = new Promise<string | undefined>((resolve) => {
    void bench
      .listen(['world.request.answered'], {}, ({ payload }) => {
        resolve(payload.vin)
      })
      .then(() => {
        bench.publish(
          'bench.car.requested',
          {},
          { requestId: 'b-1', vehicle: 'taycan-y1a-2022', locale: 'en' },
        )
      })
  })
  const vin = await answered
  expect(users()).toContain(`driver-${vin ?? ''}`)
})

test('what is refused is told in a sentence, without its content', async () => {
  const { car, bus, notices } = await started()
  const observer = await bus<'driver'>(`observer-${car.vin}`)
  observer.publish('driver.text.entered', { vin: car.vin }, { inputId: 'x', text: 'geheim' })
  const topic = `pcm/v1/${car.vin}/driver/text`
  await expect
    .poll(() => notices)
    .toEqual([`1 refused; the last: ${topic}: not permitted to publish`])
})

test('the next start on the same folder opens the same car to the same users', async () => {
  const folder = join(temporaryFolder(), 'data')
  const first = await started(folder)
  const before = readFileSync(first.accessFile, 'utf8')
  await first.close()
  const second = await started(folder)
  expect(second.car.vin).toBe(first.car.vin)
  expect(readFileSync(second.accessFile, 'utf8')).toBe(before)
})
