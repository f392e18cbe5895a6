import { expect, test } from 'vitest'
import type { Bus, Refusal } from '../../src/bus/bus.ts'
import type { Role } from '../../src/contract/channel.ts'
import { brokerLines, type BrokerLine } from '../helpers/brokerLines.ts'

const vin = 'WP0ZZZ99ZHS000001'
const otherVin = 'WP0ZZZ99ZHS000002'

/** What a bus has to do, whatever carries it. */
function busBehaves(carrier: string, makeLine: () => Promise<BrokerLine>): void {
  test(`${carrier}: what one publishes the other hears, as an event with its parameters`, async () => {
    const line = await makeLine()
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    const car = await line.connect({ clientId: 'car', roles: ['headUnit'] })
    const heard = next(car, ['driver.key.pressed', 'driver.knob.turned'])
    await heard.ready
    driver.publish('driver.key.pressed', { vin }, { inputId: 'a-1', key: 'back' })
    expect(await heard.event).toEqual([
      { type: 'driver.key.pressed', payload: { inputId: 'a-1', key: 'back' } },
      { vin },
    ])
  })

  test(`${carrier}: messages arrive in the order they were sent`, async () => {
    const line = await makeLine()
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    const car = await line.connect({ clientId: 'car', roles: ['headUnit'] })
    const seen: string[] = []
    await new Promise<void>((resolve) => {
      void car
        .listen(['driver.key.pressed'], {}, ({ payload }) => {
          seen.push(payload.inputId)
          if (seen.length === 300) resolve()
        })
        .then(() => {
          for (let id = 0; id < 300; id += 1) {
            driver.publish('driver.key.pressed', { vin }, { inputId: String(id), key: 'back' })
          }
        })
    })
    expect(seen).toEqual(Array.from({ length: 300 }, (_, id) => String(id)))
  })

  test(`${carrier}: who asks for one car hears of no other`, async () => {
    const line = await makeLine()
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    const car = await line.connect({ clientId: 'car', roles: ['headUnit'] })
    const other = next(car, ['driver.key.pressed'], { vin: otherVin })
    await other.ready
    const mine = next(car, ['driver.key.pressed'], { vin })
    await mine.ready
    driver.publish('driver.key.pressed', { vin }, { inputId: 'mine', key: 'back' })
    driver.publish('driver.key.pressed', { vin: otherVin }, { inputId: 'other', key: 'back' })
    expect((await other.event)[0].payload).toMatchObject({ inputId: 'other' })
    expect((await mine.event)[0].payload).toMatchObject({ inputId: 'mine' })
  })

  test(`${carrier}: a state is kept for who comes late, a happening is not`, async () => {
    const line = await makeLine()
    const car = await line.connect({ clientId: 'car', roles: ['car', 'headUnit'] })
    car.publish('headUnit.tone.sounded', { vin }, { id: 'tone-1', tone: 'notice' })
    car.publish('car.presence.changed', { vin }, { online: true })
    const early = await line.connect({ clientId: 'early', roles: ['observer'] })
    const seen = next(early, ['car.presence.changed'])
    await seen.event
    const late = await line.connect({ clientId: 'late', roles: ['observer'] })
    const heard: string[] = []
    await late.listen(['headUnit.tone.sounded'], {}, ({ type }) => heard.push(type))
    const kept = next(late, ['car.presence.changed'])
    expect(await kept.event).toEqual([
      { type: 'car.presence.changed', payload: { online: true } },
      { vin },
    ])
    expect(heard).toEqual([])
  })

  test(`${carrier}: a second listener of one bus gets the state that is kept, too`, async () => {
    const line = await makeLine()
    const car = await line.connect({ clientId: 'car', roles: ['car'] })
    car.publish('car.presence.changed', { vin }, { online: true })
    const page = await line.connect({ clientId: 'page', roles: ['observer'] })
    const first = next(page, ['car.presence.changed'])
    await first.event
    const second = next(page, ['car.presence.changed'])
    expect((await second.event)[0].payload).toEqual({ online: true })
  })

  test(`${carrier}: a malformed message is refused and told, and the next one is heard`, async () => {
    const line = await makeLine()
    const refused: Refusal[] = []
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    const car = await line.connect({
      clientId: 'car',
      roles: ['headUnit'],
      onRefused: (refusal) => refused.push(refusal),
    })
    const heard = next(car, ['driver.key.pressed'])
    await heard.ready
    const topic = `pcm/v1/${vin}/driver/key`
    line.garble(topic, '{')
    line.garble(topic, '')
    line.garble(topic, Uint8Array.of(0xff, 0xfe))
    line.garble(topic, '{"inputId":"a"}')
    line.garble(topic, '{"inputId":"a","key":"back","more":1}')
    line.garble(topic, 'null')
    // delivered behind the garbled ones
    await next(car, ['driver.text.deleted']).ready
    driver.publish('driver.key.pressed', { vin }, { inputId: 'good', key: 'back' })
    expect((await heard.event)[0].payload).toEqual({ inputId: 'good', key: 'back' })
    expect(refused.map(({ address }) => address)).toEqual(Array.from({ length: 6 }, () => topic))
    expect(refused.map(({ reason }) => reason.replace(/: (Invalid|Unrecognized).*/, ''))).toEqual([
      'driver.key.pressed: the payload is not JSON in UTF-8',
      'driver.key.pressed: the payload is not JSON in UTF-8',
      'driver.key.pressed: the payload is not JSON in UTF-8',
      'driver.key.pressed: key',
      'driver.key.pressed: payload',
      'driver.key.pressed: payload',
    ])
  })

  test(`${carrier}: what is not of the channel's shape is not even sent`, async () => {
    const line = await makeLine()
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    expect(() => {
      driver.publish('driver.key.pressed', { vin }, { inputId: '', key: 'back' })
    }).toThrow()
    expect(() => {
      driver.publish('driver.key.pressed', { vin: 'a/b' }, { inputId: 'a', key: 'back' })
    }).toThrow(/vin/)
  })

  test(`${carrier}: who may not read is told so, and hears nothing later either`, async () => {
    const line = await makeLine()
    const two = await line.connect<'headUnit' | 'driver'>({ clientId: 'd', roles: ['driver'] })
    const heard: string[] = []
    const listening = two.listen(
      ['driver.key.pressed', 'headUnit.tone.sounded'],
      { vin },
      ({ type }) => heard.push(type),
    )
    await expect(listening).rejects.toThrow()
    const car = await line.connect({ clientId: 'car', roles: ['headUnit'] })
    const tone = next(two, ['headUnit.tone.sounded'])
    await tone.ready
    car.publish('headUnit.tone.sounded', { vin }, { id: 't', tone: 'notice' })
    await tone.event
    expect(heard).toEqual([])
    expect(line.refusals.at(-1)?.reason).toBe('not permitted to read')
  })

  test(`${carrier}: who is not admitted is not connected`, async () => {
    const line = await makeLine()
    await expect(
      line.connect({ clientId: 'thief', roles: ['driver'], password: 'guessed' }),
    ).rejects.toThrow()
    expect(line.refusals).toEqual([
      { address: '$connect', reason: 'unknown user or wrong password' },
    ])
  })

  test(`${carrier}: who publishes without the right to is cut off, and nobody hears it`, async () => {
    const line = await makeLine()
    const intruder = await line.connect<'driver' | 'headUnit'>({
      clientId: 'i',
      roles: ['headUnit'],
      vins: [otherVin],
    })
    const observer = await line.connect({ clientId: 'o', roles: ['observer'] })
    const heard: unknown[] = []
    await observer.listen(['headUnit.tone.sounded', 'driver.key.pressed'], {}, (event) =>
      heard.push(event),
    )
    const gone = new Promise<void>((resolve) => {
      intruder.onConnection((connected) => {
        if (!connected) resolve()
      })
    })
    intruder.publish('headUnit.tone.sounded', { vin }, { id: 't', tone: 'notice' })
    await gone
    const car = await line.connect({ clientId: 'car', roles: ['headUnit'] })
    const tone = next(observer, ['headUnit.tone.sounded'])
    await tone.ready
    car.publish('headUnit.tone.sounded', { vin }, { id: 'rightful', tone: 'notice' })
    await tone.event
    expect(heard).toHaveLength(1)
    expect(line.refusals.at(-1)).toMatchObject({ reason: 'not permitted to publish' })
  })

  test(`${carrier}: the last will is published when its client is gone, and kept`, async () => {
    const line = await makeLine()
    const will = {
      name: 'car.presence.changed',
      params: { vin },
      payload: { online: false },
    } as const
    const car = await line.connect({ clientId: 'car', roles: ['car'], will })
    const observer = await line.connect({ clientId: 'observer', roles: ['observer'] })
    const seen: boolean[] = []
    const gone = new Promise<void>((resolve) => {
      void observer.listen(['car.presence.changed'], {}, ({ payload }) => {
        seen.push(payload.online)
        if (!payload.online) resolve()
        else void car.close()
      })
    })
    car.publish('car.presence.changed', { vin }, { online: true })
    await gone
    expect(seen.at(-1)).toBe(false)
    const late = await line.connect({ clientId: 'late', roles: ['observer'] })
    expect((await next(late, ['car.presence.changed']).event)[0].payload).toEqual({ online: false })
  })

  test(`${carrier}: a bus that is closed says so and sends nothing more`, async () => {
    const line = await makeLine()
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    const connection: boolean[] = []
    driver.onConnection((connected) => connection.push(connected))
    await driver.close()
    await driver.close()
    expect(connection).toEqual([false])
    driver.publish('driver.key.pressed', { vin }, { inputId: 'a', key: 'back' })
  })

  test(`${carrier}: messages of two senders, acknowledged and not, all arrive`, async () => {
    const line = await makeLine()
    const car = await line.connect({ clientId: 'car', roles: ['car'] })
    const headUnit = await line.connect({ clientId: 'head-unit', roles: ['headUnit'] })
    const observer = await line.connect({ clientId: 'observer', roles: ['observer'] })
    const heard: string[] = []
    const all = new Promise<void>((resolve) => {
      void observer
        .listen(['car.presence.changed', 'headUnit.tone.sounded'], {}, ({ type }) => {
          heard.push(type)
          if (heard.length === 40) resolve()
        })
        .then(() => {
          for (let time = 0; time < 20; time += 1) {
            car.publish('car.presence.changed', { vin }, { online: true })
            headUnit.publish('headUnit.tone.sounded', { vin }, { id: 't', tone: 'notice' })
          }
        })
    })
    await all
    expect(heard.filter((type) => type === 'car.presence.changed')).toHaveLength(20)
  })

  test(`${carrier}: what is said on a closed bus counts as nothing under way`, async () => {
    const line = await makeLine()
    let sent = 0
    const meter = { sent: () => (sent += 1), handled: () => undefined }
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'], meter })
    await driver.close()
    driver.publish('driver.key.pressed', { vin }, { inputId: 'a', key: 'back' })
    expect(sent).toBe(0)
  })

  test(`${carrier}: who stops listening hears nothing more`, async () => {
    const line = await makeLine()
    const driver = await line.connect({ clientId: 'driver', roles: ['driver'] })
    const car = await line.connect({ clientId: 'car', roles: ['headUnit'] })
    const heard: string[] = []
    const stop = await car.listen(['driver.key.pressed'], {}, ({ type }) => heard.push(type))
    stop()
    const again = next(car, ['driver.key.pressed'])
    await again.ready
    driver.publish('driver.key.pressed', { vin }, { inputId: 'a', key: 'back' })
    await again.event
    expect(heard).toEqual([])
  })

  test(`${carrier}: every packet sent and handled is counted once`, async () => {
    const line = await makeLine()
    const counts = { sent: 0, handled: 0 }
    const meter = {
      sent: () => (counts.sent += 1),
      handled: () => (counts.handled += 1),
    }
    const both = await line.connect({ clientId: 'both', roles: ['driver', 'headUnit'], meter })
    const heard = next(both, ['driver.key.pressed'])
    await heard.ready
    line.garble(`pcm/v1/${vin}/driver/key`, 'garbled')
    both.publish('driver.key.pressed', { vin }, { inputId: 'a', key: 'back' })
    await heard.event
    await both.listen(['driver.knob.turned'], {}, () => undefined)
    expect(counts).toEqual({ sent: 1, handled: 2 })
  })
}

/** The next event of these channels. */
function next<R extends Role, Name extends Parameters<Bus<R>['listen']>[0][number]>(
  bus: Bus<R>,
  names: readonly Name[],
  params: Readonly<Record<string, string>> = {},
) {
  let ready: Promise<() => void> | undefined
  type Heard = [
    { readonly type: string; readonly payload: unknown },
    Readonly<Record<string, string>>,
  ]
  const event = new Promise<Heard>((resolve) => {
    ready = bus.listen(names, params, (heard, where) => {
      resolve([heard, where])
    })
  })
  return { event, ready: Promise.resolve(ready) }
}

for (const [carrier, makeLine] of Object.entries(brokerLines)) busBehaves(carrier, makeLine)
