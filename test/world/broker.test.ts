import { expect, onTestFinished, test } from 'vitest'
import { startBroker } from '../../src/world/broker.ts'
import { createRestMeter } from '../../src/world/restMeter.ts'
import { rawGuest } from '../helpers/rawGuest.ts'

const topic = 'pcm/v1/WP0ZZZ99ZHS000001/head-unit/tone'
const everyCar = 'pcm/v1/+/head-unit/tone'
const tone = JSON.stringify({ id: 'tone-1', tone: 'notice' })
const ending = 'pcm/v1/WP0ZZZ99ZHS000001/head-unit/states'
const states = JSON.stringify({ states: {} })

test('who comes to a topic that is known already hears it, and who leaves it no longer', async () => {
  const broker = await startBroker({ meter: createRestMeter(), refuse: () => undefined })
  onTestFinished(() => broker.close())
  const guest = (clientId: string) =>
    rawGuest({ stream: broker.guestStream }, clientId, { roles: ['headUnit', 'observer'] })
  const speaker = await guest('speaker')
  const [early, late] = [await guest('early'), await guest('late')]
  const told: string[] = []
  const enough = new Map<string, () => void>()
  for (const [name, client] of Object.entries({ early, late })) {
    await client.subscribeAsync(ending)
    client.on('message', (heard) => {
      if (heard === topic) told.push(name)
      else enough.get(name)?.()
    })
  }
  /** Says something; resolves with who has heard it, when everybody has heard what was said after it. */
  const heardBy = async () => {
    const ended = ['early', 'late'].map(
      (name) => new Promise<void>((resolve) => enough.set(name, resolve)),
    )
    speaker.publish(topic, tone)
    speaker.publish(ending, states)
    await Promise.all(ended)
    return told.splice(0).sort()
  }
  expect(await heardBy()).toEqual([])
  await early.subscribeAsync(topic)
  expect(await heardBy()).toEqual(['early'])
  await late.subscribeAsync(everyCar)
  expect(await heardBy()).toEqual(['early', 'late'])
  await late.unsubscribeAsync(everyCar)
  expect(await heardBy()).toEqual(['early'])
})
